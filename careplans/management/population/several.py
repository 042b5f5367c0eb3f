"""One function for many arguments, in as many processes as there are processors, the answers in order."""

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

# Answers are large: never more of them wait than this for each process.
AHEAD = 2
_work = {}


def side_by_side(function, arguments):
    """The answers to all of these, each worked out by a copy of this process that asks no database."""
    _work["function"] = function
    workers = os.cpu_count() or 1
    waiting, arguments = deque(), iter(arguments)
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        waiting.extend(pool.submit(_answer, one) for one in islice(arguments, AHEAD * workers))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(_answer, one) for one in islice(arguments, 1))


def _answer(argument):
    return _work["function"](argument)
