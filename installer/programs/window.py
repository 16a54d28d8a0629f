"""Where 数字证书业务助手.exe begins."""

import sys

from bjcert_desktop.__main__ import main

sys.exit(main())
