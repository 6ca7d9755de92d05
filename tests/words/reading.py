#!/usr/bin/env python3
"""The reading level that plainleaf measures agrees with an independent library, textstat, to 0.1.

    tests/words/reading.py PROGRAM

Flesch-Kincaid, SMOG and what they are made of are compared on text.md, a text of our own. textstat counts syllables with CMUdict.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import textstat

SITE = 'name = "Words"\naddress = "https://site.example"\nsearch = false\n'
TEXT = (Path(__file__).parent / "text.md").read_text(encoding="utf-8")


def measured(program):
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "content/en"
        pages.mkdir(parents=True)
        (pages.parent / "site.toml").write_text(SITE, encoding="utf-8")
        (pages / "text.md").write_text(TEXT, encoding="utf-8")
        said = subprocess.run([program, "check", folder, "--format", "json", "--today", "2026-11-22"], capture_output=True, check=False)
        return json.loads(said.stdout)["pages"][0]


def main():
    ours = measured(sys.argv[1])
    # Without front matter and marks of lists: running text, as textstat expects it.
    running = re.sub(r"^- ", "", TEXT.split("---\n")[2], flags=re.M)
    running = " ".join(running.split())
    textstat.set_lang("en_US")
    pairs = {
        "flesch_kincaid": (ours["flesch_kincaid"], textstat.flesch_kincaid_grade(running), 0.1),
        "smog": (ours["smog"], textstat.smog_index(running), 0.1),
        "words": (ours["words"], textstat.lexicon_count(running), 0),
        "sentences": (ours["sentences"], textstat.sentence_count(running), 0),
    }
    wrong = 0
    for name, (own, other, far) in pairs.items():
        fits = abs(own - other) <= far + 1e-9
        wrong += not fits
        print(f"{name:15} plainleaf {own:8} textstat {other:8}  {'agree' if fits else 'DIFFER'}")
    sys.exit(1 if wrong else 0)


main()
