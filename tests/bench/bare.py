"""The yardstick for a request: a bare Django view, one indexed query and one insert as large as an audit event."""

import uuid
from itertools import count

from django.db import transaction
from django.http import HttpResponse
from django.urls import path

from careplans.models import AccessEvent, Person

BOOT, COUNT = uuid.uuid4(), count(1)


@transaction.atomic
def one_query_and_one_insert(request, person_id):
    """What any view must do that shows a row and leaves a trace, and not a line more."""
    person = Person.objects.get(pk=person_id)
    AccessEvent.objects.create(
        verb="bench",
        result=AccessEvent.Result.DONE,
        person=person,
        role="111 or out-of-hours clinician",
        organisation="South East Coast ambulance control",
        subject="NHS number 999 204 8174, date of birth 14-Mar-1958",
        request_id=str(uuid.uuid4()),
        source_address="127.0.0.1",
        boot=BOOT,
        seq=next(COUNT),
        key_id="none",
        mac="0" * 64,
    )
    return HttpResponse(person.family_name)


urlpatterns = [path("bare/<uuid:person_id>/", one_query_and_one_insert)]
