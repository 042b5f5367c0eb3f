from celery import shared_task


@shared_task
def do_nothing():
    """The yardstick for a notice: a task with no work in it."""
