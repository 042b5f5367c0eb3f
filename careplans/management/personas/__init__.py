"""The people of the demonstration, as files, and all that reads them."""

from datetime import date
from pathlib import Path

from django.utils import timezone

from careplans.management.personas.reading import persona_files, persona_moved_to, read_file

__all__ = ["persona_content", "persona_files"]


def persona_content(which: int | str | Path, *, today: date | None = None) -> dict:
    """What the plan of persona 1 to 6, or of the persona file at a path, says: `{section: answers}`, as it is kept.

    Dates are moved to `today`. The database is not touched.
    """
    path = persona_files()[which - 1] if isinstance(which, int) else which
    return persona_moved_to(read_file(path), today or timezone.localdate()).content
