"""The command line: each command is one thin call of the Python API.

Data goes to standard output, progress and messages to standard error. Exit codes: 0 done; 1 the answer is "no" (verify
found something, nothing could be read); 2 the call cannot be carried out as given; 130 interrupted.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of `communique`."""
    from communique.cli.app import app
    from communique.engine import search_seldom
    from communique.errors import CommuniqueError

    search_seldom()

    try:
        app()
    except CommuniqueError as error:
        print(f"communique: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
