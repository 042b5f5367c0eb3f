"""A mail server for tests: it speaks real SMTP on loopback, keeps what it is handed, and can be slow or refuse."""

import email
import socketserver
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message


@dataclass
class Mail:
    """One mail as it was handed over."""

    recipients: list
    message: Message

    @property
    def id(self):
        return self.message["Message-ID"]


class MailReceiver(socketserver.ThreadingTCPServer):
    """Every mail is kept as soon as its last line is here; `slow` seconds later the sender is told so.

    `answers` holds what is said instead of "250 OK": by verb ("RCPT", "DATA") or by recipient.
    """

    allow_reuse_address = daemon_threads = True
    request_queue_size = 50

    def __init__(self, port=0):
        super().__init__(("127.0.0.1", port), _Conversation)
        self.mails, self.answers, self.slow = [], {}, 0

    @property
    def port(self):
        return self.server_address[1]

    def ids(self):
        return [mail.id for mail in self.mails]

    def wait_for(self, number, within):
        """Until so many mails are here; False if that takes longer than `within` seconds."""
        give_up_at = time.monotonic() + within
        while len(self.mails) < number and time.monotonic() < give_up_at:
            time.sleep(0.02)
        return len(self.mails) >= number


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.recipients = []
        # The sender may be killed at any point; that is what these tests are for.
        with suppress(ConnectionError):
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                verb, _, rest = line.partition(" ")
                verb = verb.upper()
                self.take() if verb == "DATA" else self.answer(verb, rest)

    def answer(self, verb, rest):
        recipient = rest.partition("<")[2].partition(">")[0]
        if verb == "RCPT":
            self.recipients.append(recipient)
        usual = "221 bye" if verb == "QUIT" else "250 OK"
        self.say(self.server.answers.get(recipient) or self.server.answers.get(verb, usual))

    def take(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        answer = self.server.answers.get("DATA", "250 kept")
        if line and answer.startswith("250"):
            self.server.mails.append(Mail(self.recipients, email.message_from_bytes(b"".join(lines))))
        time.sleep(self.server.slow)
        self.say(answer)

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_receiver():
    """A receiver on a port of its own while the block runs."""
    with MailReceiver() as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        try:
            yield receiver
        finally:
            receiver.shutdown()
