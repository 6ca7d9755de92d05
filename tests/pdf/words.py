"""Compares what is said in two places, letter by letter: an HTML page and a PDF of the same Markdown.

In: two lists of `Letter`, in reading order. Out: `differences(html, pdf)`, a list of sentences; empty when both say the
same. White space is not compared by count: words that are joined in one place and apart in the other are a difference,
and so is a word that is broken over lines.
"""
import unicodedata
from dataclasses import dataclass

# Said by no one: soft hyphens, places where a line may break, marks of direction.
SILENT = set("\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
SAME = {"\u2010": "-"}  # a hyphen at which no line may break
# After these a line may break inside what counts as one word: parts of an address, of "and/or", of "well-known".
MAY_BREAK_AFTER = set("/-–—@.:?=&_…")
LONG_WORD = 30


@dataclass
class Letter:
    """A letter and what is known of it. What is None is not compared."""

    text: str
    gap: str = ""  # before it: "" nothing, " " a space, "\n" a new line that need not be a space
    block: int = 0  # number of the block it stands in
    heading: int = 0
    depth: int = 0  # how many lists it is in
    item: int = 0  # number of the list item it stands in
    cell: str = ""  # TH, TD
    link: str = ""
    lang: str = ""
    glyph: object = None
    tags: tuple = ()


GAPS = ["", " ", "\n", "\n\n"]  # from nothing to a new block, each stronger than the one before


def plain(letters):
    """The letters without white space, each with the strongest gap before it: one of GAPS."""
    found, gap, block = [], "\n\n", None
    for letter in letters:
        here = "\n\n" if letter.block != block else letter.gap
        gap, block = max(gap, here, key=GAPS.index), letter.block
        for one in unicodedata.normalize("NFKC", letter.text):
            if one.isspace():
                gap = max(gap, " ", key=GAPS.index)
            elif one not in SILENT:
                found.append((SAME.get(one, one), gap, letter))
                gap = ""
    return found


def text(found):
    """The letters of `plain` as people read them."""
    return "".join({"\n\n": " | ", "\n": " ", " ": " ", "": ""}[gap] + one for one, gap, _ in found).removeprefix(" | ")


def _string(found):
    return "".join(one for one, _, _ in found)


def _around(found, at):
    return f"“{text(found[max(0, at - 40):at])}⟶{text(found[at:at + 40])}”"


def locate(part, whole, start=0):
    """Where the letters of `part` stand in `whole`, one after another; None if they do not."""
    at = _string(whole).find(_string(part), start)
    return at if at >= 0 else None


def first_difference(part, whole, start=0):
    """In words: how far `part` can be followed in `whole`, and what comes then on each side."""
    a, b = _string(part), _string(whole)
    best, at = -1, start
    for length in (40, 20, 10, 5):
        place = b.find(a[:length], start)
        while place >= 0:
            same = next((n for n, (x, y) in enumerate(zip(a, b[place:])) if x != y), min(len(a), len(b) - place))
            if same > best:
                best, at = same, place
            place = b.find(a[:length], place + 1)
        if best >= 0:
            break
    if best < 0:
        return f"the text does not begin anywhere: {_around(part, 0)}"
    return f"HTML goes on {_around(part, best)}, PDF {_around(whole, at + best)}"


# What the two must agree on for each letter, and what a difference means.
FACTS = {
    "heading": "level of heading",
    "depth": "lists it stands in",
    "cell": "kind of cell",
    "link": "where its link leads",
    "lang": "language",
}


def compare(part, there):
    """Two stretches of the same letters: are words, blocks and tags the same too?"""
    found = []
    items = {}
    told = set()
    for at, ((_, gap, ours), (_, other, theirs)) in enumerate(zip(part, there)):
        if gap and not other:
            found.append(f"words run together: {_around(there, at)}")
        elif gap in ("", " ") and other == "\n\n":
            found.append(f"one block is two: {_around(there, at)}")
        elif not gap and other == " ":
            found.append(f"a word is torn: {_around(there, at)}")
        elif not gap and other == "\n" and part[at - 1][0] not in MAY_BREAK_AFTER and not _in_long_word(part, at):
            found.append(f"a word is broken over lines: {_around(there, at)}")
        elif gap == "\n\n" and other in (" ", "\n") and ours.depth is not None:
            found.append(f"two blocks are one: {_around(there, at)}")
        for fact, meaning in FACTS.items():
            mine, its = getattr(ours, fact), getattr(theirs, fact)
            if mine is not None and its is not None and mine != its and (fact, ours.block, mine, its) not in told:
                told.add((fact, ours.block, mine, its))
                found.append(f"{meaning}: HTML {mine!r}, PDF {its!r} at {_around(part, at)}")
        if ours.item is not None and items.setdefault(ours.item, theirs.item) != theirs.item and ours.depth:
            items[ours.item] = theirs.item
            found.append(f"one list item is two: {_around(part, at)}")
    for (_, _, a), (_, _, x), (_, _, b), (_, _, y) in zip(part, there, part[1:], there[1:]):
        if a.depth and b.depth and a.item != b.item and x.item == y.item and None not in (a.depth, b.depth):
            found.append("two list items are one: " + text([(one.text, "", one) for one in (a, b)]))
    return found


def _in_long_word(part, at):
    start, end = at, at
    while start > 0 and not part[start][1]:
        start -= 1
    while end < len(part) and (end == at or not part[end][1]):
        end += 1
    return end - start > LONG_WORD
