"""What Folkmoot uses of pyrage: age encryption."""

from collections.abc import Sequence

from pyrage import x25519 as x25519

class DecryptError(Exception): ...

def encrypt(plaintext: bytes, recipients: Sequence[x25519.Recipient]) -> bytes: ...
def decrypt(ciphertext: bytes, identities: Sequence[x25519.Identity]) -> bytes: ...
