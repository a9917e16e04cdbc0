"""Run all tests and leave their tally where the workspace reads it: ``python3 tests/run.py <results.json>``."""

from __future__ import annotations

import json
import os
import sys
import unittest

folder = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(folder, "..", "src"), folder]
sys.dont_write_bytecode = True

result = unittest.TextTestRunner().run(unittest.defaultTestLoader.discover(folder))
failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
skipped = len(result.skipped)
tally = {"passed": result.testsRun - failed - skipped, "failed": failed, "skipped": skipped}
temporary = f"{sys.argv[1]}.{os.getpid()}"
with open(temporary, "w", encoding="utf-8") as file:
    file.write(json.dumps(tally) + "\n")
os.replace(temporary, sys.argv[1])
sys.exit(0 if failed == 0 and result.testsRun > 0 else 1)
