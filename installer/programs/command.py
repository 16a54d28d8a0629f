"""Where bjcert.exe begins; it is also the process that draws papers for itself."""

import sys

from bjcert_desktop.jobs.printing import PAINT

if sys.argv[1:2] == [PAINT]:
    from bjcert_desktop.__main__ import main
else:
    from bjcert_desktop.cli import main

sys.exit(main())
