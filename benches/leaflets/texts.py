"""Two hundred leaflets that nobody wrote: each of about 780 words, no two alike, as a site of ours and as HTML for others.

In: a folder, how many. Out: `SITE/content/…` (Markdown) and `HTML/NNN.html` with the same words in the same order.
The same number always gives the same words.
"""
import html
import random
from pathlib import Path

WORDS = """advocate service person right help ask phone letter law care support choice meeting plan review staff nurse
doctor ward family friend carer home council office form question answer reason change week month day time place money cost
travel record report decision complaint interpreter language sign picture booklet leaflet page number address visit call""".split()
VERBS = "help explain write phone tell show check bring read send meet support find keep give".split()
BEGINNINGS = ["You can", "We can", "Your advocate can", "The council must", "Staff should", "A friend may", "Nobody may"]
ENDINGS = ["if you want that", "when you are ready", "before the meeting", "after the review", "at no cost", "in your own words", "as soon as possible"]


def sentence(dice):
    words = [dice.choice(BEGINNINGS), dice.choice(VERBS), "you with the", dice.choice(WORDS), "and the", dice.choice(WORDS), dice.choice(ENDINGS)]
    return " ".join(words) + "."


def paragraph(dice):
    return " ".join(sentence(dice) for _ in range(dice.randint(2, 4)))


def leaflet(number):
    """Title, summary, and blocks: (kind, what it says)."""
    dice = random.Random(number)
    name = f"{dice.choice(WORDS)} and {dice.choice(WORDS)}".capitalize()
    blocks, said = [], 0
    while said < 640:
        for kind in ("heading", "paragraph", "paragraph", "list", "paragraph", "table" if len(blocks) == 6 else "paragraph"):
            if kind == "heading":
                what = f"The {dice.choice(WORDS)} and your {dice.choice(WORDS)}"
            elif kind == "list":
                what = [f"the {dice.choice(WORDS)} of your {dice.choice(WORDS)}" for _ in range(4)]
            elif kind == "table":
                what = [["Day", "Place"], *([day, f"{dice.choice(WORDS)} {dice.choice(WORDS)}"] for day in ("Monday", "Tuesday", "Friday"))]
            else:
                what = paragraph(dice)
            blocks.append((kind, what))
            said += len(str(what).split())
    return f"{name}, number {number}", sentence(dice), blocks


def markdown(title, summary, blocks):
    lines = ["---", f"title: {title}", f"summary: {summary}", "reviewed: 2026-11-22", "owner: The office", "---", ""]
    for kind, what in blocks:
        if kind == "heading":
            lines.append(f"## {what}")
        elif kind == "list":
            lines += [f"- {item}" for item in what]
        elif kind == "table":
            lines += ["| " + " | ".join(row) + " |" for row in what]
            lines.insert(-len(what) + 1, "|---|---|")
        else:
            lines.append(what)
        lines.append("")
    return "\n".join(lines)


def square(number):
    """As many modules as the code of ours has, drawn the same way as one path: what they say costs nothing."""
    dice, rows = random.Random(f"square {number}"), []
    for y in range(29):
        row, x = [dice.random() < 0.5 for _ in range(29)], 0
        for corner_x, corner_y in ((0, 0), (22, 0), (0, 22)):
            for at in range(7):
                if corner_y <= y < corner_y + 7:
                    ring = max(abs(at - 3), abs(y - corner_y - 3))
                    row[corner_x + at] = ring != 2
        while x < 29:
            end = x
            while end < 29 and row[end] == row[x]:
                end += 1
            if row[x]:
                rows.append(f"M{x + 4} {y + 4}h{end - x}v1h-{end - x}z")
            x = end
    return f"<svg role=img aria-label='Square code' viewBox='0 0 37 37' width=113 height=113><path fill='#fff' d='M0 0h37v37h-37z'/><path d='{''.join(rows)}'/></svg>"


