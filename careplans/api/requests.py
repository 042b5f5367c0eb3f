"""What callers send, field by field. Unknown fields are refused."""

from rest_framework import serializers

from careplans.actions.people import clean_nhs_number
from careplans.api.strictness import StrictSerializer
from careplans.models import Ticket


class LookupRequest(StrictSerializer):
    """An NHS number, or a family name, with a date of birth."""

    nhs_number = serializers.CharField(required=False, max_length=20)
    family_name = serializers.CharField(required=False, max_length=105)
    date_of_birth = serializers.DateField()
    given_name = serializers.CharField(required=False, max_length=105)
    postcode = serializers.CharField(required=False, max_length=8)
    reason = serializers.CharField(required=False, max_length=300, default="")
    case_number = serializers.CharField(required=False, max_length=60, default="")

    def validate_nhs_number(self, typed):
        return clean_nhs_number(typed)

    def validate(self, given):
        if bool(given.get("nhs_number")) == bool(given.get("family_name")):
            raise serializers.ValidationError("Give either an NHS number or a family name, with the date of birth.")
        return given


class PublishRequest(StrictSerializer):
    """Why there is a new version, in the clinician's words."""

    why = serializers.CharField(required=False, max_length=300, default="", allow_blank=True)


class TicketRequest(StrictSerializer):
    """Which layout, and where the paper will be kept."""

    layout = serializers.ChoiceField(Ticket.Layout.choices)
    kept_where = serializers.CharField(max_length=200)


class NothingMore(StrictSerializer):
    """A request that has no fields."""
