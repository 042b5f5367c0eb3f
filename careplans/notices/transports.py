"""Ways in which a notice reaches a team. Each promises to send one message, or to raise NotDelivered."""

from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage


class NotDelivered(Exception):
    """The message was not accepted. `permanent`: this address will never take it, so another must be tried."""

    def __init__(self, why, *, permanent):
        super().__init__(why)
        self.permanent = permanent


class Email:
    """A mail server that speaks SMTP; every step of the talk with it has EMAIL_TIMEOUT seconds."""

    def send(self, message, address):
        """The mail server has taken the message on."""
        mail = EmailMessage(
            message.subject,
            message.body,
            to=[address],
            headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
        )
        try:
            mail.send()
        except SMTPRecipientsRefused as refusal:
            code, words = next(iter(refusal.recipients.values()))
            raise _answer(code, words) from refusal
        except SMTPDataError as refusal:
            raise _answer(refusal.smtp_code, refusal.smtp_error) from refusal
        # Refused before the address was named: it is about us (password, sender, greeting), not about the team.
        except (SMTPException, OSError) as trouble:
            raise NotDelivered(f"{type(trouble).__name__}: {trouble}", permanent=False) from trouble
        except ValueError as trouble:
            raise NotDelivered(f"This is not an email address: {trouble}", permanent=True) from trouble


class Inbox:
    """The team's own list of notices here, for a team without another address: the row itself is the delivery."""

    def send(self, message, address):
        """Nothing more to do: the team sees the notice from the moment it was written."""


def _answer(code, words):
    """What a mail server answered, as it says it: 4xx means later, 5xx means never."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return NotDelivered(f"{code} {text}", permanent=code >= 500)


TRANSPORTS = {"email": Email(), "inbox": Inbox()}
