"""How the tests of the calendar are run: their counts go where tests/run reads them."""
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True


def pytest_terminal_summary(terminalreporter, exitstatus, config):
    """Writes "passed N", "failed N", "other N" and the names of what failed into the file named by COUNTS."""
    stats = terminalreporter.stats
    bad = [report.nodeid for kind in ("failed", "error") for report in stats.get(kind, [])]
    other = sum(len(stats.get(kind, [])) for kind in ("skipped", "xfailed", "xpassed", "deselected"))
    if os.environ.get("COUNTS"):
        lines = [f"passed {len(stats.get('passed', []))}", f"failed {len(bad)}", f"other {other}"]
        names = ["name " + " ".join(node.split("::", 1)[-1].split()) for node in bad]
        Path(os.environ["COUNTS"]).write_text("\n".join(lines + names) + "\n", encoding="utf-8")
