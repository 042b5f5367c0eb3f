"""Where they live: outward codes and towns as they are, everything finer made up, and telephone numbers of no one."""

from dataclasses import dataclass
from itertools import chain

from careplans.management.population.drawing import Table, words

PEOPLE_OF_AN_AREA = 1_000
AREAS_OF_A_PRACTICE = 10
MOST_PRACTICES = 100

# Town: how many of a thousand people live there, and the outward codes of its part of Kent and Medway.
KENT = {
    "Rochester": (42, "ME1 ME2"),
    "Chatham": (48, "ME4 ME5"),
    "Gillingham": (55, "ME7 ME8"),
    "Sittingbourne": (40, "ME9 ME10"),
    "Sheerness": (24, "ME11 ME12"),
    "Faversham": (22, "ME13"),
    "Maidstone": (88, "ME14 ME15 ME16 ME17"),
    "Aylesford": (32, "ME18 ME19 ME20"),
    "Canterbury": (62, "CT1 CT2 CT3 CT4"),
    "Whitstable": (24, "CT5"),
    "Herne Bay": (26, "CT6"),
    "Birchington": (10, "CT7"),
    "Margate": (38, "CT8 CT9"),
    "Broadstairs": (18, "CT10"),
    "Ramsgate": (29, "CT11 CT12"),
    "Sandwich": (12, "CT13"),
    "Deal": (22, "CT14"),
    "Dover": (34, "CT15 CT16 CT17"),
    "Folkestone": (36, "CT18 CT19 CT20"),
    "Hythe": (11, "CT21"),
    "Ashford": (66, "TN23 TN24 TN25 TN26 TN27"),
    "Romney Marsh": (16, "TN28 TN29"),
    "Tunbridge Wells": (44, "TN1 TN2 TN3 TN4"),
    "Tonbridge": (32, "TN9 TN10 TN11 TN12"),
    "Sevenoaks": (36, "TN13 TN14 TN15"),
    "Cranbrook": (10, "TN17 TN18"),
    "Dartford": (46, "DA1 DA2 DA3 DA4"),
    "Gravesend": (50, "DA11 DA12 DA13"),
    "Swanley": (12, "BR8"),
    # The rest of the country: visitors, and those whose plans were made elsewhere.
    "London": (30, "SE9 SE18 E6 N15 SW11 NW6"),
    "Hastings": (8, "TN34 TN35"),
    "Brighton": (6, "BN1 BN2"),
    "Colchester": (4, "CO1 CO4"),
    "Birmingham": (6, "B13 B29"),
    "Bradford": (4, "BD8"),
    "Liverpool": (4, "L15"),
    "Cardiff": (4, "CF14 CF24"),
    "Newcastle upon Tyne": (3, "NE4"),
    "Glasgow": (3, "G42"),
}
TOWNS = Table({(town, outward): share / len(codes.split()) for town, (share, codes) in KENT.items()
               for outward in codes.split()})  # fmt: skip
# No inward code has any of these letters, so no postcode that ends in them is anybody's.
NEVER_INWARD = "CIKMOV"
STREET_FIRST = words(
    "Marram Orchard Mill Church Station Hop Chalk Beacon Priory Castle Weald Cherry Oast Harbour Cliff Abbey Meadow "
    "Park School Vicarage Windmill Saxon Fisher Quarry Bramley Nightingale Rectory Saltpan Lavender Hawthorn"
)
STREET_LAST = words(
    "Road Road Road Street Street Lane Lane Close Close Avenue Avenue Drive Gardens Way Rise Terrace Place Grove Court"
)
HOMES = words(
    "Larkfield Rosebank Elmhurst Seaview Oakdene Priory Bramble Kingfisher Westbrook Hollybank Ferndale Sandhills"
)
HOME_KINDS = ("Lodge Nursing Home", "House Care Home", "Court Residential Home", "Manor Nursing Home")

# Ofcom keeps these numbers for drama: they ring nowhere. There are not many, so people share them.
DRAMA_LANDLINES = (
    *("01632 960", "01632 960", "020 7946 0", "0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0", "0117 496 0"),
    *("0118 496 0", "0121 496 0", "0131 496 0", "0141 496 0", "0151 496 0", "0161 496 0", "0191 498 0", "029 2018 0"),
)


@dataclass(frozen=True)
class Street:
    """One street with its own postcode."""

    name: str
    town: str
    postcode: str


@dataclass(frozen=True)
class Practice:
    """A general practice that does not exist."""

    number: int
    name: str
    gp: str
    code: str
    phone: str


def practice_of_area(area):
    """The practice that looks after an area; ten areas share one, and after a hundred practices they start again."""
    number = area // AREAS_OF_A_PRACTICE % MOST_PRACTICES
    first, last = STREET_FIRST[number % len(STREET_FIRST)], ("Surgery", "Medical Centre", "Health Centre", "Practice")
    name = f"{first} {last[number // len(STREET_FIRST)]}"
    return Practice(number, name, f"Dr {GPS[number % len(GPS)]}", f"Z{99_000 + number}", f"01632 960{number:03d}")


GPS = words("Okafor Patel Ahmed Lewis Byrne Sethi Marsh Nowak Campbell Fraser Osei Shah Rahman Evans Grant Pillai")


def streets_of_area(rng):
    """The forty streets of an area, all in one town."""
    town, outward = TOWNS.draw(rng)
    return [_street(rng, town, outward) for _ in range(40)]


def _street(rng, town, outward):
    name = f"{rng.choice(STREET_FIRST)} {rng.choice(STREET_LAST)}"
    inward = f"{rng.randrange(10)}{rng.choice(NEVER_INWARD)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ' + NEVER_INWARD)}"
    return Street(name, town, f"{outward} {inward}")


def draw_care_home(rng, street):
    """Name and address lines of a home for forty."""
    name = f"{rng.choice(HOMES)} {rng.choice(HOME_KINDS)}"
    return name, f"{rng.randint(1, 200)} {street.name}\n{street.town}"


def draw_landline(rng):
    """A landline that rings nowhere."""
    return f"{rng.choice(DRAMA_LANDLINES)}{rng.randrange(1_000):03d}"


def draw_mobile(rng):
    """A mobile telephone that rings nowhere."""
    return f"07700 900{rng.randrange(1_000):03d}"


def outward_codes():
    """Every outward code in use here."""
    return set(chain.from_iterable(codes.split() for _, codes in KENT.values()))
