"""The yardstick for a request: a bare Django view, no middleware, one indexed query and one insert."""

from django.db import transaction
from django.http import HttpResponse
from django.urls import path

from careplans.models import Person, PersonPhone
from tests.builders import MAGGIES_NUMBER


@transaction.atomic
def one_query_and_one_insert(request):
    person = Person.objects.get(nhs_number=MAGGIES_NUMBER)
    PersonPhone.objects.create(person=person, number="01632 960118", use="bench", preference=9)
    return HttpResponse(person.family_name)


urlpatterns = [path("bare/", one_query_and_one_insert)]
