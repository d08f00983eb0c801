"""What can go wrong with a *call*; what is wrong with the *input* is a `Problem` record instead.

    CommuniqueError
    ├── InputError       a path, option or moment that cannot be used as it was given
    ├── OutputError      a folder or file that cannot be written, or already holds something else
    ├── StoreError       a store that is not ours, of another version, or damaged
    ├── ModelError       a trained model that is missing, damaged, or does not fit this code
    ├── DependencyError  an optional library that is not installed
    └── VerifyError      a dossier whose spans no longer say what is claimed

Every message says the place, the cause and what to do.
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Base of all errors that this package raises on purpose.

    `place` is where it happened (a path, an option), `cause` what is wrong, `remedy` what the caller can do.
    """

    def __init__(self, place: str, cause: str, remedy: str = "") -> None:
        self.place, self.cause, self.remedy = place, cause, remedy
        super().__init__(f"{place}: {cause}" + (f" ({remedy})" if remedy else ""))


class InputError(CommuniqueError):
    """A path, option or moment that cannot be used as it was given."""


class OutputError(CommuniqueError):
    """A folder or file that cannot be written, or already holds something else."""


class StoreError(CommuniqueError):
    """A store that is not ours, of another version, or damaged."""


class ModelError(CommuniqueError):
    """A trained model that is missing, damaged, or does not fit this code."""


class DependencyError(CommuniqueError):
    """An optional library that is not installed."""


class VerifyError(CommuniqueError):
    """A dossier whose spans no longer say what is claimed."""
