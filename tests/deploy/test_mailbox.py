import smtplib
import sys
import time

import pytest

from deploy.local.children import start
from deploy.local.postgres import answers, free_port


@pytest.fixture
def mailbox(tmp_path):
    """A folder, and a connection to the mailbox that fills it."""
    port = free_port()
    child = start(
        "mailbox", [sys.executable, "-m", "deploy.local.mailbox", tmp_path / "mail", port], log=tmp_path / "log"
    )
    while not answers("127.0.0.1", port) and not child.has_ended():
        time.sleep(0.05)
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        yield tmp_path / "mail", smtp
    child.stop()


def kept(folder):
    return [path.read_bytes() for path in sorted(folder.iterdir())]


def test_a_mail_is_kept_whole_with_its_leading_dots(mailbox):
    folder, smtp = mailbox

    refused = smtp.sendmail("from@x.test", ["night@x.test", "gp@x.test"], "Subject: Seen?\r\n\r\n.one\r\n..two\r\n")

    heads = b"X-Envelope-From: from@x.test\r\nX-Envelope-To: night@x.test, gp@x.test\r\n"
    assert refused == {}
    assert kept(folder) == [heads + b"Subject: Seen?\r\n\r\n.one\r\n..two\r\n"]


def test_several_mails_in_one_connection_are_several_files(mailbox):
    folder, smtp = mailbox

    for number in range(3):
        smtp.sendmail("from@x.test", ["night@x.test"], f"Subject: {number}\r\n\r\n")

    assert [mail.splitlines()[2] for mail in kept(folder)] == [b"Subject: 0", b"Subject: 1", b"Subject: 2"]


def test_a_mail_for_nobody_is_refused_and_not_kept(mailbox):
    folder, smtp = mailbox
    smtp.ehlo()

    assert smtp.docmd("RCPT", "TO:<night@x.test>")[0] == 503
    assert smtp.docmd("DATA")[0] == 503
    assert kept(folder) == []


def test_a_mail_that_is_too_large_is_refused_and_the_next_one_kept(mailbox):
    folder, smtp = mailbox

    with pytest.raises(smtplib.SMTPDataError, match="552"):
        smtp.sendmail("from@x.test", ["night@x.test"], "x" * 70 + "\r\n" + ("y" * 70 + "\r\n") * 160_000)
    smtp.sendmail("from@x.test", ["night@x.test"], "Subject: small\r\n\r\n")

    assert len(kept(folder)) == 1
