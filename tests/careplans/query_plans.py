"""What PostgreSQL means to do for each query of a request: EXPLAIN, and which whole tables it would read."""

import json
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

# These stay small however many people and plans there are, and reading one whole is the quickest way to search it.
SMALL = {
    "accounts_team": "teams of an area, hundreds",
    "accounts_organisation": "organisations of an area, hundreds",
    "accounts_membership": "who works where, a few for each who signs in",
    "accounts_user": "who signs in, thousands",
    "auth_group": "one for each team",
    "auth_permission": "declared in the code",
    "django_content_type": "declared in the code",
    "careplans_town": "one row",
    "careplans_alarm": "a few a day at most",
    "careplans_personmerge": "one for each person who had two records",
}
EXPLAINED = ("SELECT", "UPDATE", "DELETE", "WITH")


@contextmanager
def no_whole_table_is_read():
    """Fail where a query of this block would read the whole of a table that grows with people or plans."""
    with CaptureQueriesContext(connection) as asked:
        yield
    queries = {query["sql"] for query in asked if query["sql"].startswith(EXPLAINED)}
    assert queries, "nothing was asked"
    faults = [f"{fault}:\n{query}" for query in sorted(queries) for fault in whole_tables_read(query)]
    assert faults == [], "\n\n".join(faults)


def whole_tables_read(query):
    """The tables this query would read from end to end, because no index answers what it asks of them.

    Tables are small in a test, so that PostgreSQL would read them whole though an index is there. A bitmap scan needs a
    condition that an index answers; with every other way priced out, what is left has none.
    """
    ways = ("enable_seqscan", "enable_indexscan", "enable_indexonlyscan")
    with connection.cursor() as cursor:
        cursor.execute("".join(f"SET LOCAL {way} = off;" for way in ways))
        found = _faults(query)
        cursor.execute("".join(f"SET LOCAL {way} = on;" for way in ways))
    return sorted(found)


def _faults(query):
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + query.replace("%", "%%"), [])
        plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return [f"{node['Node Type']} of {node['Relation Name']}" for node in _nodes(plan[0]["Plan"]) if _reads_all(node)]


def _nodes(node):
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


def _reads_all(node):
    """A sequential scan; or an index gone through from end to end, which is no better."""
    if node.get("Relation Name") in (None, *SMALL):
        return False
    if node["Node Type"] in ("Index Scan", "Index Only Scan"):
        return "Index Cond" not in node
    return node["Node Type"] == "Seq Scan"
