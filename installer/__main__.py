"""``python -m installer [--try] [--sign CERTIFICATE]``, which ``python3 dev.py windows`` runs."""

import os
import sys
from pathlib import Path

from . import Stop, Unavailable, bundle, handout, machine, python, say
from .signing import Certificate

CANNOT = 3  #: exit code: this machine lacks something that the build needs


def main(arguments: list[str]) -> int:
    """Build the program for Windows; with ``--sign`` sign it, with ``--try`` also install and use it under Wine."""
    os.umask(0o022)
    try:
        machine.must_be_able()
        if not machine.is_inside():
            machine.prepare()
            python.download()
            python.make()
        machine.enter(arguments)
        signed_by = arguments[arguments.index("--sign") + 1] if "--sign" in arguments else ""
        certificate = Certificate(Path(signed_by)) if signed_by else None
        bundle.make(certificate)
        handout.make(certificate)
        if "--try" in arguments:
            from . import trial

            trial.run()
    except Stop as stop:
        say(str(stop))
        return CANNOT if isinstance(stop, Unavailable) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
