"""Making a sheet fit on one side: in larger letters where there is room, giving way line by line where there is not."""

from careplans.printing.pdf import lay_out
from careplans.printing.typeface import with_odd_letters_owned

EVERY_LINE = 1_000


def fit_on_one_side(sheet, layout, facts):
    """The document with as much of `sheet` as one side holds. `facts` is what else the template shows.

    It gives way from the last line upward. Steps 1 to 4 never do: where they alone fill more than a side, they run on,
    and every page says whose it is.
    """
    if sheet.is_short:
        document = _draw(sheet, layout, {**facts, "size": "roomy"})
        if _fits(document):
            return document
    kept = sheet.most_worth_trying
    document = _draw(sheet.giving_way_to(kept), layout, facts)
    while not _fits(document) and kept:
        kept = max(0, kept - max(1, _lines_too_many(document)))
        document = _draw(sheet.giving_way_to(kept), layout, facts)
    return document if _fits(document) else _draw(sheet.giving_way_to(0), layout, {**facts, "size": "runs-on"})


def _draw(sheet, layout, facts):
    return lay_out(with_odd_letters_owned(layout.template, {"sheet": sheet, **facts}), layout.stylesheet)


def _fits(document):
    """One page, on which the plan ends above the foot."""
    first = document.pages[0].anchors
    return len(document.pages) == 1 and _top(first["end"]) <= _top(first["foot"])


def _lines_too_many(document):
    """How many of the lines that can be left out do not end above the foot; all, where steps 1 to 4 fill the page."""
    first = document.pages[0].anchors
    if "decided" not in first:
        return EVERY_LINE
    return sum(bottom > _top(first["foot"]) for bottom in _bottoms_of_lines(document))


def _bottoms_of_lines(document):
    """Where each line would end if the first page went on: a step that does not fit is moved to the next page whole."""
    bottom = 0
    for page in document.pages:
        for name, (_, top, _, end) in page.anchors.items():
            if name.startswith("line-"):
                bottom = end if page is document.pages[0] else bottom + end - top
                yield bottom


def _top(box):
    return box[1]
