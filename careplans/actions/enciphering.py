"""Enciphering short secrets at rest, with keys that are made of the settings' secrets and are good for nothing else."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HOME_ENTRY = b"golden-ticket/home-entry-code/1"
LINKED_SYSTEM = b"golden-ticket/linked-system/1"
LAUNCH = b"golden-ticket/launch/1"


class Unreadable(Exception):
    """None of the keys opens this, or it is about somebody else."""


def encipher(secret: str, *, about: str, keys: list[str], purpose: bytes = HOME_ENTRY) -> str:
    """The secret under the first key, bound to whom it is about, so that a row moved to somebody else opens nothing."""
    return _ciphers(keys, purpose).encrypt(f"{about}\n{secret}".encode()).decode()


def decipher(ciphertext: str, *, about: str, keys: list[str], purpose: bytes = HOME_ENTRY) -> str:
    """What was enciphered about the same one, under any of the keys; raises Unreadable."""
    try:
        whom, _, secret = _ciphers(keys, purpose).decrypt(ciphertext.encode()).decode().partition("\n")
    except InvalidToken:
        raise Unreadable from None
    if whom != about:
        raise Unreadable
    return secret


def _ciphers(keys, purpose):
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key, purpose):
    """A key for this purpose alone: whoever has it cannot tell the secret it was made of, nor its other uses."""
    return base64.urlsafe_b64encode(HKDF(SHA256(), 32, salt=None, info=purpose).derive(key.encode()))
