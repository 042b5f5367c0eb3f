"""Two thousand plans of people who do not exist: varied, realistic, and each in agreement with itself as it is made.

The same seed gives the same plans. What agrees is decided here, before anything is written, and never by the rules.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.careplans.content.conftest import TODAY
from tests.careplans.content.wordbook import (
    ALLERGENS,
    BY_KIND,
    CONDITIONS,
    CPR_REASONS,
    FOCUS_REASONS,
    GUIDANCE,
    KINDS,
    LINES,
    MATTERS,
    NAMES,
    REFUSALS,
    SURNAMES,
    WOULD_NOT,
    WOULD_WANT,
)

BANDS = {
    "far": [("A", "over_a_year"), ("A", "about_a_year"), ("B", "about_a_year"), ("B", "months"), (None, "months")],
    "near": [("C", "months"), ("C", "weeks"), ("D", "weeks"), ("D", "days"), ("C", None)],
}
REVIEW_DAYS = {"C": 92, "D": 31}


@dataclass(frozen=True)
class Specimen:
    """One plan, and the person it is about."""

    number: int
    kind: str
    content: dict
    born: date


def corpus(size=2_000, seed=1997):
    """The plans, one after another."""
    return [_specimen(number, Random(f"{seed}-{number}")) for number in range(size)]


def _specimen(number, rng):
    kind = KINDS[number % len(KINDS)]
    return Writer(kind, rng).specimen(number)


class Writer:
    """Decides first what is so about one person, and then writes it down section by section."""

    def __init__(self, kind, rng):
        self.rng, self.kind, self.traits = rng, kind, BY_KIND[kind]
        age = rng.randint(*self.traits["ages"])
        self.born = TODAY.replace(year=TODAY.year - age) - timedelta(days=rng.randint(1, 300))
        self.age = age
        self.is_child = age < 18
        self.can_decide = rng.random() < self.traits["can_decide"] and not (self.is_child and age < 14)
        self.near = rng.random() < self.traits["near"]
        self.gsf, self.prognosis = rng.choice(BANDS["near" if self.near else "far"])
        self.focus = self._focus()
        self.cpr = self._cpr()
        self.name = f"{rng.choice(NAMES)} {rng.choice(SURNAMES)}"
        self.family = [(rng.choice(NAMES), rng.choice(self.traits["family"])) for _ in range(rng.randint(1, 3))]
        self.recommended, self.refused = {}, []

    def _focus(self):
        if self.near:
            return self.rng.choice(["comfort", "comfort", "balance"])
        return self.rng.choice(self.traits["focus"])

    def _cpr(self):
        if self.is_child:
            return self.rng.choice(["modified", "attempt"]) if self.focus != "comfort" else "modified"
        if self.focus == "comfort":
            return "not_recommended"
        return self.rng.choice(["attempt", "not_recommended", {"unsaid": "not_yet_discussed"}])

    def ago(self, least=1, most=200):
        return (TODAY - timedelta(days=self.rng.randint(least, most))).isoformat()

    def phone(self):
        return f"07700 900{self.rng.randint(100, 999)}"

    def specimen(self, number):
        self._decide_treatments()
        writers = (
            self._agreement,
            self._health,
            self._cpr_section,
            self._involvement,
            self._legal,
            self._places,
            self._medicines,
            self._people,
            self._setting,
        )
        content = {}
        for write in writers:
            content |= write()
        return Specimen(number, self.kind, {key: said for key, said in content.items() if said}, self.born)

    def _decide_treatments(self):
        """Each treatment once, on terms that agree with the focus; what is refused in advance is not recommended."""
        rng = self.rng
        chosen = rng.sample(list(LINES), rng.randint(3, 7))
        for kind in chosen:
            answer = rng.choice(LINES[kind][self.focus])
            self.recommended[kind] = (answer, rng.choice(CONDITIONS) if answer == "conditional" else "")
        may_say_yes = self.focus != "comfort" and not self.near
        hospital = rng.choice(["recommended", "conditional"] if may_say_yes else ["conditional", "not_recommended"])
        self.recommended["hospital_transfer"] = (hospital, rng.choice(CONDITIONS) if hospital == "conditional" else "")
        wanted = {kind for kind, (answer, _) in self.recommended.items() if answer == "recommended"}
        possible = [words for words, kinds in REFUSALS.items() if not wanted & set(kinds)]
        possible = [words for words in possible if "CPR" not in words or self.cpr == "not_recommended"]
        if not self.is_child and possible and rng.random() < self.traits["refuses"]:
            self.refused = rng.sample(possible, min(len(possible), rng.randint(1, 2)))

    def _agreement(self):
        rng = self.rng
        made = "parental_responsibility" if self.is_child else "agreement" if self.can_decide else "best_interests"
        sharing = rng.choice(["all_direct_care", "all_direct_care", "except_named", "not_electronically"])
        said = {"plan_created_with": made, "sharing": sharing, "recorded_on": self.ago(), "recorded_by": "Dr A Demo"}
        if sharing == "except_named":
            said["do_not_share_with"] = rng.choice(["Marsh Ward", "My employer", "Former husband"])
        said["digital_access"] = "none" if sharing == "not_electronically" else rng.choice(["none", "read"])
        if rng.random() < 0.2:
            said["do_not_contact"] = f"{rng.choice(NAMES)} Wilmot, at the person's own request"
        donation = rng.choice(
            [
                {"status": "opted_out", "detail": rng.choice(["No organs, no tissue", "Declined; on the register"])},
                {"status": "opted_in", "detail": rng.choice(["Corneas only", "Kidneys and heart"])},
                {"status": {"unsaid": "not_yet_discussed"}},
                {},
            ]
        )
        return {
            "consent": said,
            "donation": donation,
            "own_words": {"written_by": "with_help", "ticket_quote": rng.choice(MATTERS)},
            "after_death": {"wishes": rng.choice(["A green burial.", "Give my eyes if you may.", "Sing at the end."])},
        }

    def _health(self):
        rng = self.rng
        listed = rng.random() < 0.4
        agent, reaction = rng.choice(ALLERGENS)
        usual, target = rng.choice(self.traits["oxygen"])
        function = {"phase": rng.choice(["stable", "deteriorating"]), "akps": rng.randrange(20, 90, 10)}
        if self.age >= 65 and self.kind != "learning_disability":
            function["cfs"] = rng.randint(4, 8)
        if self.gsf == "D" and self.prognosis == "days":
            function["phase"] = "dying"
        said = {"gsf": self.gsf, "prognosis": self.prognosis, "estimated_on": self.ago(1, 60)}
        return {
            "primary_diagnosis": {"diagnosis": rng.choice(self.traits["diagnoses"])},
            "allergies": {"status": "known" if listed else rng.choice(["none_known", "not_recorded", "unavailable"])},
            "allergy_list": [{"id": "alle1", "agent": agent, "reaction": reaction}] if listed else [],
            "prognosis": {key: value for key, value in said.items() if value},
            "function": function,
            "normal_for_me": {"oxygen_saturation": usual} if usual else {},
            "oxygen": {"target_saturation": target} if target else {},
            "devices": self._devices(),
        }

    def _devices(self):
        if "icd" not in self.traits or self.rng.random() > self.traits["icd"]:
            return []
        status = self.rng.choice(["active", "deactivated", "deactivation_planned", "discussed_declined", "unknown"])
        device = {"id": "devi1", "kind": self.rng.choice(["icd", "crt_d"]), "icd_shock_status": status}
        if status == "deactivated":
            device["deactivation_on"] = self.ago()
        return [device]

    def _cpr_section(self):
        rng = self.rng
        said = {"decision": self.cpr, "form_location": "Yellow envelope on the fridge door"}
        if self.cpr in ("modified", "not_recommended"):
            said |= {"reason": rng.choice(CPR_REASONS), "decided_on": self.ago(), "discussed_with_family": "yes"}
            told = {"discussed_with_person": "no", "discussed_with_person_reason": "Could not follow it."}
            said |= {"discussed_with_person": "yes"} if self.can_decide else told
        if self.cpr == "modified":
            said["modified_details"] = "Suction and own mask for ten minutes; no drugs."
        rows = [self._line(kind, *terms) for kind, terms in self.recommended.items()]
        if self.cpr in ("attempt", "not_recommended") and rng.random() < 0.3:
            answer = "recommended" if self.cpr == "attempt" else "not_recommended"
            rows.append(self._line(rng.choice(["chest_compressions", "defibrillation"]), answer, ""))
        guidance, reason = rng.choice(GUIDANCE[self.focus]), rng.choice(FOCUS_REASONS[self.focus])
        return {
            "cpr": said,
            "clinical_focus": {"focus": self.focus, "focus_reason": reason, "guidance": guidance},
            "treatment_escalation": [row | {"id": f"line{place}"} for place, row in enumerate(rows)],
            "comfort": {"would_want": rng.choice(WOULD_WANT), "would_not_want": rng.choice(WOULD_NOT)},
        }

    def _line(self, kind, answer, terms):
        line = {"intervention": kind, "recommendation": answer}
        return line | {"conditions": terms} if terms else line

    def _involvement(self):
        how = ["a"] if self.can_decide else ["b"]
        if self.is_child:
            how = ["c1" if self.can_decide else "c2", "c3"]
        said = {"has_capacity": "yes" if self.can_decide else "no", "how_involved": how, "discussed_on": self.ago()}
        said["discussions"] = ["acp_person", "cpr_family"]
        if not self.can_decide:
            said["lacks_capacity_how"] = self.rng.choice(["Cannot retain what is said.", "Too young to weigh it."])
        assessments = [
            {
                "id": "asse1",
                "decision": self.rng.choice(["CPR and hospital", "The recommendations in this plan"]),
                "outcome": "has" if self.can_decide else "lacks",
                "basis": "Shown pictures, asked twice",
                "assessed_at": f"{self.ago()}T10:00:00+00:00",
            },
            {
                "id": "asse2",
                "decision": self.rng.choice(["Help to wash today", "Where to live"]),
                "outcome": self.rng.choice(["has", "lacks", "fluctuating"]),
                "assessed_at": f"{self.ago()}T11:00:00+00:00",
            },
        ]
        return {"involvement": said, "capacity_assessments": assessments[: self.rng.randint(0, 2)]}

    def _legal(self):
        if self.is_child:
            parents = [{"id": "pare1", "name": f"Grace {self.name.split()[1]}", "must_be_involved": "yes"}]
            return {"adrt": {"status": "not_possible_under_18"}, "parental_responsibility": parents}
        rng = self.rng
        legal = {"adrt": {"status": rng.choice(["none", "none", "withdrawn", {"unsaid": "not_yet_discussed"}])}}
        if self.refused:
            legal = self._advance_decision()
        if rng.random() < self.traits["attorney"]:
            legal |= self._power_of_attorney()
        elif not self.can_decide:
            legal |= self._best_interests()
        return legal

    def _advance_decision(self):
        checks = ("over_18_when_made", "in_writing", "signed_by_person", "witness_signed", "even_if_life_at_risk")
        status = self.rng.choice(["original_seen", "copy_attached", "reported_not_seen"])
        adrt = {"status": status, "made_on": f"{self.rng.randint(2021, 2025)}-05", "capacity_evidence": "GP letter"}
        circumstances = self.rng.choice(["if I cannot decide for myself", "In any circumstances", "if I am dying"])
        refused = [
            {"id": f"refu{place}", "treatment": words, "circumstances": circumstances, "life_sustaining": "yes"}
            for place, words in enumerate(self.refused)
        ]
        return {"adrt": adrt | dict.fromkeys(checks, "yes"), "adrt_treatments": refused}

    def _power_of_attorney(self):
        rng = self.rng
        registration = rng.choice(["registered", "registered", "applied_for", "not_checked"])
        is_effective = registration == "registered"
        power = {
            "id": "powe1",
            "registration": registration,
            "executed_on": f"{rng.randint(2012, 2020)}-03-04",
            "life_sustaining_authority": rng.choice(["yes", "no", "not_stated"]),
            "active_now": "yes" if is_effective and not self.can_decide else "no",
        }
        attorneys = [
            {"id": "atto1", "name": f"{self.family[0][0]} Attorney", "phone": self.phone(), "kind": "attorney"}
        ]
        return {
            "lpa_health_welfare": [power],
            "attorneys": attorneys,
            "shared_understanding": {"legal_proxy": "yes" if is_effective else "no"},
        }

    def _best_interests(self):
        settled = {"dissent_by": "A son", "dissent_view": "wanted hospital", "dissent_resolved": "He agrees now"}
        made = {"id": "best1", "decision": "These recommendations", "outcome": "As written", "decided_on": self.ago()}
        return {
            "best_interests": [made | (settled if self.rng.random() < 0.3 else {})],
            "imca": {"required": "yes", "instructed_on": self.ago()} if self.rng.random() < 0.3 else {"required": "no"},
        }

    def _places(self):
        places = self.traits["places"]
        care, death = self.rng.choice(places), self.rng.choice([*places, "hospice", {"unsaid": "undecided"}])
        due = TODAY + timedelta(days=self.rng.randint(7, REVIEW_DAYS.get(self.gsf, 360)))
        return {
            "place_of_care": {"first_choice": care, "what_would_change_my_mind": "If they cannot cope."},
            "place_of_death": {"first_choice": death},
            "review": {"review_due": due.isoformat()},
        }

    def _medicines(self):
        if not self.near or self.rng.random() < 0.4:
            return {"anticipatory": {"status": self.rng.choice(["not_needed", "being_organised", "refused"])}}
        item = {
            "id": "item1",
            "drug": "Midazolam",
            "authorised_dose": "2.5 mg",
            "route": "SC",
            "indication": "distress",
        }
        in_place = {"status": "in_place", "where_kept": "Larder, top shelf", "chart_present": "yes"}
        dates = {"prescribed_on": self.ago(1, 30), "stock_expires_on": "2027-05"}
        return {"anticipatory": in_place | dates, "anticipatory_items": [item]}

    def _people(self):
        rng = self.rng
        number, (who, would_ring) = f"0808 157 0{rng.randint(100, 199)}", rng.choice(self.traits["first_call"])
        people = [
            {
                "id": f"pers{place}",
                "name": f"{name} {self.name.split()[1]}",
                "relationship": relation,
                "roles": ["emergency_contact", "next_of_kin"] if place == 0 else ["family_or_friend"],
                "phone": self.phone(),
            }
            for place, (name, relation) in enumerate(self.family)
        ]
        if rng.random() < 0.15:
            people.append({"id": "shun1", "name": "Gary Wilmot", "roles": ["do_not_contact"]})
        return {
            "first_call": {"number": number, "who": who, "has_emergency_contact": "yes"},
            "esther": {"matters_most": rng.choice(MATTERS), "where_to_turn": would_ring},
            "personal_contacts": people,
            "professional_contacts": [{"id": "keyw1", "name": "Sister Demo", "role": "Nurse", "key_worker": "yes"}],
        }

    def _setting(self):
        setting = {"home": {"accommodation": self.traits["lives"], "access": "Blue door. Key-safe on the left."}}
        if self.kind == "prison":
            setting["secure_setting"] = {
                "establishment": "HMP Marshgate (fictional)",
                "night_staff_know_cpr": "yes",
                "crew_instructions": "Main gate; ring 01632 960600; escort to room H4.",
            }
        if self.kind == "learning_disability":
            setting["learning_disability"] = {"hospital_passport": "yes", "how_pain_shows": "Goes quiet"}
        if self.is_child:
            setting["young_person"] = {"transition_lead": "Sister Rowan"}
        return setting
