"""What callers send, field by field. Unknown fields are refused."""

from django.utils import timezone
from rest_framework import serializers

from careplans.actions.people import clean_nhs_number
from careplans.api.strictness import StrictSerializer
from careplans.content.asked import Query
from careplans.content.known import phone_digits
from careplans.content.typed_births import read_age
from careplans.models import CrisisContact, Ticket


class LookupRequest(StrictSerializer):
    """An NHS number, or a family name, with a date of birth; or what else is enough to look someone up safely.

    With `nearly`, where nobody fits exactly, people who are nearly what was asked are answered as `several`.
    """

    nhs_number = serializers.CharField(required=False, max_length=20)
    family_name = serializers.CharField(required=False, max_length=105)
    date_of_birth = serializers.DateField(required=False)
    given_name = serializers.CharField(required=False, max_length=105)
    postcode = serializers.CharField(required=False, max_length=8)
    age = serializers.CharField(required=False, max_length=40, help_text="'72', 'about 70', '70 to 80' or '1950'.")
    place = serializers.CharField(required=False, max_length=100, help_text="A care home, or a house with a name.")
    phone = serializers.CharField(required=False, max_length=30)
    ticket = serializers.CharField(required=False, max_length=40, help_text="The number of a printed ticket or plan.")
    nearly = serializers.BooleanField(required=False, default=False)
    reason = serializers.CharField(required=False, max_length=300, default="")
    case_number = serializers.CharField(required=False, max_length=60, default="")

    def validate_nhs_number(self, typed):
        return clean_nhs_number(typed)

    def validate_age(self, typed):
        birth = read_age(typed, timezone.localdate())
        if birth.problem:
            raise serializers.ValidationError(birth.problem)
        return birth

    def validate(self, given):
        if given.get("nhs_number") and given.get("family_name"):
            raise serializers.ValidationError("Give either an NHS number or a family name, with the date of birth.")
        age = given.get("age")
        given["query"] = Query(
            given.get("date_of_birth"),
            **{name: given.get(name, "") for name in ("nhs_number", "family_name", "given_name", "postcode", "place")},
            born_between=age.born_between if age and not given.get("date_of_birth") else None,
            age=age.age if age and not given.get("date_of_birth") else "",
            phone=phone_digits(given.get("phone", "")),
            ticket=given.get("ticket", "").upper().replace(" ", ""),
        )
        if not given["query"].is_enough:
            raise serializers.ValidationError("Give either an NHS number or a family name, with the date of birth.")
        return given


class IdentityRequest(StrictSerializer):
    """Two or more of what the person says of who they are; the first name counts only beside two others."""

    nhs_number = serializers.CharField(required=False, max_length=20)
    date_of_birth = serializers.DateField(required=False)
    family_name = serializers.CharField(required=False, max_length=105)
    given_name = serializers.CharField(required=False, max_length=105)
    postcode = serializers.CharField(required=False, max_length=8)

    def validate_nhs_number(self, typed):
        return clean_nhs_number(typed)


class LaunchRequest(StrictSerializer):
    """Whom the clinician at the other system is with. Both identifiers, or nothing is opened."""

    nhs_number = serializers.CharField(max_length=20)
    date_of_birth = serializers.DateField()
    reason = serializers.CharField(required=False, max_length=150, default="", allow_blank=True)
    case_number = serializers.CharField(required=False, max_length=60, default="", allow_blank=True)

    def validate_nhs_number(self, typed):
        return clean_nhs_number(typed)


class ContactRequest(StrictSerializer):
    """What was seen and done in a crisis, how it ended, and whether the plan was followed. Without a day: today."""

    outcome = serializers.ChoiceField(CrisisContact.Outcome.choices)
    happened = serializers.CharField(max_length=4000)
    followed = serializers.ChoiceField(CrisisContact.Followed.choices)
    why_not = serializers.CharField(required=False, max_length=1000, default="", allow_blank=True)
    happened_on = serializers.DateField(required=False)
    case_number = serializers.CharField(required=False, max_length=60, default="", allow_blank=True)

    def validate_happened_on(self, day):
        if day > timezone.localdate():
            raise serializers.ValidationError("This day is still to come. Give the day it happened.")
        return day

    def validate(self, given):
        if given["followed"] in CrisisContact.NEEDS_A_REASON and not given["why_not"]:
            raise serializers.ValidationError({"why_not": "Say why, so that the plan can be made to fit."})
        return given


class PublishRequest(StrictSerializer):
    """Why there is a new version, in the clinician's words."""

    why = serializers.CharField(required=False, max_length=300, default="", allow_blank=True)


class ReasonRequest(StrictSerializer):
    """Why a disagreement stands, in the clinician's words, and which."""

    basis = serializers.RegexField(r"^[0-9a-f]{64}$")
    reason = serializers.CharField(max_length=500)


class TicketRequest(StrictSerializer):
    """Which layout, and where the paper will be kept."""

    layout = serializers.ChoiceField(Ticket.Layout.choices)
    kept_where = serializers.CharField(max_length=200)


class NothingMore(StrictSerializer):
    """A request that has no fields."""
