//! A site in which everything that can have a day has one: reviews, ends, beginnings, sums, contacts, exceptions.

use plainleaf::base::Sources;

/// The day on which all of it was right.
pub const FIRST: &str = "2026-11-22";

const SETTINGS: &str = "name = \"A charity\"
address = \"https://charity.example\"
languages = [\"en\", \"cy\"]
contact = \"us\"
review_every = \"12 months\"
review_grace = \"1 month\"

[navigation]
en = [\"events/fair.md\", \"news.md\", \"benefits/index.md\"]

[sections.benefits]
hard_stop = \"takedown\"

[sections.\"benefits/kept\"]
hard_stop = \"notice\"

[rules]
placeholder = \"off\"
easy-read-picture = \"off\"
checker-outcome = \"off\"
";

const CONTACTS: &str = "[us]
name = \"Our office\"
phone = \"01632 960 001\"
email = \"help@charity.example\"
relay = false
checked = 2026-11-22

[line]
name = \"The helpline\"
phone = \"0800 123 4567\"
text = \"07700 900 123\"
answer = \"At any time.\"
checked = 2026-06-30
";

/// The front matter of a page, with more fields, and a text.
pub fn page(title: &str, reviewed: &str, fields: &str, text: &str) -> String {
    format!("---\ntitle: {title}\nreviewed: {reviewed}\nowner: Mary\n{fields}---\n\n{text}\n")
}

/// Its files: path and text.
pub fn files() -> Vec<(String, String)> {
    let text = "We help you.\n\n## What we do\n\nWe talk with you about it.\n\n## How to begin\n\nPhone {{line.phone}} or write to us.";
    let checker = "Find out.\n\n## Do you live here? {#live}\n\n- [Yes](#good)\n- [No](#bad)\n\n## We can help {#good}\n\n> [!yes] We can help\n> Phone {{us.phone}}.\n\n## We cannot help {#bad}\n\n> [!no] We cannot help\n> Phone {{us.phone}}.";
    let leads_on = "Find out.\n\n## Is it about you? {#you}\n\n- [Yes](#good)\n- [No](who.checker.md)\n\n## We can help {#good}\n\n> [!yes] We can help\n> Phone {{us.phone}}.";
    let long: String = (1..=6).map(|at| format!("## Part {at}\n\nWe help you with this. We talk with you about what you want. Then we write it down for you.\n\n")).collect();
    let all: [(&str, String); 33] = [
        ("site.toml", SETTINGS.into()),
        ("contacts.toml", CONTACTS.into()),
        (
            "en/index.md",
            page(
                "A charity",
                FIRST,
                "allow:\n  - rule: typed-contact\n    reason: This number is of another charity.\n    until: 2027-01-31\n",
                "We help. Phone 01632 960 555. [The fair](events/fair.md#what-we-do), [questions](who.checker.md), [news](contact.md)",
            ),
        ),
        (
            "en/contact.md",
            page(
                "Contact",
                FIRST,
                "review_every: 3 months\n",
                "> [!contact] us\n> Phone us.\n\n> [!contact] line\n> Phone them.",
            ),
        ),
        (
            "en/accessibility.md",
            page("Accessibility", FIRST, "expires_on: 2031-12-31\n", "Tell us what you cannot read."),
        ),
        (
            "en/glossary.md",
            page("Hard words", FIRST, "expires_on: 2029-12-31\n", "Advocate\n: A person who helps you."),
        ),
        ("en/about.md", page("About us", FIRST, "", text)),
        ("en/about.easy.md", page("About us", "2026-11-30", "", "An advocate helps you.")),
        (
            "en/about.people.leaflet.md",
            page(
                "About us, in short",
                FIRST,
                "layout: trifold\nversion: about-1\nearlier_versions: [about-0]\n",
                &long,
            ),
        ),
        (
            "en/about.staff.leaflet.md",
            page("About us, for staff", FIRST, "layout: a5-booklet\nversion: staff-1\n", text),
        ),
        ("en/benefits/index.md", page("Money", FIRST, "", "What you can get.")),
        (
            "en/benefits/pip.md",
            page(
                "Help with money",
                FIRST,
                "valid_until: 2027-04-05\n",
                "You get £100. [More about money](kept/more.md#what-we-do)",
            ),
        ),
        (
            "en/benefits/pip.easy.md",
            page("Help with money, easy", FIRST, "valid_until: 2027-04-05\n", "You get £100."),
        ),
        (
            "en/benefits/pip.people.leaflet.md",
            page(
                "Help with money, leaflet",
                FIRST,
                "layout: trifold\nversion: pip-1\nvalid_until: 2027-04-05\n",
                &format!("You get £100.\n\n{long}"),
            ),
        ),
        (
            "en/benefits/kept/more.md",
            page(
                "More money",
                FIRST,
                "valid_until: 2027-04-05\n",
                &format!("You get £90.\n\n{text} [Help](../pip.md)"),
            ),
        ),
        (
            "en/events/fair.md",
            page(
                "The fair",
                FIRST,
                "expires_on: 2027-02-28\nredirect_from: [/old-fair/, /old-fair.pdf]\n",
                text,
            ),
        ),
        (
            "en/events/fair.easy.md",
            page("The fair, easy", FIRST, "expires_on: 2026-12-31\n", "Come to the fair."),
        ),
        (
            "en/events/fair.people.leaflet.md",
            page(
                "The fair, leaflet",
                FIRST,
                "expires_on: 2027-03-01\nlayout: a5-booklet\nversion: fair-1\n",
                text,
            ),
        ),
        (
            "en/news.md",
            page(
                "News",
                FIRST,
                "publish_on: 2027-06-01\nredirect_from: [/old-news/]\n",
                "Read of [the fair](events/fair.md#how-to-begin).",
            ),
        ),
        (
            "en/later.md",
            page(
                "Later news",
                FIRST,
                "publish_on: 2028-02-29\nexpires_on: 2028-03-31\n",
                "See [news](news.md).",
            ),
        ),
        ("en/who.checker.md", page("Who can get help", FIRST, "expires_on: 2028-02-29\n", checker)),
        ("en/start.checker.md", page("Where to begin", FIRST, "", leads_on)),
        ("en/leap.md", page("A leap day", "2024-02-29", "review_every: 36 months\n", text)),
        ("en/typo.md", page("A day to come", "2027-03-01", "", text)),
        (
            "en/seldom.md",
            page(
                "Seldom",
                "2026-01-31",
                "review_every: 1 year\nallow:\n  - rule: review-date\n    reason: Nobody is here who knows this law.\n    until: 2027-06-30\n",
                text,
            ),
        ),
        ("cy/index.md", page("Elusen", FIRST, "", "Rydym yn helpu.")),
        ("cy/about.md", page("Amdanom ni", FIRST, "expires_on: 2027-05-01\n", "Rydym yn siarad â chi.")),
        ("cy/about.easy.md", page("Amdanom ni, hawdd", FIRST, "", "Rydym yn siarad â chi.")),
        (
            "cy/benefits/pip.md",
            page("Arian", FIRST, "valid_until: 2027-04-05\n", "Cewch £100. Ffoniwch {{line.phone}}."),
        ),
        ("cy/only.md", page("Dim ond yma", FIRST, "expires_on: 2030-06-30\n", "Rydym yn helpu.")),
        (
            "cy/newyddion.md",
            page("Newyddion", FIRST, "publish_on: 2027-09-01\n", "Mwy [amdanom ni](about.md)."),
        ),
        ("en/only-here.md", page("Only here", FIRST, "expires_on: 2027-11-30\n", text)),
        (
            "en/draft.md",
            page("A draft", FIRST, "draft: true\npublish_on: 2027-01-01\n", "A [link](nowhere.md)."),
        ),
    ];
    all.map(|(path, text)| (format!("content/{path}"), text)).into()
}

pub fn sources(files: &[(String, String)]) -> Sources {
    Sources::from_memory(files.iter().map(|(path, text)| (&**path, &**text)))
}
