//! A small site from memory, without a finding, over which tests lay what they are about.

use plainleaf::base::{Source, Sources};
use plainleaf::engine::{Build, Memo, NoCache, Options, build};

const FILES: [(&str, &str); 9] = [
    (
        "content/site.toml",
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n\n[rules]\ncheaper-number = \"off\"\n",
    ),
    (
        "content/contacts.toml",
        "[imha]\nname = \"Independent Mental Health Advocacy\"\nphone = \"0844 248 9 248\"\naddress = [\"1 High Street\"]\nchecked = 2026-11-22\n",
    ),
    (
        "content/pictures/pictures.toml",
        "[\"talk.svg\"]\nalt = \"Two people sit at a table and talk.\"\nauthor = \"Sam Smith\"\nlicence = \"CC0-1.0\"\n",
    ),
    (
        "content/pictures/talk.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><circle cx=\"20\" cy=\"20\" r=\"9\"/></svg>\n",
    ),
    (
        "content/en/index.md",
        "---\ntitle: A charity\nreviewed: 2026-11-22\nowner: Mary\n---\n\nWe help. [How to reach us](contact.md)\n",
    ),
    (
        "content/en/about-us.md",
        "---\ntitle: About us\nreviewed: 2026-11-22\nowner: Mary\n---\n\nWe talk with you.\n",
    ),
    (
        "content/en/contact.md",
        "---\ntitle: Contact\nreviewed: 2026-11-22\nowner: Mary\n---\n\n> [!contact] imha\n> Phone us.\n",
    ),
    (
        "content/en/glossary.md",
        "---\ntitle: Glossary\nreviewed: 2026-11-22\nowner: Mary\n---\n\nAdvocate\n: A person who helps you to say what you want.\n",
    ),
    (
        "content/en/accessibility.md",
        "---\ntitle: Accessibility\nreviewed: 2026-11-22\nowner: Mary\n---\n\n## How accessible this website is\n\nTell us what you cannot read.\n\n## Feedback and contact\n\nTell us.\n\n## Enforcement procedure\n\nAsk us.\n\n## Technical information\n\n### Compliance status\n\nThis website is not compliant.\n\n## Non-accessible content\n\nNobody has looked for it yet.\n\n## Preparation of this statement\n\nWe wrote it in November.\n",
    ),
];

/// The site with other files laid over it.
pub fn with(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Sources {
    Sources::from_memory(FILES).overlaid(files.into_iter().map(|(path, bytes)| Source::new(&path, bytes)))
}

/// Built on the day that all its pages were checked.
pub fn built(sources: &Sources, search: bool) -> Build {
    let options = Options { search, leaflets: false, ..Options::on("2026-11-22".parse().expect("a date")) };
    build(sources, &options, &mut Memo::new(Box::new(NoCache)))
}
