//! The benchmark: a site of any size.
//! In: how many pages, and an empty folder. Out: a site that builds without a finding, the same bytes every
//! time.
//! Must never: hold more than one page in memory: the program that is measured is this one's child, and would
//! be charged for it.

use super::Tried;
use super::random::Random;
use super::words::*;
use plainleaf::doc::slug;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The day for which a corpus is to be built: no page is overdue then.
pub const TODAY: &str = "2026-11-22";
const PICTURES: usize = 12;

/// A corpus of so many pages, besides those that every site has.
#[derive(Clone, Copy)]
pub struct Corpus {
    pub pages: usize,
}

impl Corpus {
    /// The largest one: above it two pages would have one title.
    pub const MOST: usize = THINGS.len() * TOWN_BEGINS.len() * TOWN_ENDS.len() * TITLES.len();

    /// Writes the site into a folder; how many bytes of Markdown that are.
    pub fn write(self, site: &Path) -> Tried<u64> {
        let content = site.join("content");
        let (pages, pictures) = (content.join("en"), content.join("pictures"));
        fs::create_dir_all(&pictures)?;
        for section in SECTIONS {
            fs::create_dir_all(pages.join(slug(section)))?;
            fs::write(pages.join(slug(section)).join("index.md"), index(section))?;
        }
        let mut bytes = 0;
        for number in 0..self.pages {
            let text = self.page(number);
            bytes += text.len() as u64;
            fs::write(site.join(self.path(number)), text)?;
        }
        for (name, text) in [("index", HOME), ("contact", CONTACT), ("accessibility", ACCESSIBILITY)] {
            fs::write(pages.join(format!("{name}.md")), text)?;
        }
        fs::write(pages.join("glossary.md"), glossary())?;
        fs::write(content.join("site.toml"), settings(false))?;
        fs::write(content.join("contacts.toml"), contacts())?;
        for number in 0..PICTURES {
            fs::write(pictures.join(picture(number)), drawing(number))?;
        }
        fs::write(pictures.join("pictures.toml"), ledger())?;
        Ok(bytes)
    }

    /// Where a page's file is, from the site folder.
    pub fn path(self, number: usize) -> String {
        let (folder, stem) = place(number);
        format!("content/en/{folder}/{stem}.md")
    }

    /// A page in the middle.
    pub fn some_page(self) -> String {
        self.path(self.pages / 2)
    }

    /// The page of a section in the middle, whose title stands above all pages in it.
    pub fn some_section(self) -> String {
        format!("content/en/{}/index.md", slug(SECTIONS[SECTIONS.len() / 2]))
    }

    fn page(self, number: usize) -> String {
        let mut dice = Random::of("page", number);
        let (thing, town) = topic(number);
        let summary = SUMMARY.replace("{thing}", thing).replace("{town}", &town);
        let day = format!("2026-{:02}-{:02}", 1 + dice.below(10), 1 + dice.below(28));
        let tags: Vec<&str> = dice.some(&TAGS, 3).into_iter().copied().collect();
        let body = self.body(number, &mut dice);
        format!(
            "---\ntitle: {}\nsummary: {summary}\nreviewed: {day}\nowner: The office\nvalid_until: 2027-04-05\ntags: [{}]\n---\n\n{body}",
            title(number),
            tags.join(", ")
        )
    }

