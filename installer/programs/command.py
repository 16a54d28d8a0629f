"""Where bjcert.exe begins."""

import sys

from bjcert_desktop.cli import main

sys.exit(main())
