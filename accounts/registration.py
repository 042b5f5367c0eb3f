"""Numbers of professional registers: whether one can be right, and how it is kept (domain.md section 6.2).

That a number has the right form does not say whose it is: whoever invites says that they looked in the register.
"""

import re

BODIES = {
    "GMC": "General Medical Council",
    "NMC": "Nursing and Midwifery Council",
    "HCPC": "Health and Care Professions Council",
    "GPhC": "General Pharmaceutical Council",
    "SWE": "Social Work England",
}
NUMBERS = {
    "GMC": (r"[0-9]{7}", "seven digits, such as 9900101"),
    "NMC": (r"[0-9]{2}[A-Z][0-9]{4}[A-Z]", "two digits, a letter, four digits and a letter, such as 99Z1001E"),
    "HCPC": (r"[A-Z]{2}[0-9]{1,6}", "two letters and up to six digits, such as PA990011"),
    "GPhC": (r"2[0-9]{6}", "seven digits that begin with 2"),
    "SWE": (r"SW[0-9]{1,8}", "SW and digits, such as SW12345"),
}


class NotANumber(Exception):
    """This cannot be a number of that register. The message says what one looks like."""


def as_registered(body, number):
    """“NMC 99Z1001E”: upper-case, without spaces; "" where there is none. Raises NotANumber."""
    number = re.sub(r"\s", "", number).upper()
    if not body and not number:
        return ""
    if body not in NUMBERS:
        raise NotANumber(f"Say of which register the number is: {', '.join(BODIES)}.")
    form, words = NUMBERS[body]
    if not re.fullmatch(form, number):
        raise NotANumber(f"A number of the {BODIES[body]} is {words}.")
    return f"{body} {number}"
