"""How the tests of the PDFs are run: they stand beside what they use, and their counts go where tests/run reads them."""
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

from paper import one, remade  # noqa: E402, F401  (what the tests ask for by name)


def pytest_terminal_summary(terminalreporter, exitstatus, config):
    """Writes "passed N", "failed N", "other N" and the names of what failed into the file named by COUNTS."""
    stats = terminalreporter.stats
    bad = [report.nodeid for kind in ("failed", "error") for report in stats.get(kind, [])]
    other = sum(len(stats.get(kind, [])) for kind in ("skipped", "xfailed", "xpassed", "deselected"))
    if os.environ.get("COUNTS"):
        lines = [f"passed {len(stats.get('passed', []))}", f"failed {len(bad)}", f"other {other}"]
        names = ["name " + " ".join(node.split("::", 1)[-1].split()) for node in bad]
        Path(os.environ["COUNTS"]).write_text("\n".join(lines + names) + "\n", encoding="utf-8")
