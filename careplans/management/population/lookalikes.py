"""People who are easily taken for one another, put among the others at a known rate (domain.md section 7, hazard 1).

Each way is one that is met in life; `add` takes one of those drawn last and adds one or two who look like them.
"""

from datetime import date, timedelta

from careplans.management.population.drawing import words
from careplans.management.population.names import draw_given_name, draw_surname

# After every so many people one pair or triple: about 22 in a thousand people.
EVERY = 45
ALSO_A_THIRD = 0.15
SOUNDS_LIKE = dict(
    pair.split("/")
    for pair in words(
        "Smith/Smyth Clarke/Clark Clark/Clarke Reid/Read Read/Reed Reed/Reid Thompson/Thomson Stewart/Stuart "
        "Brown/Browne Green/Greene Phillips/Philips Hussain/Hussein Ahmed/Ahmad Mahmood/Mahmoud Allen/Allan "
        "MacDonald/McDonald Davies/Davis Moore/More Lewis/Louis Nicholls/Nichols McKenzie/MacKenzie McLean/MacLean "
        "Elliott/Eliot Rees/Reece Chowdhury/Choudhury"
    )
)


def add(drawing):
    """Somebody who looks like one of those drawn last, in one of these ways; mostly like the oldest of them."""
    last = len(drawing.people)
    at = min(range(last - 3, last), key=lambda place: drawing.people[place].born_on)
    kind = drawing.rng.choice(list(WAYS))
    WAYS[kind](drawing, drawing.people[at])
    drawing.alike.append((kind, at, last))
    if drawing.rng.random() < ALSO_A_THIRD:
        namesake(drawing, drawing.people[at])
        drawing.alike.append(("namesake", at, last + 1))


def add_in_care_home(drawing):
    """Two of one first name in one home, and two of one family name and initial."""
    people, third = drawing.people, drawing.people[2].given_names.partition(" ")[0]
    people[3].given_names, people[3].sex, people[3].preferred_name = third, people[2].sex, ""
    people[7].family_name, people[7].given_names = people[6].family_name, same_initial(drawing, people[6])
    people[7].sex, people[7].preferred_name = people[6].sex, ""
    drawing.alike += [("care_home_first_name", 2, 3), ("care_home_surname", 6, 7)]


def same_initial(drawing, one):
    """Another given name that begins with the same letter, or the same one where none comes up."""
    for _ in range(40):
        name = draw_given_name(drawing.rng, one.community, one.sex, one.born_on.year)
        if name[0] == one.initial and name != one.given_names.partition(" ")[0]:
            return name
    return one.given_names


def near_dates(drawing, one):
    """Same family name and initial, born a few days apart, living elsewhere."""
    born = one.born_on - timedelta(days=drawing.rng.choice((1, 2, 9, 10)))
    elsewhere(drawing, drawing.copy_of(one, given_names=same_initial(drawing, one), born_on=born, preferred_name=""))


def namesake(drawing, one):
    """Same names, and a year of birth that is one or ten off."""
    years = drawing.rng.choice((1, 10))
    born = one.born_on.replace(year=max(1905, one.born_on.year - years), day=min(28, one.born_on.day))
    elsewhere(drawing, drawing.copy_of(one, born_on=born))


def swapped_date(drawing, one):
    """Same names; the day and the month of birth are the other way round."""
    if one.born_on.day > 12 or one.born_on.day == one.born_on.month:
        one.born_on = one.born_on.replace(day=one.born_on.month % 12 + 1)
    one.born_precision = "day"
    born = one.born_on.replace(day=one.born_on.month, month=one.born_on.day)
    elsewhere(drawing, drawing.copy_of(one, born_on=min(born, date(2026, 10, 31))))


def parent_and_child(drawing, one):
    """Same names, same address, a generation apart."""
    years = drawing.rng.randint(20, 32)
    year = one.born_on.year + (years if one.age > 45 else -years)
    day = drawing.rng.randint(1, 28)
    drawing.copy_of(one, born_on=date(min(year, 2025), drawing.rng.randint(1, 12), day), born_precision="day")


def twins(drawing, one):
    """Born on one day into one family, with one initial."""
    drawing.copy_of(one, given_names=same_initial(drawing, one), preferred_name="", was_called="")


def sound_alike(drawing, one):
    """Same given names, a family name that sounds alike, born in the same month."""
    name = one.family_name
    born = one.born_on.replace(day=drawing.rng.randint(1, 28))
    elsewhere(
        drawing, drawing.copy_of(one, family_name=SOUNDS_LIKE.get(name, typed_wrong(drawing, name)), born_on=born)
    )


def registered_twice(drawing, one):
    """One person with two records: the second has no NHS number, and one letter or the birth date mistyped."""
    chance, born = drawing.rng.random(), one.born_on
    family_name, given_names = one.family_name, one.given_names.partition(" ")[0]
    if chance < 0.4:
        family_name = typed_wrong(drawing, family_name)
    elif chance < 0.7:
        given_names = typed_wrong(drawing, given_names)
    else:
        born = born - timedelta(days=1)
    changes = {"family_name": family_name, "given_names": given_names, "born_on": born, "was_called": ""}
    drawing.copy_of(one, is_again=True, lived_at=(), **changes)


def typed_wrong(drawing, name):
    """The name with two letters swapped, one doubled, or one left out: never the first."""
    at = drawing.rng.randrange(1, max(2, len(name) - 1))
    before, letter, after = name[:at], name[at : at + 1], name[at + 1 :]
    if not after:
        return name + "e"
    changed = drawing.rng.choice((before + after[0] + letter + after[1:], before + letter + letter + after))
    return changed if changed != name else before + after


def elsewhere(drawing, one):
    """Move somebody to another street of the area, with a telephone of their own."""
    street = drawing.rng.choice(drawing.streets)
    one.street, one.address_lines = street, f"{drawing.rng.randint(1, 140)} {street.name}\n{street.town}"
    one.care_home, one.lived_at = "", ()
    one.was_called = draw_surname(drawing.rng, one.community) if one.was_called else ""
    one.phones = [(f"01632 960{drawing.rng.randrange(1_000):03d}", "home")]


WAYS = {
    "near_dates": near_dates,
    "namesake": namesake,
    "swapped_date": swapped_date,
    "parent_and_child": parent_and_child,
    "twins": twins,
    "sound_alike": sound_alike,
    "registered_twice": registered_twice,
}
