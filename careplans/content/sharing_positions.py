"""With whom the person lets their plan be shared (domain.md section 1.3), as a version says it."""

from careplans.content.facts import Facts

ALL_DIRECT_CARE = "all_direct_care"
EXCEPT_NAMED = "except_named"
NOT_ELECTRONICALLY = "not_electronically"
WITHDRAWN = "withdrawn"
# Where nothing was published yet, nothing was said against anybody.
WITH_EVERYBODY = ("", ALL_DIRECT_CARE)
WITH_ANYBODY = (*WITH_EVERYBODY, EXCEPT_NAMED)


def sharing_position(content: dict) -> str:
    """One of the four positions, or "" where nothing is said."""
    return Facts(content).said("consent", "sharing") or ""


def kept_from(content: dict) -> list[str]:
    """The names of those the plan is not to be shared with, as they were typed; only where the position names some."""
    if sharing_position(content) != EXCEPT_NAMED:
        return []
    typed = Facts(content).said("consent", "do_not_share_with") or ""
    return [name for name in (line.strip(" .,;") for line in typed.replace(";", "\n").splitlines()) if name]
