"""Who sits at the writing desk."""

import pytest


@pytest.fixture
def desk(client, bethan):
    """Bethan's browser, signed in."""
    client.force_login(bethan)
    return client
