"""Says where a leaflet and the page it was made from do not say the same.

In: the parts of a page (webpage.py) and the letters of a PDF in tag order (tagged.py). Out: a list of sentences.

The rule: title, summary, text and hard words of the page stand in the PDF, whole, in this order, each as a run of its
own blocks, every letter, word, heading, list, cell, link, language and picture's words as on the page. What else the PDF
says is its frame (who made it, contents, how to get in touch, dates, where it is on the web). The frame may stand before
the title, between parts if it is a list of contents, and after them under a heading of its own: never inside a part.
"""
from words import compare, first_difference, locate, plain, text


def differences(parts, letters):
    """`parts` are (name, letters of the page); `letters` those of the PDF."""
    there = plain(letters)
    found, at, last = [], 0, None
    for name, part in parts:
        ours = plain(part)
        place = _as_blocks(ours, there, at)
        if place is None:
            found.append(f"{name}: {first_difference(ours, there, at)}")
            continue
        between = there[at:place]
        if last and between and not _is_contents(between):
            found.append(f"between {last} and {name} the PDF says more: “{text(between)[:200]}”")
        found += [f"{name}: {fault}" for fault in compare(ours, there[place:place + len(ours)])]
        at, last = place + len(ours), name
    if parts and not found and at < len(there) and not there[at][2].heading:
        found.append(f"after {last} the PDF goes on without a heading: “{text(there[at:at + 80])}”")
    return found


def _as_blocks(ours, there, start):
    """Where the part stands in the PDF, from the start of a block to the end of one; else where it stands at all."""
    place, first = locate(ours, there, start), None
    while place is not None:
        end = place + len(ours)
        if there[place][1] == "\n\n" and (end == len(there) or there[end][1] == "\n\n"):
            return place
        first = place if first is None else first
        place = locate(ours, there, place + 1)
    return None


def _is_contents(between):
    """A list of contents is tagged as one, or stands under a heading of its own."""
    return bool(between[0][2].heading) or all("TOC" in letter.tags for _, _, letter in between)
