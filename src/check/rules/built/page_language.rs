//! A language that is missing or not known
//!
//! The html element says in which language a page is: lang="en" for English, lang="cy" for Welsh. A part in another
//! language says so too. Screen readers choose their voice by it.
//!
//! **Helps:** people who listen to a page, people who translate it, and people who use braille.
//! **Source:** WCAG 3.1.1, Language of Page; WCAG 3.1.2, Language of Parts; BCP 47.
//!
//! ```good themes/plain/parts/about.html
//! <p lang="cy">Croeso i bawb</p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p lang="welsh">Croeso i bawb</p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "page-language",
        Severity::Error,
        "A screen reader reads the words aloud by the rules of another language, and nobody understands them.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("page_language.rs"),
};

/// The codes of ISO 639-1.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff \
    fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

fn judge(page: &Markup, faults: &mut PageReporter) {
    let help = "Write lang=\"en\" for English, lang=\"cy\" for Welsh.";
    if page.is_seen()
        && !page.all(Tag::Html).any(|html| html.get(Attr::Lang).is_some_and(|lang| !lang.trim().is_empty()))
    {
        let span = page.all(Tag::Html).map(|html| html.span()).find(|span| !span.is_empty());
        faults.add_at(span.unwrap_or(page.top()), "The page does not say in which language it is.", help);
    }
    for element in page.with(Attr::Lang) {
        let lang = element.get(Attr::Lang).unwrap_or("").trim();
        if !lang.is_empty() && !is_language(lang) {
            faults.add(&element, format!("“{lang}” is not a language."), help);
        }
    }
}

/// Whether a tag has the form that BCP 47 requires: a known language, then parts of at most eight letters and
/// digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    let known = match first.len() {
        1 => first.eq_ignore_ascii_case("x") && tag.len() > 2,
        2 => TWO_LETTERS.split_ascii_whitespace().any(|code| code.eq_ignore_ascii_case(first)),
        3 => first.bytes().all(|byte| byte.is_ascii_alphabetic()),
        _ => false,
    };
    known
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn languages_are_told_from_words() {
        for lang in ["en", "en-GB", "cy", "zh-Hant-TW", "sr-Latn", "bfi", "x-easy", "EN-gb", "de-1996"] {
            assert!(is_language(lang), "{lang}");
        }
        for lang in ["english", "gb", "en_GB", "e", "", "x-", "en--GB", "welsh", "en-abcdefghi"] {
            assert!(!is_language(lang), "{lang}");
        }
    }
}
