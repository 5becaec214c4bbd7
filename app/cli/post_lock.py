"""`folkmoot post`: the post that this laptop keeps to."""

from __future__ import annotations

import typer

from app.cli.opening import HomeOption, PassphraseOption, opened


def free(home: HomeOption = None, passphrase_file: PassphraseOption = None) -> None:
    """Free this laptop from its post and forget its PIN, when nobody remembers it.

    End the program first, by starting the computer anew if it asks for the PIN. Whoever can open the assembly
    file may do this: by its passphrase, or as the user whose keyring or folder holds the key.
    """
    from app.service import post_lock

    with opened(home, passphrase_file, writing=True) as house:
        done = post_lock.reset(house.station)
    typer.echo("Free, and the PIN is forgotten" if done else "This laptop keeps to no post")
