"""What this database is for: real people's records, or a training town. It says so itself, in every copy of it."""

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import OperationalError, connection, models
from django.utils import timezone

from careplans.models.versions import SEALED, SealedModel

FOR_NOW = "Nothing was opened. "
REAL_HERE = (
    "This database holds real people's records, and ENVIRONMENT is {environment}. "
    f"{FOR_NOW}Give the training town a database of its own."
)
FICTIONAL_HERE = (
    "This database is a training town, in which nobody is real, and ENVIRONMENT is production. "
    f"{FOR_NOW}Give the live record a database of its own."
)
NOT_SAID = (
    "This database does not say whether it is live or a training town, and ENVIRONMENT is {environment}. "
    f"{FOR_NOW}Restore it whole, or begin with an empty one and run manage.py migrate."
)


class Town(SealedModel):
    """The one row that says what the database is for. Written once, by `migrate`."""

    class Kind(models.TextChoices):
        LIVE = "live", "Live records"
        TRAINING = "training", "A training town"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    named_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="a_database_is_one_town")]
        triggers = SEALED

    def __str__(self):
        return self.get_kind_display()


def why_not_this_database() -> str:
    """A sentence that says why this process must not open this database, or "". One without tables yet will do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [Town._meta.db_table])
        if cursor.fetchone()[0] is None:
            return ""
    kind, environment = Town.objects.values_list("kind", flat=True).first(), settings.ENVIRONMENT
    if kind == Town.Kind.LIVE:
        return "" if environment == "production" else REAL_HERE.format(environment=environment)
    if kind == Town.Kind.TRAINING:
        return FICTIONAL_HERE if environment == "production" else ""
    # Tests empty every table between them.
    return "" if environment == "test" else NOT_SAID.format(environment=environment)


@register("town", Tags.database)
def database_is_ours(app_configs, databases=None, **_):
    """Refuse the database of another kind. One that does not answer is left to /health/ready."""
    if "default" not in (databases or ()):
        return []
    try:
        sentence = why_not_this_database()
    except OperationalError:
        return []
    return [Error(sentence, id="careplans.E001")] if sentence else []
