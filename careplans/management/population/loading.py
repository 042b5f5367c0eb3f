"""Rows into tables by the thousand: COPY, and for very many rows the indexes afterwards."""

from contextlib import contextmanager

from django.db import connection, models

from careplans.content.document import canonical_json

# From here on it is quicker to build the indexes of a table once than to keep them up row by row.
MANY = 100_000
SET_ASIDE = """
    SELECT c.conrelid::regclass::text, format('ALTER TABLE %%s DROP CONSTRAINT %%I', c.conrelid::regclass, conname),
           format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', c.conrelid::regclass, conname, pg_get_constraintdef(c.oid))
    FROM pg_constraint c WHERE contype = 'f' AND conrelid = ANY(%s::regclass[])
    UNION ALL
    SELECT i.indrelid::regclass::text, format('DROP INDEX %%s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    FROM pg_index i WHERE i.indrelid = ANY(%s::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""


def copied_text(model, rows):
    """Rows as COPY reads them: each is a dict by the names of attributes, and all have the same ones.

    A JSON value may be given as its text. What a row says nothing of is as in a new object.
    """
    if not rows:
        return None
    fields = _fields(model, rows[0])
    blank = model()
    blank = {field.attname: getattr(blank, field.attname) for field in fields}
    as_json = [field.attname for field in fields if isinstance(field, models.JSONField)]
    lines = "\n".join(_line(blank | row, as_json) for row in rows)
    return list(blank), lines.encode()


def _fields(model, names):
    return [one for one in model._meta.concrete_fields if one.attname in names or not one.primary_key]


def _line(row, as_json):
    for name in as_json:
        if not isinstance(row[name], str):
            row[name] = canonical_json(row[name]).decode()
    return "\t".join([_cell(value) for value in row.values()])


def _cell(value):
    if value is None:
        return "\\N"
    if not isinstance(value, str):
        return str(value)
    if "\\" in value or "\n" in value or "\t" in value or "\r" in value:
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return value


def copy_text(model, names, text):
    """COPY what `copied_text` gave into the table of this model."""
    columns = ", ".join(connection.ops.quote_name(field.column) for field in _fields(model, names))
    with connection.cursor() as cursor, cursor.copy(f"COPY {_table(model)} ({columns}) FROM STDIN") as copy:
        copy.write(text)


def _table(model):
    return connection.ops.quote_name(model._meta.db_table)


def look_at_keys_later():
    """A plan names its version, which is loaded after it: keys are looked at when all is there."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def indexes_afterwards(tables):
    """Foreign keys and plain indexes of these models are left off for the while, in one transaction, and made again.

    What is unique stays so throughout. Nobody else can use the tables meanwhile.
    """
    names = [_table(model) for model in tables]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(SET_ASIDE, [names, names])
        found = cursor.fetchall()
        for _, drop, _ in found:
            cursor.execute(drop)
        look_at_keys_later()
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for _, _, make in sorted(found, key=lambda one: one[2].startswith("ALTER")):
            cursor.execute(make)


def analyze():
    """PostgreSQL would do so by itself, but only after a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
