"""Leaflets in other scripts: what is extracted from each is what its Markdown says, in that order.

In: SCRIPTS, the built sites with such leaflets, and SCRIPTS_SOURCES, the folders that each was built from. Two readers who share no code are
asked: poppler, and pdf.js by the tags (web/extract.mjs). veraPDF and the second judge look at every PDF, and the file says in which
direction its pages are turned.
"""
import functools
import json
import os
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import page as second
import pikepdf
import pytest

import vera

HERE = Path(__file__).resolve().parent
RIGHT = {"ar", "ur"}
# Said by no one: marks of direction, and signs that hold lines or letters together.
SILENT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Leaflet:
    """A PDF of a leaflet, and its Markdown."""

    file: Path
    source: Path
    lang: str

    def __str__(self):
        return f"{self.lang}/{self.file.name}"


def _leaflets():
    found = []
    for site, source in zip(os.environ.get("SCRIPTS", "").split(":"), os.environ.get("SCRIPTS_SOURCES", "").split(":")):
        if not site or not source:
            raise SystemExit("Set SCRIPTS to built sites, and SCRIPTS_SOURCES to the folders that they were built from.")
        content = Path(source) / "content"
        first = re.search(r'^languages = \["(\w+)"', (content / "site.toml").read_text(encoding="utf-8"), re.M)[1]
        for text in sorted(content.glob("*/*.leaflet.md")):
            lang = text.parent.name
            if lang == "en":
                continue
            page, audience, _, _ = text.name.split(".")
            place = Path(site) / ("" if lang == first else lang) / page
            found += [Leaflet(file, text, lang) for file in sorted(place.glob(f"{page}-{audience}-leaflet*.pdf"))]
    return found


def _addresses():
    """The PDFs of pages whose lines begin on the right, and the address of the page that stands in each beside its square code."""
    found = []
    for site, source in zip(os.environ.get("SCRIPTS", "").split(":"), os.environ.get("SCRIPTS_SOURCES", "").split(":")):
        host = re.search(r'^address = "https://([^"]*)"', (Path(source) / "content/site.toml").read_text(encoding="utf-8"), re.M)[1]
        for page in sorted(Path(site).rglob("index.html")):
            if re.search(r'<html[^>]* dir="?rtl', page.read_text(encoding="utf-8")):
                below = page.parent.relative_to(site).as_posix()
                found += [(file, f"{host}/{below}") for file in sorted(page.parent.glob("*.pdf")) if "leaflet" not in file.name]
    return found


EVERY = _leaflets()
ADDRESSES = _addresses()
READ = [leaflet for leaflet in EVERY if not leaflet.file.stem.endswith("-to-fold")]
each = pytest.mark.parametrize("leaflet", EVERY, ids=str)
each_to_read = pytest.mark.parametrize("leaflet", READ, ids=str)


def letters(text):
    """The letters and digits of a text, one after another: lines are broken elsewhere on paper."""
    text = SILENT.sub("", unicodedata.normalize("NFC", text))
    return "".join(one for one in text if one.isalnum() or unicodedata.category(one).startswith("M"))