    fn body(self, number: usize, dice: &mut Random) -> String {
        let wanted = 600 + dice.below(300);
        let bullets: String = dice.some(&CASES, 5).into_iter().map(|case| format!("- {case}\n")).collect();
        let rows: String = dice.some(&THINGS, 5).into_iter().map(|thing| row(thing, dice)).collect();
        let steps: String = (1..=6).map(|step| format!("{step}. {}\n", sentence(dice))).collect();
        let head = format!(
            "{}\n\n> [!important]\n> {}\n\n## Who can ask\n\nThis page may be for you if:\n\n{bullets}\n![](../../pictures/{})\n\n## What there is\n\n\
             | What | Up to | When | Who decides |\n| --- | ---: | --- | --- |\n{rows}\n## How to ask\n\n{steps}\n",
            paragraph(3, dice),
            paragraph(2, dice),
            picture(dice.below(PICTURES)),
        );
        let mut tail = format!(
            "## When the answer is no\n\n{}\n\nRead more in {}.\n\nThere is more in {}.\n\n## Who can help\n\n",
            paragraph(3, dice),
            self.link(number, dice),
            self.link(number, dice)
        );
        for _ in 0..4 {
            let _ = writeln!(tail, "- {}. {}", self.link(number, dice), sentence(dice));
        }
        let (key, name, ..) = dice.one(&CONTACTS);
        let _ = write!(
            tail,
            "- {name}: {{{{{key}.phone}}}}\n- [The public guide to this law](https://www.gov.uk/guide/part/{})\n\n## Hard words\n\n",
            dice.below(9_000)
        );
        for (word, meaning) in dice.some(&HARD_WORDS, 4) {
            let _ = writeln!(tail, "- **{word}**: {meaning}");
        }
        let mut text = head;
        let mut words = count(&text) + count(&tail);
        for part in 0.. {
            if words >= wanted {
                break;
            }
            let start = text.len();
            match part % 3 {
                0 => drop(write!(
                    text,
                    "## {}\n\n{}\n\n",
                    fill(H2[(number + part / 3) % H2.len()], dice),
                    paragraph(3, dice)
                )),
                1 => drop(write!(
                    text,
                    "{} There is more in {}.\n\n",
                    paragraph(2, dice),
                    self.link(number, dice)
                )),
                _ => drop(write!(
                    text,
                    "### {}\n\n{}\n\n",
                    fill(H3[dice.below(H3.len())], dice),
                    paragraph(3, dice)
                )),
            }
            words += count(&text[start..]);
        }
        text + &tail
    }

    /// A link from a page to any other, as staff write it: the way from file to file.
    fn link(self, from: usize, dice: &mut Random) -> String {
        let to = dice.below(self.pages);
        let ((here, _), (there, stem)) = (place(from), place(to));
        let way = if here == there { format!("{stem}.md") } else { format!("../{there}/{stem}.md") };
        format!("[{}]({way})", title(to))
    }
}

/// What `site.toml` says.
pub fn settings(search: bool) -> String {
    format!(
        "name = \"Rights in plain words\"\naddress = \"https://rights.example\"\nlanguages = [\"en\"]\napplies_to = [\"England\"]\nreview_every = \"12 months\"\n\
         contact = \"helpline\"\nsearch = {search}\n\n[organisation]\nname = \"Rights in plain words\"\nkind = \"charity\"\n\n\
         [rules]\n# The numbers are those of films and plays.\nplaceholder = \"off\"\n"
    )
}

/// The same text with another title.
pub fn with_title(text: &str, number: usize) -> String {
    let line = text.lines().find(|line| line.starts_with("title: ")).unwrap_or_default();
    text.replacen(line, &format!("{line} ({number})"), 1)
}

fn topic(number: usize) -> (&'static str, String) {
    let town = number / THINGS.len();
    let begin = TOWN_BEGINS[town % TOWN_BEGINS.len()];
    let end = TOWN_ENDS[town / TOWN_BEGINS.len() % TOWN_ENDS.len()];
    (THINGS[number % THINGS.len()], format!("{begin}{end}"))
}

fn title(number: usize) -> String {
    let (thing, town) = topic(number);
    let round = number / (THINGS.len() * TOWN_BEGINS.len() * TOWN_ENDS.len());
    TITLES[(number + round) % TITLES.len()].replace("{thing}", thing).replace("{town}", &town)
}

/// Folder and stem.
fn place(number: usize) -> (String, String) {
    (slug(SECTIONS[number % SECTIONS.len()]), slug(&title(number)))
}

fn sentence(dice: &mut Random) -> String {
    let pattern = dice.one(&SENTENCES);
    fill(pattern, dice)
}

fn paragraph(sentences: usize, dice: &mut Random) -> String {
    let sentences: Vec<String> = (0..sentences).map(|_| sentence(dice)).collect();
    sentences.join(" ")
}

