"""Registration numbers by register (domain.md section 6.2)."""

import pytest

from accounts.registration import NotANumber, as_registered


@pytest.mark.parametrize(
    ("body", "typed", "kept"),
    [
        ("GMC", "9900101", "GMC 9900101"),
        ("NMC", "99z1001e", "NMC 99Z1001E"),
        ("NMC", " 99Z 1001 E ", "NMC 99Z1001E"),
        ("HCPC", "pa990011", "HCPC PA990011"),
        ("HCPC", "PH1", "HCPC PH1"),
        ("GPhC", "2012345", "GPhC 2012345"),
        ("SWE", "sw12345", "SWE SW12345"),
        ("", "", ""),
    ],
)
def test_a_number_is_kept_in_capitals_without_spaces(body, typed, kept):
    assert as_registered(body, typed) == kept


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        ("GMC", "990010"),
        ("GMC", "99001011"),
        ("GMC", "C9900101"),
        ("GMC", "٩٩٠٠١٠١"),
        ("NMC", "99Z1001"),
        ("NMC", "99Z1001EE"),
        ("HCPC", "P990011"),
        ("HCPC", "PA9900111"),
        ("GPhC", "1012345"),
        ("SWE", "12345"),
        ("GMC", ""),
        ("", "9900101"),
        ("RCN", "9900101"),
    ],
)
def test_what_cannot_be_a_number_of_that_register_is_refused(body, typed):
    with pytest.raises(NotANumber):
        as_registered(body, typed)
