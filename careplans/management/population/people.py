"""One area of a thousand people: who lives with whom, how old they are, what they were called before."""

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from careplans.management.population import lookalikes
from careplans.management.population.drawing import Table
from careplans.management.population.names import (
    COMMUNITIES,
    NICKNAMES,
    as_worn_by,
    draw_given_name,
    draw_surname,
)
from careplans.management.population.places import (
    PEOPLE_OF_AN_AREA,
    Street,
    draw_care_home,
    draw_landline,
    draw_mobile,
    streets_of_area,
)

# Ages are counted to this day, so that a birth date does not depend on when the command is run.
COUNTED_ON = date(2026, 11, 1)
AREAS_WITH_ONE_CARE_HOME = 5
OF_A_CARE_HOME = 40
YOUNG = Table({age: 1 for age in range(18, 65)})
OLD = Table({age: max(1, 105 - age) * (3 if age < 80 else 2) for age in range(65, 100)})
VERY_OLD = Table({age: 20 - abs(age - 87) for age in range(70, 105)})
KINDS = Table({"alone": 16, "old_alone": 14, "couple": 16, "old_couple": 10, "family": 24, "parent": 7, "sharers": 5,
               "grown_child": 8})  # fmt: skip


@dataclass(slots=True)
class Someone:
    """A person who does not exist. `was_called` and `lived_at` are what they changed from; '' where nothing changed."""

    community: str
    sex: str
    given_names: str
    family_name: str
    born_on: date
    street: Street
    address_lines: str
    marital_status: str = ""
    born_precision: str = "day"
    preferred_name: str = ""
    phones: list = field(default_factory=list)
    was_called: str = ""
    lived_at: tuple = ()
    care_home: str = ""
    died_on: date | None = None
    is_again: bool = False
    is_hidden: bool = False

    @property
    def age(self):
        return (COUNTED_ON - self.born_on).days // 365.25

    @property
    def initial(self):
        return self.given_names[:1]


@dataclass(frozen=True)
class Area:
    """A thousand people in the order of their numbers, and which of them look alike: (kind, place, other place)."""

    number: int
    people: list
    alike: list


def draw_area(seed, number):
    """The same people each time, whatever else is drawn."""
    return Drawing(Random(f"{seed}/{number}")).area(number)


