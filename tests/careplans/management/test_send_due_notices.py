from django.core.management import call_command

from careplans.models import Notice


def test_due_notices_are_sent_without_worker_or_queue(maggies_plan, capsys):
    call_command("send_due_notices")

    assert capsys.readouterr().out == "4 notices taken on.\n"
    assert not Notice.objects.filter(sent_at=None).exists()
