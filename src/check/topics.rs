//! Floor 3: the topics of a document, for rules that also need the site.
//! In: the words of a document. Out: whether and where they mention danger, laws and textphones.
//! Must never: let the topics depend on the site, because they are cached until the file changes.

use super::law::{ACT, BENEFITS, is_read_in_english, law_name};
use super::lexicon::layout::{hash, hash32};
use super::prose::{PassageKind, PhraseSet, Prose, WordKind};
use crate::base::Span;
use crate::site::{Page, Role, Site};

/// Phrases on pages for people who may be in danger. (“Abuse” alone occurs in too many other sentences.)
const DANGER: [&str; 33] = [
    "suicide",
    "suicidal",
    "suicidal thoughts",
    "self-harm",
    "self harm",
    "self-harming",
    "harm yourself",
    "hurt yourself",
    "kill yourself",
    "killing yourself",
    "end your life",
    "ending your life",
    "take your own life",
    "taking your own life",
    "want to die",
    "domestic abuse",
    "domestic violence",
    "sexual abuse",
    "sexual violence",
    "sexual assault",
    "child abuse",
    "emotional abuse",
    "physical abuse",
    "financial abuse",
    "abuse or neglect",
    "abused by",
    "being abused",
    "has abused you",
    "abuses you",
    "rape",
    "raped you",
    "been raped",
    "stalking",
];

/// Phrases that say that a page gives no legal advice.
const NO_ADVICE: [&str; 3] = ["not legal advice", "cannot give legal advice", "do not give legal advice"];

/// Devices for people who cannot hear or speak on the phone.
const TEXTPHONES: [&str; 4] = ["textphone", "textphones", "minicom", "typetalk"];

/// All lists in one, so that each word of a text is looked up once.
static TOPIC_PHRASES: PhraseSet<58> = PhraseSet::of(concat([&DANGER, &NO_ADVICE, &TEXTPHONES, &BENEFITS]));