def end(number):
    """What stands behind the text of ours, word for word: whom to ask, other formats, the square code, dates."""
    ask = "You can ask for this information in another format. For example: large print, audio, braille, British Sign Language (BSL) or another language. Tell us what works for you."
    newest = "The newest version is on our website. Point the camera of a phone at the square, or type this address:"
    return (
        "<h2>Contact us</h2><div class=card><p><strong>The office</strong></p><dl><dt>Phone</dt><dd class=large>0344 411 1444</dd>"
        "<dt>Relay UK</dt><dd>In the Relay UK app or on a textphone, dial 18001 0344 411 1444</dd></dl></div>"
        f"<h2>Do you need this in another way?</h2><p>{ask}</p><p>Phone <strong>0344 411 1444</strong></p>"
        f"<table class=code><tr><td>{square(number)}</td><td><p>{newest}</p><p>leaflets.example/leaflet-{number:03}</p></td></tr></table>"
        "<h2>About this leaflet</h2><dl><dt>Who looks after this leaflet</dt><dd>The office</dd><dt>Last checked</dt><dd>22 November 2026</dd>"
        "<dt>To be checked again by</dt><dd>22 November 2027</dd></dl>"
    )


def page(title, summary, blocks, fonts, number):
    """The same as HTML, set like our A4: 14 points, 20 mm, the phone number in front, "page 2 of 3", the same font."""
    parts = [f"<p class=kicker><strong>Leaflets</strong></p><h1>{html.escape(title)}</h1><p class=summary>{html.escape(summary)}</p>",
             "<div class=card><p><strong>The office</strong></p><p>Phone <span class=large>0344 411 1444</span></p></div>"]
    for kind, what in blocks:
        if kind == "heading":
            parts.append(f"<h2>{html.escape(what)}</h2>")
        elif kind == "list":
            parts.append("<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in what) + "</ul>")
        elif kind == "table":
            head = "".join(f"<th scope=col>{cell}</th>" for cell in what[0])
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in what[1:])
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
        else:
            parts.append(f"<p>{html.escape(what)}</p>")
    parts.append(end(number))
    faces = "".join(f"@font-face{{font-family:Leaflet;font-weight:{weight};src:url({(fonts / name).as_uri()})}}"
                    for weight, name in ((400, "AtkinsonHyperlegibleNext-Regular.ttf"), (700, "AtkinsonHyperlegibleNext-Bold.ttf")))
    style = (f"{faces}@page{{size:A4;margin:20mm;@bottom-right{{content:'Page ' counter(page) ' of ' counter(pages);font:700 14pt Leaflet}}@bottom-left{{content:'Leaflets';font:14pt Leaflet}}}}"
             "body{font:14pt/1.4 Leaflet;margin:0}h1{font-size:28pt}h2{font-size:20pt;break-after:avoid}"
             "table{border-collapse:collapse}th,td{border:1pt solid;padding:4pt;text-align:left}"
             ".card{border:1.5pt solid #10433d;border-radius:4pt;background:#eef3f0;padding:12pt;break-inside:avoid}.large{font-size:1.5em}"
             "dt{font-weight:700}dd{margin:0 0 .5em 1em}.code{break-inside:avoid}.code td{border:0;vertical-align:middle}")
    return f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{html.escape(title)}</title><style>{style}</style></head><body>{''.join(parts)}</body></html>"


def write(folder, count, fonts):
    """Writes the site and the pages; says how many words a leaflet has in the middle."""
    site, pages = Path(folder) / "site", Path(folder) / "html"
    (site / "content" / "en").mkdir(parents=True)
    pages.mkdir()
    (site / "content" / "site.toml").write_text(
        'name = "Leaflets"\naddress = "https://leaflets.example"\nlanguages = ["en"]\ntheme = "plain"\ncontact = "office"\n[organisation]\nname = "Leaflets"\nkind = "charity"\n')
    (site / "content" / "contacts.toml").write_text('[office]\nname = "The office"\nphone = "0344 411 1444"\nchecked = 2026-11-22\n')
    (site / "content" / "en" / "index.md").write_text("---\ntitle: Leaflets\nreviewed: 2026-11-22\nowner: The office\n---\n\nLeaflets to measure with.\n")
    words = []
    for number in range(1, count + 1):
        title, summary, blocks = leaflet(number)
        text = markdown(title, summary, blocks)
        words.append(len(text.split()))
        (site / "content" / "en" / f"leaflet-{number:03}.md").write_text(text)
        (pages / f"{number:03}.html").write_text(page(title, summary, blocks, fonts, number))
    return sorted(words)[len(words) // 2]
