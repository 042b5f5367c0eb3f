from careplans.content.section_rights import _GROUPS, RIGHTS, right_to_write
from careplans.content.sections import SECTIONS


def test_every_section_is_written_under_one_permission_and_no_other_key_is_known():
    assert set(RIGHTS) == {section.key for section in SECTIONS}
    assert sum(len(keys) for keys in _GROUPS.values()) == len(SECTIONS)


def test_what_a_signature_covers_is_clinical_and_the_persons_words_are_their_own():
    by_document = {section.document: set() for section in SECTIONS}
    for section in SECTIONS:
        by_document[section.document].add(right_to_write(section.key))

    assert by_document["recommendations"] == {"clinical_write"}
    assert by_document["what_matters"] == {"what_matters_write"}