class Drawing:
    """Draws the people of one area, household by household, all from one stream of chance."""

    def __init__(self, rng):
        self.rng, self.streets = rng, streets_of_area(rng)
        self.people, self.alike = [], []

    def area(self, number):
        """Households until the area is full, with somebody who looks like somebody every so often."""
        if number % AREAS_WITH_ONE_CARE_HOME == 0:
            self.people_of_a_care_home()
        after = lookalikes.EVERY
        while len(self.people) < PEOPLE_OF_AN_AREA:
            self.household(KINDS.draw(self.rng))
            if len(self.people) >= after:
                after = len(self.people) + lookalikes.EVERY
                lookalikes.add(self)
        kept = [one for one in self.alike if max(one[1:]) < PEOPLE_OF_AN_AREA]
        return Area(number, self.people[:PEOPLE_OF_AN_AREA], kept)

    def people_of_a_care_home(self):
        street = self.rng.choice(self.streets)
        name, lines = draw_care_home(self.rng, street)
        phone = draw_landline(self.rng)
        for room in range(1, OF_A_CARE_HOME + 1):
            sex = "female" if self.rng.random() < 0.7 else "male"
            one = self.someone(VERY_OLD.draw(self.rng), sex, street=street, lines=f"Room {room}, {name}\n{lines}")
            one.care_home, one.marital_status = name, "widowed"
            one.phones = [(phone, "care home 24h")]
            one.lived_at = self._elsewhere()
        lookalikes.add_in_care_home(self)

    def household(self, kind):
        """One to five people at one address; each kind is a method."""
        street = self.rng.choice(self.streets)
        lines = f"{self._number()} {street.name}\n{street.town}"
        community = COMMUNITIES.draw(self.rng)
        getattr(self, f"_{kind}")({"street": street, "lines": lines, "community": community})

    def _number(self):
        number = int(self.rng.random() * 140) + 1
        return f"Flat {number % 12 + 1}, {number}" if self.rng.random() < 0.15 else number

    def _alone(self, home):
        self.someone(YOUNG.draw(self.rng), self._sex(), **home).marital_status = "single"

    def _old_alone(self, home):
        sex = "female" if self.rng.random() < 0.65 else "male"
        one = self.someone(OLD.draw(self.rng), sex, **home)
        one.marital_status = "widowed" if self.rng.random() < 0.7 else "divorced"
        self._was_called(one)

    def _couple(self, home, ages=YOUNG):
        age, surname = ages.draw(self.rng), draw_surname(self.rng, home["community"])
        sexes = ("male", "female") if self.rng.random() < 0.96 else (self._sex(),) * 2
        pair = [self.someone(max(18, age + int(self.rng.gauss(0, 3))), sex, surname, **home) for sex in sexes]
        for one in pair:
            one.marital_status = "married"
        self._was_called(pair[1])
        return surname, age

    def _old_couple(self, home):
        self._couple(home, OLD)

    def _family(self, home):
        surname, _ = self._couple(home, Table(dict.fromkeys(range(28, 48), 1)))
        self._children(home, surname, 1 + int(self.rng.random() * 3))

    def _parent(self, home):
        surname = draw_surname(self.rng, home["community"])
        sex = "female" if self.rng.random() < 0.87 else "male"
        self.someone(int(self.rng.random() * 25) + 20, sex, surname, **home).marital_status = "separated"
        self._children(home, surname, 1 + int(self.rng.random() * 2))

    def _children(self, home, surname, how_many):
        for _ in range(how_many):
            self.someone(int(self.rng.random() * 18), self._sex(), surname, **home)

    def _sharers(self, home):
        for _ in range(int(self.rng.random() * 3) + 2):
            self.someone(19 + int(self.rng.random() * 16), self._sex(), **home | {"community": None})

    def _grown_child(self, home):
        surname, age = self._couple(home, Table(dict.fromkeys(range(45, 75), 1)))
        self.someone(age - 25, self._sex(), surname, **home).marital_status = "single"

    def someone(self, age, sex, surname="", *, street, lines, community=""):
        """One more person of about this age, at this address."""
        rng = self.rng
        community = community or COMMUNITIES.draw(rng)
        born = date.fromordinal(COUNTED_ON.toordinal() - int((age + rng.random()) * 365.25))
        given = draw_given_name(rng, community, sex, born.year)
        second = draw_given_name(rng, community, sex, born.year)
        if second != given and rng.random() < 0.65:
            given = f"{given} {second}"
        surname = as_worn_by(surname or draw_surname(rng, community), community, sex)
        one = Someone(community, sex, given, surname, born, street, lines)
        self._happenings(one, age)
        self.people.append(one)
        return one

    def _happenings(self, one, age):
        """What is so of a few: a nickname, a date known in part, a move, no telephone, a place kept secret, a death."""
        rng = self.rng
        nicknames = NICKNAMES.get(one.given_names.partition(" ")[0])
        if nicknames and rng.random() < 0.3:
            one.preferred_name = rng.choice(nicknames)
        abroad = one.community in ("muslim", "nigerian", "romanian") and age > 40
        if (chance := rng.random()) < (0.04 if abroad else 0.004):
            one.born_precision = "year" if chance < (0.03 if abroad else 0.002) else "month"
            one.born_on = one.born_on.replace(day=1, month=1 if one.born_precision == "year" else one.born_on.month)
        if rng.random() < 0.08:
            one.lived_at = self._elsewhere()
        one.phones = self._phones(age)
        one.is_hidden = rng.random() < 0.004
        if rng.random() < (0.04 if age > 70 else 0.002):
            one.died_on = date.fromordinal(COUNTED_ON.toordinal() - int(rng.random() * 300))
            one.died_on = max(one.died_on, one.born_on)

    def _phones(self, age):
        chance = self.rng.random()
        if chance < 0.05:
            return []
        if age < 16:
            return [(draw_mobile(self.rng), "parent")]
        has_landline = chance < (0.85 if age > 64 else 0.3)
        has_mobile = not has_landline or self.rng.random() < 0.25
        numbers = [(draw_landline(self.rng), "home")] if has_landline else []
        return numbers + ([(draw_mobile(self.rng), "mobile")] if has_mobile else [])

    def _was_called(self, one):
        """The maiden name of a few women, who took their husband's."""
        if one.sex == "female" and self.rng.random() < 0.3:
            before = as_worn_by(draw_surname(self.rng, one.community), one.community, "female")
            one.was_called = before if before != one.family_name else ""

    def _elsewhere(self):
        street = self.rng.choice(self.streets)
        return f"{self._number()} {street.name}\n{street.town}", street.postcode

    def _sex(self):
        return "female" if self.rng.random() < 0.5 else "male"

    def copy_of(self, one, **changes):
        """One more person, like this one but for `changes`."""
        another = replace(one, phones=list(one.phones), **changes)
        self.people.append(another)
        return another
