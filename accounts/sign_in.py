"""How people come in: staff and families are invited; nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter


class InvitedStaffOnly(DefaultAccountAdapter):
    """Sign-in for people who already have an account."""

    def is_open_for_signup(self, request):
        return False

    def format_email_subject(self, subject):
        return f"Golden Ticket: {subject}"
