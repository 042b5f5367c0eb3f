"""The form with which people sign in."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Says to the browser which saved sign-in belongs here, so that nobody types a long one at night (WCAG 1.3.5)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
