"""Who is asked to work somewhere, and as what: before anything is sent or kept."""

from dataclasses import dataclass

from accounts.roles import ROLES, Role


@dataclass(frozen=True)
class Invitee:
    """Who is asked, and to what."""

    email: str
    given_name: str
    family_name: str
    role: str
    title: str = ""
    profession: str = ""
    registration: str = ""
    may_sign: bool = False
    may_endorse: bool = False

    @property
    def name(self) -> str:
        """Who is asked."""
        return " ".join(filter(None, (self.title, self.given_name, self.family_name)))

    @property
    def role_as_held(self) -> Role:
        """The row of the role table as it will stand for them."""
        return ROLES[self.role].as_held(may_sign=self.may_sign, may_endorse=self.may_endorse)