def said(leaflet):
    """Each stretch of the Markdown that a leaflet must say, in order: headings, paragraphs, items, cells."""
    text = leaflet.source.read_text(encoding="utf-8").split("---\n", 2)[2]
    facts = (leaflet.source.parent.parent / "contacts.toml").read_text(encoding="utf-8")

    def fact(match):
        block = re.search(rf"^\[{match[1]}\]\n(.*?)(?=^\[|\Z)", facts, re.M | re.S)[1]
        value = re.search(rf"^{match[2]} = (.*)$", block, re.M)[1]
        # What a call costs stands behind a number.
        return "\n" + ", ".join(re.findall(r'"([^"]*)"', value)) + "\n"
    text = re.sub(r"\{\{(\w+)\.(\w+)\}\}", fact, text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|\[!\w[\w-]*\]( \w+$)?|\{#[\w-]+\}", "", text, flags=re.M)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    pieces = [piece for line in text.splitlines() for piece in (line.split("|") if line.startswith("|") else [line])]
    pieces = [letters(re.sub(r"^(\s|>|#|-|:|\d+\.)+", "", piece)) for piece in pieces]
    return [piece for piece in pieces if piece]


def missing(wanted, text):
    """What is not said, or not in its place."""
    at, found = 0, []
    for piece in wanted:
        place = text.find(piece, at)
        if place < 0:
            found.append(f"“{piece}” is not said{' there' if piece in text else ''}")
        else:
            at = place + len(piece)
    return found


@functools.cache
def by_poppler(file):
    return subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", file, "-"], check=True, capture_output=True, text=True, encoding="utf-8").stdout


@functools.cache
def by_pdfjs():
    done = subprocess.run(["node", HERE.parent / "web" / "extract.mjs", *(leaflet.file for leaflet in EVERY)],
                          check=True, capture_output=True, text=True, encoding="utf-8")
    return json.loads(done.stdout)


def test_there_are_leaflets_in_every_script():
    assert {"ar", "ur", "pa", "pl", "ro", "cy"} <= {leaflet.lang for leaflet in EVERY}
    assert len(EVERY) > 20
    assert any(leaflet.file.stem.endswith("-to-fold") and leaflet.lang in RIGHT for leaflet in EVERY)


@each_to_read
def test_poppler_reads_what_was_written(leaflet):
    assert missing(said(leaflet), letters(by_poppler(leaflet.file))) == []


# On a sheet to fold the tags of one text are on several pages, which pdf.js reads one by one. It also does not know the words that stand for a
# group of glyphs (ActualText), without which Gurmukhi cannot be read: its vowels are drawn before the letters that they follow.
@pytest.mark.parametrize("leaflet", [leaflet for leaflet in READ if leaflet.lang != "pa"], ids=str)
def test_pdfjs_reads_what_was_written(leaflet):
    assert missing(said(leaflet), letters(by_pdfjs()[str(leaflet.file)])) == []


def lines_seen(file):
    """The lines of a PDF as the eye meets them, from the left to the right."""
    text = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", file, "-"], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return ["".join(SILENT.sub("", line).split()) for line in text.splitlines()]


def test_there_are_addresses_from_the_right():
    assert any("-" in address.rsplit("/", 1)[-1] for _, address in ADDRESSES), "a word with a hyphen is what changes places"


@pytest.mark.parametrize("file, address", ADDRESSES, ids=lambda value: getattr(value, "name", value))
def test_an_address_is_seen_as_it_is_typed(file, address):
    assert any(address in line for line in lines_seen(file)), [line for line in lines_seen(file) if address.split("/")[0] in line]


@each_to_read
def test_numbers_are_in_order(leaflet):
    """A phone number is read back as it is dialled, with its groups in order."""
    for text in (by_poppler(leaflet.file), by_pdfjs()[str(leaflet.file)]):
        groups = re.findall(r"0[0-9 \u00a0]{9,}\d", " ".join(text.split()))
        numbers = re.findall(r'^phone = "([0-9 ]{9,})"', (leaflet.source.parent.parent / "contacts.toml").read_text(encoding="utf-8"), re.M)
        assert any(number.replace(" ", "") in group.replace("\u00a0", "").replace(" ", "") for number in numbers for group in groups)


@each
def test_direction_and_language(leaflet):
    with pikepdf.open(leaflet.file) as pdf:
        assert str(pdf.Root.Lang) == leaflet.lang
        assert str(pdf.Root.ViewerPreferences.Direction) == ("/R2L" if leaflet.lang in RIGHT else "/L2R")


@pytest.fixture(scope="session")
def verdicts():
    return dict(zip(EVERY, vera.judge([str(leaflet.file) for leaflet in EVERY])))


@each
def test_verapdf(leaflet, verdicts):
    assert verdicts[leaflet]["ok"], vera.say(verdicts[leaflet])


@each
def test_second_judge(leaflet):
    report = second.validate_pdf(str(leaflet.file), profile="ua1")
    assert report.is_compliant, "\n".join(f"{fault.rule_id}: {fault.message}" for fault in report.failures)


def test_another_order_is_noticed():
    leaflet = next(leaflet for leaflet in READ if leaflet.lang == "ur")
    wanted, text = said(leaflet), letters(by_poppler(leaflet.file))
    assert len(wanted) > 8
    assert missing(wanted[::-1], text)
    assert missing(wanted, text[::-1])
    assert missing([piece[::-1] for piece in wanted], text)