/// Puts words into the gaps of a pattern.
fn fill(pattern: &str, dice: &mut Random) -> String {
    let mut text = String::with_capacity(160);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        let words: &[&str] = match gap {
            "thing" => &THINGS,
            "who" => &PEOPLE,
            "when" => &TIMES,
            "case" => &CASES,
            _ => &PAPERS,
        };
        text.push_str(dice.one::<&str>(words));
        rest = after;
    }
    text + rest
}

fn row(thing: &str, dice: &mut Random) -> String {
    format!(
        "| {} | £{}.{:02} | {} | {} |\n",
        capital(thing),
        4 + dice.below(160),
        dice.below(100),
        dice.one(&TIMES),
        dice.one(&PEOPLE)
    )
}

fn capital(words: &str) -> String {
    words[..1].to_uppercase() + &words[1..]
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn index(section: &str) -> String {
    let about = section.to_lowercase();
    format!(
        "---\ntitle: {section}\nsummary: Pages about {about}.\nreviewed: 2026-06-01\nowner: The office\n---\n\nThese pages tell you what your rights are, who decides, and how to ask. All of them are about {about}.\n"
    )
}

const HOME: &str = "---\ntitle: Rights in plain words\nsummary: Find out what you can ask for, and who helps you to ask.\nreviewed: 2026-06-01\nowner: The office\n---\n\nChoose what you need help with. You can also [phone us](contact.md).\n";

const CONTACT: &str = "---\ntitle: Contact us\nsummary: All the ways to reach us.\nreviewed: 2026-06-01\nowner: The office\n---\n\n## Phone us\n\nCall {{helpline.phone}} on any day. An answer takes a minute or two.\n";

const ACCESSIBILITY: &str = "---\ntitle: Accessibility statement\nsummary: What works for you on this website, and what does not yet.\nreviewed: 2026-06-01\nowner: The office\n---\n\n\
    ## How accessible this website is\n\nA program checked every page. Nobody has tested the pages with readers yet.\n\n## Feedback and contact\n\nTell us on {{helpline.phone}}.\n\n\
    ## Enforcement procedure\n\nNobody has looked into this.\n\n## Technical information\n\n### Compliance status\n\nThis website is not compliant.\n\n\
    ## Non-accessible content\n\nNobody has looked for it.\n\n## Preparation of this statement\n\nA program wrote it.\n";

fn glossary() -> String {
    let words: String =
        HARD_WORDS.iter().map(|(word, meaning)| format!("\n{word}\n: {}.\n", capital(meaning))).collect();
    format!(
        "---\ntitle: Glossary\nsummary: Hard words and what they mean.\nreviewed: 2026-06-01\nowner: The office\n---\n\nThese words stand in letters and forms.\n{words}"
    )
}

fn contacts() -> String {
    let table = |(key, name, phone, free): &(&str, &str, &str, bool)| {
        format!(
            "[{key}]\nname = \"{name}\"\nabout = \"Somebody answers every day.\"\nphone = \"{phone}\"\nfree = {free}\nhours = \"Every day\"\nanswer = \"We answer within a week.\"\naddress = [\"1 Long Street\"]\nchecked = 2026-06-01\n\n"
        )
    };
    CONTACTS.iter().map(table).collect()
}

fn picture(number: usize) -> String {
    format!("shapes-{number:02}.svg")
}

fn ledger() -> String {
    let entry = |number: usize| {
        let name = picture(number);
        format!(
            "[\"{name}\"]\nalt = \"Coloured shapes, drawing {number}.\"\nmeaning = \"shapes {number}\"\nauthor = \"nobody\"\nlicence = \"CC0-1.0\"\nsource = \"made by a program\"\n\n"
        )
    };
    (0..PICTURES).map(entry).collect()
}

fn drawing(number: usize) -> String {
    let mut dice = Random::of("drawing", number);
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 240\" width=\"400\" height=\"240\">",
    );
    for _ in 0..24 {
        let (x, y, size, colour) =
            (dice.below(360), dice.below(200), 8 + dice.below(40), dice.below(0x100_0000));
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" rx=\"4\" fill=\"#{colour:06x}\"/>"
        );
    }
    svg + "</svg>\n"
}
