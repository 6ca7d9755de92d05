#!/usr/bin/env python3
"""How often the rules about words find fault with official British English.

    benches/precision/run.py PROGRAM [REPOSITORY] [--easy] [--show=RULE]

PROGRAM is plainleaf. The texts are those of GOV.UK's smart answers about benefits, work, tax, care and visas, written and edited by its content
designers (MIT licence, Crown copyright). They are fetched from REPOSITORY, by default https://github.com/alphagov/smart-answers, and not kept.
Each answer becomes a page of a site; what the program finds is counted. An error should meet at most 0.5 % of the sentences, and all warnings
together at most 25 of 1,000 words; else the exit code is 1. `--easy` judges the same texts as Easy Read, which nobody wrote them for: there
figures say how a rule works, and no limit holds. `--show=RULE` prints what that rule found.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

SITE = 'name = "Precision"\naddress = "https://site.example"\nsearch = false\napplies_to = ["England"]\n'
TOP = "---\ntitle: An answer\nsummary: You can ask.\nreviewed: 2026-11-22\nowner: GOV.UK\nsources: GOV.UK\n---\n\n"
# What only a page of a real site has.
NOT_OF_TEXT = {"review-date", "home-page", "missing-title", "same-title", "broken-link", "broken-anchor", "typed-contact", "raw-html", "speak-to-reader", "main-points"}
NOT_OF_TEXT |= {"accessibility-statement", "other-formats", "twin-without-page", "easy-read-picture"}


def plain(text):
    """The Markdown in a template: values become numbers, commands and GOV.UK's own marks go."""
    text = re.sub(r"<%#.*?%>", "", text, flags=re.S)
    text = re.sub(r"<%=\s*(?:format_money|number_to_currency).*?%>", "£10", text, flags=re.S)
    text = re.sub(r"<%=.*?%>", "10", text, flags=re.S)
    # Commands stand on lines of their own: what is on both sides are two texts.
    text = re.sub(r"^[ \t]*<%.*?%>[ \t]*$", "", text, flags=re.S | re.M)
    text = re.sub(r"<%.*?%>", "", text, flags=re.S)
    lines = []
    for line in text.split("\n"):
        line = re.sub(r"^\s*(\$[A-Z!]+|%|\^|\{::.*?\}|\{:/.*?\}|\{:.*?\}|:::)\s*", "", line.strip())
        line = re.sub(r"\s*(\$[A-Z!]+|%|\^)$", "", line)
        line = re.sub(r"^(#+)(?=[^\s#])", r"\1 ", line)
        line = re.sub(r"^(\d+)\.(?=\S)", r"\1. ", line)
        lines.append(re.sub(r"\{:[^}]*\}", "", line))
    text = re.sub(r"\]\((?!https?:)[^)]*\)", "](https://www.gov.uk/x)", "\n".join(lines))
    # One sentence a paragraph is not always one line.
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def write(repository, folder, ending):
    """A site of the texts. Each sentence is kept once: answers repeat each other."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", repository, clone], check=True)
    pages = folder / "site/content/en"
    pages.mkdir(parents=True)
    (folder / "site/content/site.toml").write_text(SITE, encoding="utf-8")
    seen = set()
    for file in sorted((clone / "app/flows").rglob("*.erb")):
        blocks = []
        for block in re.split(r"\n\s*\n", plain(file.read_text(encoding="utf-8"))):
            lines = [line for line in block.split("\n") if line and line not in seen]
            seen.update(lines)
            if lines:
                blocks.append("\n".join(lines))
        if blocks:
            name = re.sub(r"[^a-z0-9]+", "-", str(file.relative_to(clone / "app/flows"))[:-4])
            (pages / f"{name}{ending}").write_text(TOP + "\n\n".join(blocks) + "\n", encoding="utf-8")


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    easy = "--easy" in sys.argv
    show = {word.split("=")[1] for word in sys.argv if word.startswith("--show=")}
    program, repository = words[0], words[1] if len(words) > 1 else "https://github.com/alphagov/smart-answers"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        write(repository, folder, ".easy.md" if easy else ".md")
        command = [program, "check", folder / "site", "--format", "json", "--today", "2026-11-22"]
        report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        texts = {}
        sentences = sum(page["sentences"] for page in report["pages"])
        count = sum(page["words"] for page in report["pages"])
        found = [finding for finding in report["findings"] if finding["rule"] not in NOT_OF_TEXT]
        for finding in found:
            if finding["rule"] in show:
                file = folder / "site" / finding["file"]
                text = texts.setdefault(file, file.read_bytes())
                print(finding["rule"], "|", text[finding["start_byte"] : finding["end_byte"]].decode().replace("\n", " "), "|", finding["help"][:60])
    print(f"{len(report['pages'])} texts, {sentences} sentences, {count} words\n")
    rules = Counter((finding["severity"], finding["rule"]) for finding in found)
    for (severity, rule), number in sorted(rules.items()):
        print(f"{severity:8} {rule:22} {number:6}   {100 * number / sentences:5.2f} % of sentences   {1000 * number / count:5.2f} a 1,000 words")
    warnings = sum(number for (severity, _), number in rules.items() if severity == "warning")
    print(f"\nall warnings: {1000 * warnings / count:.1f} a 1,000 words")
    worst = max((number for (severity, _), number in rules.items() if severity == "error"), default=0)
    return int(not easy and (worst > 0.005 * sentences or warnings > 0.025 * count))


sys.exit(main())
