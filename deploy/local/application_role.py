"""The database role that the running product uses: it owns no table, so it cannot get round a trigger."""

import os
from pathlib import Path

import psycopg
from psycopg import sql

from deploy.local.places import checkout_secrets
from deploy.local.plainly import say
from deploy.local.postgres import as_user

RIGHTS = Path(__file__).resolve().parents[1] / "application_role.sql"


def role_name():
    """One role for each checkout, because roles are shared by all databases of a server, and their passwords too."""
    return os.environ.get("APP_DATABASE_ROLE", f"golden_ticket_app_{checkout_secrets()['CHECKOUT']}")


def application_url(owner_url):
    """The same database for the application's own role, made and given its rights; call it after migrating.

    Where the owner may not make roles, say so and go on as the owner.
    """
    role, password = role_name(), checkout_secrets()["DATABASE_APP_PASSWORD"]
    url = as_user(owner_url, role, password)
    try:
        with psycopg.connect(owner_url) as connection:
            give_rights(connection, role)
            set_password(connection, role, password)
        psycopg.connect(url, connect_timeout=5).close()
    except (psycopg.errors.InsufficientPrivilege, psycopg.OperationalError) as problem:
        say(f"  The product runs as the owner of its tables, because no other database role could be made: {problem}")
        return owner_url
    return url


def give_rights(connection, role):
    """Exactly the rights in application_role.sql, whatever they were before."""
    connection.execute("SELECT set_config('golden_ticket.app_role', %s, true)", [role])
    connection.execute(RIGHTS.read_text())


def set_password(connection, role, password):
    """The server gets only the scrambled form, so that the password is in none of its logs."""
    scrambled = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    change = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(scrambled))
    connection.execute(change)
