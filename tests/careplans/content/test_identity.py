from careplans.content.identity import NOT_SHOWN, identity_part

# As the first versions were sealed, before anything else was kept of a person.
AT_FIRST = {
    "nhs_number": "9992048174",
    "nhs_number_status": "01",
    "title": "Mrs",
    "given_names": "Margaret Ann",
    "family_name": "Holloway",
    "suffix": "",
    "born_on": "1958-03-14",
    "born_precision": "day",
    "gender": "female",
}
WHOLE = AT_FIRST | {
    "nhs_number_status_words": "01: Number present and verified",
    "address_lines": "14 Marram Close\nSeawick",
    "postcode": "ZZ1 2AB",
    "email": "maggie@example.test",
    "location_sensitive": False,
    "phones": [
        {"number": "01632 960118", "use": "home", "preference": 1},
        {"number": "07700 900118", "use": "mobile", "preference": 2},
    ],
    "addresses": [{"use": "Hospice", "lines": "Saltmarsh Hospice", "postcode": "", "from_on": "2026-11-02"}],
    "gp_name": "Dr Imran Sethi",
    "gp_practice": "Harbour Surgery",
    "gp_phone": "",
}


def said_in(part, key):
    """The words of a section by label, row after row."""
    [section] = [one for one in part.sections if one.section.key == key]
    return [{fact.label: fact.words for fact in row.said} for row in section.rows]


def test_a_version_sealed_before_there_was_more_is_read_as_far_as_it_goes():
    part = identity_part(AT_FIRST, shows_where=True)

    [named] = said_in(part, "identity")
    assert (named["NHS number"], named["Born"], named["Gender"]) == ("999 204 8174", "14-Mar-1958", "Female")
    assert part.silent == ("Address", "Other addresses", "Telephone", "GP practice of the person")


def test_everything_that_is_held_is_said():
    part = identity_part(WHOLE, shows_where=True)

    assert said_in(part, "identity")[0]["NHS number status"] == "01: Number present and verified"
    assert said_in(part, "identity")[0]["Where this person lives is sensitive"] == "No"
    assert said_in(part, "identity_where") == [
        {"Address": "14 Marram Close\nSeawick", "Postcode": "ZZ1 2AB", "Email": "maggie@example.test"}
    ]
    assert [phone["Number"] for phone in said_in(part, "identity_phones")] == ["01632 960118", "07700 900118"]
    assert said_in(part, "identity_addresses") == [
        {"Kind of address": "Hospice", "Address": "Saltmarsh Hospice", "From": "02-Nov-2026"}
    ]
    assert said_in(part, "identity_gp") == [{"GP": "Dr Imran Sethi", "Practice": "Harbour Surgery"}]


def test_what_was_asked_and_left_empty_is_named_and_what_was_never_asked_is_not():
    part = identity_part(WHOLE, shows_where=True)

    [surgery] = [one for one in part.sections if one.section.key == "identity_gp"]
    assert surgery.rows[0].missing == ("Telephone",)


def test_of_a_birth_only_as_much_is_said_as_is_known():
    part = identity_part(AT_FIRST | {"born_on": "1958-01-01", "born_precision": "year"}, shows_where=True)

    assert said_in(part, "identity")[0]["Born"] == "1958"


def test_where_somebody_lives_is_kept_back_with_their_numbers_and_their_surgery():
    part = identity_part(WHOLE, shows_where=False)

    kept_back = {
        key: said_in(part, key) for key in ("identity_where", "identity_addresses", "identity_phones", "identity_gp")
    }
    assert [list(row.values()) for (row,) in kept_back.values()] == [[NOT_SHOWN]] * 4
    assert said_in(part, "identity")[0]["Family name"] == "Holloway"
