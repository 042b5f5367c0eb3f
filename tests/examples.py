"""How the tests that draw their own examples draw them."""

from hypothesis import HealthCheck

# How fast a machine draws examples, and how many it throws away, says nothing about a plan.
ANY_PACE = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
# For a test whose fixtures are made once for all its examples: each example must leave them as it found them.
ANY_PACE_ONE_SET_UP = [*ANY_PACE, HealthCheck.function_scoped_fixture]
