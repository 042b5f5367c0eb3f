"""What the plan of somebody says: plausible, in agreement with itself, and answered as the desk would keep it."""

from datetime import timedelta

from careplans.management.population.drawing import Table
from careplans.management.population.illnesses import (
    ALLERGENS,
    GOOD_DAYS,
    ILLNESSES,
    MATTERS_MOST,
    OTHER_PROBLEMS,
    WORRIES,
)
from careplans.management.population.names import draw_given_name
from careplans.management.population.places import draw_mobile

OF_THE_OLD = Table({"frailty": 30, "dementia": 25, "cancer": 18, "heart_failure": 12, "respiratory": 10, "renal": 5})
OF_THE_YOUNGER = Table({"cancer": 55, "motor_neurone": 12, "respiratory": 13, "heart_failure": 12, "renal": 8})
IN_A_HOME = Table({"dementia": 60, "frailty": 30, "heart_failure": 10})
PROGNOSES = {"A": "about_a_year", "B": "months", "C": "months", "D": "weeks"}
# Days until the next review: none is later than the rules allow.
REVIEW_IN = {"A": (200, 364), "B": (90, 300), "C": (30, 90), "D": (7, 28)}
OVERDUE = 0.06
RELATIONS = {"female": ("husband", "daughter", "son", "sister"), "male": ("wife", "daughter", "son", "brother")}


