import multiprocessing

from deploy.local.celery_programs import worker


def pool():
    command = worker()
    return command[command.index("--pool") + 1]


def test_the_worker_uses_processes_wherever_it_can(monkeypatch):
    monkeypatch.setattr(multiprocessing, "Lock", object)

    assert pool() == "prefork"


def test_the_worker_uses_threads_where_there_is_no_shared_memory(monkeypatch):
    def refuse():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(multiprocessing, "Lock", refuse)

    assert pool() == "threads"
