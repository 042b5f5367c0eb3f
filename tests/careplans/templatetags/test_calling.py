import pytest

from careplans.templatetags.calling import with_calls


@pytest.mark.parametrize("number", ["0808 157 0101", "01632 960118", "07700900121", "+44 7700 900121", "111", "999"])
def test_a_number_in_a_sentence_can_be_rung(number):
    dialled = number.replace(" ", "")

    assert with_calls(f"Ring {number} now") == f'Ring <a class="gt-phone" href="tel:{dialled}">{number}</a> now'


@pytest.mark.parametrize("words", ["Give 1000 mg", "9992048174", "2026-11-21", "at 01.30", "10 to 1999", "0 5 mg"])
def test_what_is_no_telephone_number_stays_words(words):
    assert "tel:" not in with_calls(words)


def test_words_are_escaped():
    assert with_calls("<b>Ring</b> 111") == '&lt;b&gt;Ring&lt;/b&gt; <a class="gt-phone" href="tel:111">111</a>'
