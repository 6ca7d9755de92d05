//! Floor 3: what the words of a document speak of, for rules that need the site too.
//! In: the words of a document. Out: whether they speak of danger, of laws and of textphones, and where.
//! Must never: know the site: what is found here is kept as long as the file is the same.

use super::law;
use super::lexicon::layout::{hash, mark_of};
use super::phrases::Phrases;
use super::prose::{PassageKind, Prose, WordKind, WordRef};
use crate::base::Span;

/// Words of people who may be in danger. (“Abuse” by itself stands in too many other sentences.)
static DANGER: Phrases<33> = Phrases::of([
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
]);

static NO_ADVICE: Phrases<3> = Phrases::of(["not legal advice", "cannot give legal advice", "do not give legal advice"]);

/// Machines for people who cannot hear or speak on the phone.
static TEXTPHONES: Phrases<4> = Phrases::of(["textphone", "textphones", "minicom", "typetalk"]);

/// What English words of a document speak of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topics {
    /// Where they first speak of danger.
    pub danger: Option<Span>,
    /// Where they first name a law or a benefit.
    pub law: Option<Span>,
    /// Whether they name more than one.
    pub laws: bool,
    /// Whether they say that they are no legal advice.
    pub no_advice: bool,
    /// Where they first name a textphone.
    pub textphone: Option<Span>,
}

impl Topics {
    /// Looks at each word below the front matter once.
    pub fn of(prose: &Prose) -> Topics {
        let mut topics = Topics::default();
        if !prose.is_english() {
            return topics;
        }
        let text = prose.text();
        for passage in prose.passages().filter(|passage| !matches!(passage.kind(), PassageKind::Title | PassageKind::Summary)) {
            let mut after_law = 0;
            let words = &text[..passage.range().end];
            for (at, mark) in passage.words().flat_map(|word| begins(word, words)) {
                let rest = &words[at..];
                let spoken = |length: usize| prose.span(at, at + length);
                topics.danger = topics.danger.or_else(|| DANGER.begin(mark, rest).map(spoken));
                topics.textphone = topics.textphone.or_else(|| TEXTPHONES.begin(mark, rest).map(spoken));
                topics.no_advice |= NO_ADVICE.begin(mark, rest).is_some();
                if !topics.laws
                    && at >= after_law
                    && let Some((start, end)) = law::named(mark, words, at)
                {
                    topics.laws = topics.law.is_some();
                    topics.law = topics.law.or_else(|| Some(prose.span(start, end)));
                    after_law = end;
                }
            }
        }
        topics
    }
}

/// Where a phrase may begin in a word, with the mark of what begins there: the whole word, and each part of “suicide’s” or “rape-crisis”.
fn begins<'w>(word: WordRef<'_>, text: &'w str) -> impl Iterator<Item = (usize, u32)> + use<'w> {
    let (start, end) = (word.range().start, word.range().end);
    let is_joined = word.has_parts() && matches!(word.kind(), WordKind::Word | WordKind::Address);
    let parts = if is_joined { &text[start..end] } else { "" }.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    let parts = parts.map(move |part| (part.as_ptr() as usize - text.as_ptr() as usize, mark_of(hash(part.as_bytes()))));
    std::iter::once((start, word.mark())).chain(parts)
}

#[cfg(test)]
mod tests {
    use super::Topics;
    use crate::base::Source;
    use crate::check::{Standard, prose::Prose};
    use crate::doc::{Document, Name};

    fn spoken(text: &str, of: impl Fn(&Topics) -> Option<crate::base::Span>) -> (Option<String>, bool) {
        let path = "content/en/page.md";
        let text = format!("---\ntitle: The Care Act and suicide\nsummary: Child benefit.\n---\n\n{text}\n");
        let document = Document::read(&Source::new(path, text.clone().into_bytes()), Name::from_path(path).unwrap()).value;
        let standard = Standard::default();
        let topics = Topics::of(&Prose::of(&document, &standard));
        (of(&topics).map(|span| span.of(&text).to_string()), topics.laws)
    }

    #[test]
    fn laws_and_benefits_are_known_by_their_names() {
        let law = |text: &str| spoken(text, |topics| topics.law);
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
        let danger = |text: &str| spoken(text, |topics| topics.danger).0;
        assert_eq!(danger("If you Self‑harm, or want to die").as_deref(), Some("Self‑harm"));
        assert_eq!(danger("It is a rape-crisis centre").as_deref(), Some("rape"));
        assert_eq!(danger("after her son’s suicide’s first year").as_deref(), Some("suicide"));
        assert_eq!(danger("the non-suicidal kind").as_deref(), Some("suicidal"));
        assert_eq!(danger("## Domestic *abuse*").as_deref(), Some("Domestic *abuse"));
        assert_eq!(danger("disabused, self-harmed, a rapeseed, domestic\n\nabuse"), None);
        assert_eq!(spoken("Our Minicom is", |topics| topics.textphone).0.as_deref(), Some("Minicom"));
    }
}