class Writing:
    """Decides first what is so about one person, and then writes it section by section."""

    def __init__(self, rng, someone, team, today):
        self.rng, self.someone, self.team = rng, someone, team
        self.age = (today - someone.born_on).days // 365.25
        self.is_child = self.age < 18
        self.illness = self._illness()
        self.near = rng.random() < self.illness.near_the_end
        self.gsf = rng.choice("CCD" if self.near else "AAB")
        self.lacks_capacity = rng.random() < self.illness.lacks_capacity
        self.cpr = self._cpr()
        self.focus = self._focus()
        self.kin = self._kin()
        self.on, self.due = self._dates(someone.died_on or today)

    def _dates(self, last):
        """The day of publication, and of the next review; that has passed for a few."""
        days = self.rng.randint(*REVIEW_IN[self.gsf])
        ago = self.rng.randint(1, days)
        if self.rng.random() < OVERDUE:
            ago = days + self.rng.randint(1, 120)
        on = last - timedelta(days=ago)
        return on, on + timedelta(days=days)

    def _illness(self):
        if self.is_child:
            return ILLNESSES["child"]
        table = IN_A_HOME if self.someone.care_home else OF_THE_OLD if self.age >= 70 else OF_THE_YOUNGER
        return ILLNESSES[table.draw(self.rng)]

    def _cpr(self):
        if self.is_child:
            return "attempt" if self.age > 15 else self.rng.choice(("modified", "attempt"))
        return "not_recommended" if self.near or self.rng.random() < 0.75 else "attempt"

    def _focus(self):
        """Never comfort first where CPR is recommended: the two disagree."""
        if self.near:
            return "comfort"
        return self.rng.choice(("balance", "balance", "extend_life" if self.cpr == "attempt" else "comfort"))

    def _kin(self):
        sex = "female" if self.rng.random() < 0.6 else "male"
        given = draw_given_name(self.rng, self.someone.community, sex, self.someone.born_on.year + 30)
        relation = {"female": "mother", "male": "father"}[sex] if self.is_child else self._relation(sex)
        return f"{given} {self.someone.family_name}", relation, draw_mobile(self.rng)

    def _relation(self, sex):
        fitting = {"female": ("wife", "daughter", "sister"), "male": ("husband", "son", "brother")}[sex]
        return self.rng.choice([one for one in RELATIONS[self.someone.sex] if one in fitting])

    def content(self):
        """Every section that says something, by key."""
        return {**self._own_words(), **self._health(), **self._recommendations(), **self._record()}

    def _own_words(self):
        most = self.rng.choice(MATTERS_MOST)
        esther = {
            "matters_most": most,
            "good_day": self.rng.choice(GOOD_DAYS),
            "worries": self.rng.choice(WORRIES),
            "where_to_turn": self.team.name,
        }
        how = {"written_by": "someone_else" if self.lacks_capacity else "with_help", "writer_name": self.kin[0]}
        return {"esther": esther, "own_words": {**how, "ticket_quote": most, "show_on_ticket": ["matters_most"]}}

    def _health(self):
        rng, illness = self.rng, self.illness
        told = {"diagnosis": rng.choice(illness.diagnoses), "category": illness.category}
        told["onset"] = str(self.on.year - rng.randint(0, min(6, int(self.age))))
        others = rng.sample(OTHER_PROBLEMS, 0 if self.is_child else rng.randint(0, 3))
        score = rng.choice((20, 30) if self.gsf == "D" else (40, 50, 60))
        health = {
            "primary_diagnosis": told,
            "function": {"akps": score, **({"cfs": rng.randint(5, 8)} if self.age >= 65 else {})},
            "prognosis": {"prognosis": PROGNOSES[self.gsf], "gsf": self.gsf},
            **self._allergies(),
        }
        if others:
            health["other_problems"] = [{"id": f"prob{at}", "problem": one} for at, one in enumerate(others)]
        return health

    def _allergies(self):
        if self.rng.random() < 0.6:
            return {"allergies": {"status": "none_known"}}
        agent, reaction, severity = self.rng.choice(ALLERGENS)
        row = {"id": "alle1", "agent": agent, "reaction": reaction, "severity": severity}
        return {"allergies": {"status": "known"}, "allergy_list": [row]}

    def _recommendations(self):
        rng, illness = self.rng, self.illness
        guidance = {"focus": self.focus, "scope": "all_settings", "guidance": rng.choice(illness.guidance)}
        happens = rng.sample(illness.emergencies, rng.randint(1, min(3, len(illness.emergencies))))
        return {
            "shared_understanding": {"summary": illness.understanding},
            "clinical_focus": guidance,
            "cpr": self._cpr_section(),
            "treatment_escalation": self._escalation(),
            "likely_emergencies": [
                {"id": f"emer{at}", "trigger": what, "what_to_do": do, "what_helps": helps, "call": self.team.phone}
                for at, (what, do, helps) in enumerate(happens)
            ],
            "involvement": self._involvement(),
            **self._parents(),
        }

    def _cpr_section(self):
        said = {"decision": self.cpr, "decided_on": (self.on - timedelta(days=self.rng.randint(0, 40))).isoformat()}
        if self.cpr == "attempt":
            return said
        if self.cpr == "modified":
            said["modified_details"] = "Breaths by mask and suction; no chest compressions."
        said |= {"reason": self.illness.cpr_reason, "discussed_with_family": "yes"}
        if not self.lacks_capacity:
            return said | {"discussed_with_person": "yes"}
        why = "They could not take part in this conversation, even with support."
        return said | {"discussed_with_person": "no", "discussed_with_person_reason": why}

    def _escalation(self):
        hospital = {"comfort": "conditional", "balance": "conditional", "extend_life": "recommended"}[self.focus]
        intensive = "recommended" if self.focus == "extend_life" and self.cpr == "attempt" else "not_recommended"
        only_if = "symptoms cannot be controlled here, or there is a fracture"
        rows = [
            ("hosp", "hospital_transfer", hospital, only_if),
            ("icu1", "intensive_care", intensive, ""),
            ("oral", "oral_antibiotics", "recommended", ""),
        ]
        if self.rng.random() < 0.5:
            rows.append(("ivan", "iv_antibiotics", "conditional", "they may let them go home again"))
        return [
            {"id": row, "intervention": what, "recommendation": answer}
            | ({"conditions": words} if answer == "conditional" else {})
            for row, what, answer, words in rows
        ]

    def _involvement(self):
        if self.is_child:
            return {"has_capacity": "no", "lacks_capacity_how": "Too young and too unwell to decide this.",
                    "how_involved": ["c2", "c3"], "people_involved": self.kin[0]}  # fmt: skip
        if self.lacks_capacity:
            how = "They cannot understand or weigh this decision, even with time and help."
            return {"has_capacity": "no", "lacks_capacity_how": how, "how_involved": ["b"],
                    "people_involved": self.kin[0], "discussions": ["acp_family", "cpr_family"]}  # fmt: skip
        return {"has_capacity": "yes", "how_involved": ["a"], "discussions": ["acp_person", "cpr_person"]}

    def _parents(self):
        if not self.is_child:
            return {}
        name, relation, phone = self.kin
        row = {"id": "pare1", "name": name, "relationship": relation, "phone": phone, "must_be_involved": "yes"}
        return {"parental_responsibility": [row]}

    def _record(self):
        in_home, where = self.someone.care_home, self._where()
        created = "parental_responsibility" if self.is_child else "agreement"
        created = "best_interests" if self.lacks_capacity and not self.is_child else created
        record = {
            "consent": {"plan_created_with": created, "sharing": "all_direct_care"},
            "comfort": {"would_want": self.rng.choice(self.illness.would_want),
                        "would_not_want": self.rng.choice(self.illness.would_not_want)},
            "place_of_care": {"first_choice": where},
            "place_of_death": {"first_choice": where, "second_choice": "hospice" if where == "home" else "home"},
            "anticipatory": self._anticipatory(),
            "review": {"review_due": self.due.isoformat()},
            **self._medicines(),
            **self._calls(),
        }  # fmt: skip
        if in_home:
            record["care_home"] = {"room": self.someone.address_lines.partition(",")[0],
                                   "night_phone": self.someone.phones[0][0]}  # fmt: skip
        return record

    def _where(self):
        if self.someone.care_home:
            return "nursing_home" if "Nursing" in self.someone.care_home else "residential_home"
        return self.rng.choice(("home", "home", "home", "childrens_hospice" if self.is_child else "hospice"))

    def _anticipatory(self):
        if not self.near:
            return {"status": "not_needed"}
        if self.rng.random() < 0.3:
            return {"status": "being_organised"}
        return {"status": "in_place", "where_kept": "Top shelf of the larder", "chart_present": "yes",
                "who_may_give": "Registered nurse or paramedic"}  # fmt: skip

    def _medicines(self):
        if not self.illness.medicines:
            return {}
        rows = []
        for at, (drug, kind) in enumerate(self.illness.medicines):
            crisis = {"crisis_critical": "yes", "crisis_kind": kind} if kind else {"crisis_critical": "no"}
            rows.append({"id": f"medi{at}", "drug": drug, **crisis})
        return {"medicines": rows}

    def _calls(self):
        name, relation, phone = self.kin
        nurse, gp = self.team.nurse, self.team.practice
        roles = ["emergency_contact", "next_of_kin", *(["parental_responsibility"] if self.is_child else [])]
        kin = {"id": "kin1", "name": name, "relationship": relation, "roles": roles, "phone": phone}
        worker = {"id": "nurs1", "name": str(nurse), "role": nurse.profession, "organisation": self.team.organisation}
        return {
            "first_call": {"number": self.team.phone, "who": self.team.name, "hours": "24 hours, every day"},
            "personal_contacts": [{**kin, "call_at_night": "yes", "involved_in_planning": "yes"}],
            "professional_contacts": [
                {**worker, "phone": self.team.phone, "key_worker": "yes"},
                {"id": "gpgp1", "name": gp.gp, "role": "GP", "organisation": gp.name, "phone": gp.phone},
            ],
            "gp_practice": {"gp": gp.gp, "practice": gp.name, "practice_code": gp.code, "phone": gp.phone},
        }
