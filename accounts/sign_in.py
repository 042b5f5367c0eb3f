"""How people come in: staff and families are invited; nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter

from accounts.training import is_training


class InvitedStaffOnly(DefaultAccountAdapter):
    """Sign-in for people who already have an account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That email address or password is not right. Check both and try again.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
        "account_inactive": "This sign-in is closed. Ask whoever looks after sign-ins in your organisation.",
    }

    def is_open_for_signup(self, request):
        return False

    def format_email_subject(self, subject):
        return f"{'TRAINING: ' if is_training() else ''}Golden Ticket: {subject}"