const fn concat(lists: [&[&'static str]; 4]) -> [&'static str; 58] {
    let mut joined = [""; 58];
    let (mut list, mut entry, mut length) = (0, 0, 0);
    while list < lists.len() {
        joined[length] = lists[list][entry];
        length += 1;
        entry += 1;
        if entry == lists[list].len() {
            list += 1;
            entry = 0;
        }
    }
    assert!(length == joined.len());
    joined
}

/// The topic of a phrase in [`TOPIC_PHRASES`].
enum Topic {
    Danger,
    NoAdvice,
    Textphone,
    Law,
}

impl Topic {
    fn of(phrase: usize) -> Topic {
        const NO_ADVICE_FROM: usize = DANGER.len();
        const TEXTPHONES_FROM: usize = NO_ADVICE_FROM + NO_ADVICE.len();
        const LAWS_FROM: usize = TEXTPHONES_FROM + TEXTPHONES.len();
        match phrase {
            ..NO_ADVICE_FROM => Topic::Danger,
            NO_ADVICE_FROM..TEXTPHONES_FROM => Topic::NoAdvice,
            TEXTPHONES_FROM..LAWS_FROM => Topic::Textphone,
            LAWS_FROM.. => Topic::Law,
        }
    }
}

/// The topics of an English document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topics {
    /// The first mention of danger.
    pub danger: Option<Span>,
    /// The first name of a law or a benefit.
    pub law: Option<Span>,
    /// Whether there is more than one such name.
    pub laws: bool,
    /// Whether the text says that it is not legal advice.
    pub no_advice: bool,
    /// The first mention of a textphone.
    pub textphone: Option<Span>,
}

impl Topics {
    /// The topics of a document's prose, without its title and summary.
    pub fn of(prose: &Prose) -> Topics {
        let mut topics = Topics::default();
        if !prose.is_english() {
            return topics;
        }
        let text = prose.text();
        for passage in prose
            .passages()
            .filter(|passage| !matches!(passage.kind(), PassageKind::Title | PassageKind::Summary))
        {
            let mut after_law = 0;
            let words = &text[..passage.range().end];
            for word in passage.words() {
                topics.note(prose, words, word.range().start, word.hash(), &mut after_law);
                // “suicide’s” and “rape-crisis”: a phrase may begin with each part of a word.
                if word.has_parts() && matches!(word.kind(), WordKind::Word | WordKind::SiteAddress) {
                    for part in word
                        .text()
                        .split(|letter: char| !letter.is_alphanumeric())
                        .filter(|part| !part.is_empty())
                    {
                        let at = part.as_ptr() as usize - text.as_ptr() as usize;
                        topics.note(prose, words, at, hash32(hash(part.as_bytes())), &mut after_law);
                    }
                }
            }
        }
        topics
    }

    /// Notes the topic of a phrase that begins at byte `at`. `words` is the text up to the end of the passage,
    /// and `hash` the hash of the word at `at`. `after_law` is the end of the last name of a law: names do not
    /// overlap, so the next one cannot begin before it.
    #[inline]
    fn note(&mut self, prose: &Prose, words: &str, at: usize, hash: u32, after_law: &mut usize) {
        let law = if hash == ACT {
            law_name(words, at)
        } else {
            let Some((phrase, length)) = TOPIC_PHRASES.begin(hash, &words[at..]) else { return };
            let span = || Some(prose.span(at, at + length));
            match Topic::of(phrase) {
                Topic::Danger => self.danger = self.danger.or_else(span),
                Topic::NoAdvice => self.no_advice = true,
                Topic::Textphone => self.textphone = self.textphone.or_else(span),
                Topic::Law => {}
            }
            matches!(Topic::of(phrase), Topic::Law).then_some((at, at + length))
        };
        if let Some((start, end)) = law.filter(|_| !self.laws && at >= *after_law) {
            self.laws = self.law.is_some();
            self.law = self.law.or_else(|| Some(prose.span(start, end)));
            *after_law = end;
        }
    }
}

/// Whether a page is about rights: it names laws or benefits more than once, or cites legislation as a source.
pub fn is_about_rights(site: &Site, page: &Page, topics: &Topics) -> bool {
    let has_text =
        matches!(page.role, Role::Page | Role::Section | Role::EasyRead | Role::Leaflet | Role::Checker);
    let cites_law = |page: &Page| {
        page.doc.front_matter.sources.iter().any(|source| source.url.contains("legislation.gov.uk"))
    };
    has_text && is_read_in_english(site, page) && (cites_law(page) || topics.laws)
}

#[cfg(test)]
mod tests {
    use super::Topics;
    use crate::base::Source;
    use crate::check::{LanguageStandard, prose::Prose};
    use crate::doc::{ContentPath, Document};

    fn topic_in(text: &str, of: impl Fn(&Topics) -> Option<crate::base::Span>) -> (Option<String>, bool) {
        let path = "content/en/page.md";
        let text = format!("---\ntitle: The Care Act and suicide\nsummary: Child benefit.\n---\n\n{text}\n");
        let document = Document::read(
            &Source::new(path, text.clone().into_bytes()),
            ContentPath::from_path(path).unwrap(),
        )
        .value;
        let standard = LanguageStandard::default();
        let topics = Topics::of(&Prose::of(&document, &standard));
        (of(&topics).map(|span| span.of(&text).to_string()), topics.laws)
    }

    #[test]
    fn laws_and_benefits_are_known_by_their_names() {
        let law = |text: &str| topic_in(text, |topics| topics.law);
        for (text, found, more) in [
            ("under the Mental Health Act 1983.", "Health Act", false),
            ("The Care Act says", "Care Act", false),
            ("an Act 1983", "Act", false),
            ("the Care Act’s words", "Care Act", false),
            ("You may get Universal Credit or Housing Benefit", "Universal Credit", true),
            ("**Carer’s Allowance** is money.\n\n- the Care Act", "Carer’s Allowance", true),
        ] {
            assert_eq!(law(text), (Some(found.to_string()), more), "{text}");
        }
        for text in [
            "Act now",
            "The Act says",
            "the Act",
            "We Act on it",
            "Active Actors",
            "Big Acts",
            "a credit",
            "They act",
            "Your Act",
            "of Act 12",
            "an Act\n\n1983 was",
            "",
        ] {
            assert_eq!(law(text), (None, false), "{text}");
        }
    }

    #[test]
    fn danger_is_known_below_the_front_matter() {
        let danger = |text: &str| topic_in(text, |topics| topics.danger).0;
        assert_eq!(danger("If you Self‑harm, or want to die").as_deref(), Some("Self‑harm"));
        assert_eq!(danger("It is a rape-crisis centre").as_deref(), Some("rape"));
        assert_eq!(danger("after her son’s suicide’s first year").as_deref(), Some("suicide"));
        assert_eq!(danger("the non-suicidal kind").as_deref(), Some("suicidal"));
        assert_eq!(danger("## Domestic *abuse*").as_deref(), Some("Domestic *abuse"));
        assert_eq!(danger("disabused, self-harmed, a rapeseed, domestic\n\nabuse"), None);
        assert_eq!(topic_in("Our Minicom is", |topics| topics.textphone).0.as_deref(), Some("Minicom"));
    }
}
