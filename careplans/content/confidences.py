"""What was said in confidence. Paper may lie where anybody reads it: there it is only said where to read it.

The strip of alerts on the A4 sheet leaves out the same (careplans.printing.sheet).
"""

from careplans.content.items import Unsaid

READ_LIVE_RECORD = "Read live record"
ABOUT_FAMILY = ("family_told", "do_not_share_with", "do_not_discuss_with", "do_not_contact")
WHAT_FAMILY_KNOW = ("aware_carers", "aware_carers_detail")


def is_about_nobody_to_call(section, stored: dict) -> bool:
    """Whether this row is about somebody who must not be contacted: their name is not for everybody's eyes."""
    return section.key == "personal_contacts" and "do_not_contact" in (stored.get("roles") or ())


def is_confidence(answer, stored: dict) -> bool:
    """Whether this answer, of the row `stored`, tells whom not to tell. That nobody was asked is no secret."""
    if answer.value is None or isinstance(answer.value, Unsaid):
        return False
    if answer.section.key == "prognosis" and answer.item.key in WHAT_FAMILY_KNOW:
        return stored.get("aware_carers") != "aware"
    return answer.section.key == "consent" and answer.item.key in ABOUT_FAMILY
