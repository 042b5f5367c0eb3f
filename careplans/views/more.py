"""A long list, a screen at a time. Nothing is counted: the first row of the next page says that there is one."""

from dataclasses import dataclass

ROWS_ON_A_PAGE = 50
LAST_PAGE = 1000


@dataclass(frozen=True)
class More:
    """One page of a list, and the addresses of those before and after it; '' where there is none."""

    rows: list
    number: int
    before: str
    after: str


def more_of(request, fetch, rows=ROWS_ON_A_PAGE):
    """The page that `page` in the address asks for. `fetch(limit, start)` gives the rows."""
    asked = request.GET.get("page", "")
    number = min(max(int(asked), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    found = fetch(rows + 1, (number - 1) * rows)
    return More(
        rows=list(found[:rows]),
        number=number,
        before=_address(request, number - 1) if number > 1 else "",
        after=_address(request, number + 1) if len(found) > rows else "",
    )


def _address(request, number):
    asked = request.GET.copy()
    asked["page"] = number
    return f"?{asked.urlencode()}"
