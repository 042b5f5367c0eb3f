"""The papers a plan speaks of: legal instruments and documents that ought to lie somewhere in the world.

What they say stays in the plan; this only tells which there are, under which section and row, and where each is kept.
"""

from dataclasses import dataclass

from careplans.content.sections import section_by_key

LEGAL_SECTIONS = {
    "adrt": "adrt",
    "adrt_treatments": "adrt",
    "lpa_health_welfare": "lpa",
    "attorneys": "lpa",
    "other_authority": "deputyship",
    "advance_statement": "advance_statement",
    "parental_responsibility": "parental_responsibility",
    "documents": "other",
}
EXISTS = {"reported_not_seen", "copy_attached", "original_seen"}
MOST_IN_TITLE = 200


@dataclass(frozen=True)
class Paper:
    """One paper as the plan tells of it."""

    kind: str
    title: str
    section_key: str
    row_id: str = ""
    dated: str = ""
    kept_where: str = ""
    confidentiality: str = ""

    @property
    def place(self):
        """What tells it apart from every other paper of the plan."""
        return self.kind, self.section_key, self.row_id


def papers_in(content: dict) -> list[Paper]:
    """Every paper that this content says there is, legal instruments first."""
    legal = [*_adrt(content), *_attorneys(content), *_other_authority(content), *_advance_statement(content)]
    listed_before = {paper.kind for paper in legal}
    return [*legal, *(paper for paper in _documents(content) if paper.kind not in listed_before)]


def _adrt(content):
    said = content.get("adrt") or {}
    if _words(said, "status") in EXISTS:
        title, kept = section_by_key("adrt").title, _words(said, "location_of_original")
        yield Paper("adrt", title, "adrt", dated=_words(said, "made_on"), kept_where=kept)


def _attorneys(content):
    title = section_by_key("lpa_health_welfare").title
    for row in content.get("lpa_health_welfare") or []:
        dated, kept = _words(row, "executed_on"), _words(row, "location")
        yield Paper("lpa", title, "lpa_health_welfare", row["id"], dated, kept)


def _other_authority(content):
    said = content.get("other_authority") or {}
    if said.get("deputy") == "yes":
        yield Paper("deputyship", "Order that appoints a deputy", "other_authority")
    if _words(said, "court_orders"):
        yield Paper("court_order", "Court order", "other_authority")


def _advance_statement(content):
    said = content.get("advance_statement") or {}
    if said.get("status") == "has":
        dated, kept = _words(said, "made_on"), _words(said, "location")
        yield Paper("advance_statement", "Advance statement", "advance_statement", dated=dated, kept_where=kept)


def _documents(content):
    for row in content.get("documents") or []:
        dated, kept = _words(row, "dated_on"), _words(row, "location")
        title = _words(row, "title")[:MOST_IN_TITLE] or "A document without a name"
        kind = _kind_by_name(_words(row, "kind"))
        yield Paper(kind, title, "documents", row["id"], dated, kept, _words(row, "confidentiality"))


def _kind_by_name(called):
    """A paper on the list of documents that is a legal instrument says so by its kind."""
    named = called.strip().lower()
    return {"adrt": "adrt", "lpa": "lpa", "advance statement": "advance_statement"}.get(named, "other")


def _words(said, key):
    """The answer where it is words; an answer that was left unsaid is none."""
    value = said.get(key)
    return value if isinstance(value, str) else ""
