//! Floor 3: names of laws and benefits in running English words.
//! In: the text of a document. Out: where laws and benefits are named, and whether the page is about rights.
//! Must never: take “act now” or “the Act” by itself for the name of a law.

use super::passage::each_passage;
use super::phrases::find;
use crate::base::Span;
use crate::site::{Page, Role, Site, State};

/// What differs from one nation of the United Kingdom to the next, and is not called an Act.
const BENEFITS: [&str; 18] = [
    "universal credit",
    "personal independence payment",
    "adult disability payment",
    "housing benefit",
    "child benefit",
    "attendance allowance",
    "carer's allowance",
    "carer support payment",
    "employment and support allowance",
    "jobseeker's allowance",
    "disability living allowance",
    "pension credit",
    "council tax reduction",
    "council tax support",
    "discretionary housing payment",
    "legal aid",
    "court of protection",
    "continuing healthcare",
];

/// Where a page names laws and benefits, at most `most` places.
pub fn named(page: &Page, most: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    each_passage(&page.doc, |passage| {
        let mut at = 0;
        while spans.len() < most
            && let Some((start, end)) = first(&passage.words[at..])
        {
            spans.push(passage.span(at + start, at + end));
            at += end;
        }
    });
    spans
}

fn first(words: &str) -> Option<(usize, usize)> {
    let (act, benefit) = (act(words), find(words, &BENEFITS));
    match (act, benefit) {
        (Some(act), Some(benefit)) => Some(act.min(benefit)),
        (act, benefit) => act.or(benefit),
    }
}

/// `the Mental Health Act 1983` → where “Health Act” stands: a word with a capital, then “Act”.
fn act(words: &str) -> Option<(usize, usize)> {
    words.match_indices(" Act").find_map(|(gap, _)| {
        let end = gap + " Act".len();
        let start = words[..gap]
            .rfind(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
        let before = &words[start..gap];
        let named = before.starts_with(char::is_uppercase) && before.chars().count() > 2 && !["The", "This", "That", "Your", "Our", "Their"].contains(&before);
        let year = words[end..]
            .trim_start()
            .get(..4)
            .is_some_and(|year| (year.starts_with("19") || year.starts_with("20")) && year.bytes().all(|byte| byte.is_ascii_digit()));
        let whole = words[end..].chars().next().is_none_or(|next| !next.is_alphanumeric());
        (whole && (named || year)).then_some((if named { start } else { gap + 1 }, end))
    })
}

/// Whether a page tells people about their rights: it names laws or benefits more than once, or says that it is made from a law.
pub fn is_about_rights(site: &Site, page: &Page) -> bool {
    let tells = matches!(page.role, Role::Page | Role::Section | Role::EasyRead | Role::Leaflet | Role::Checker);
    let from_law = |page: &Page| page.doc.front.sources.iter().any(|source| source.url.contains("legislation.gov.uk"));
    tells && is_read_in_english(site, page) && (from_law(page) || named(page, 2).len() == 2)
}

/// Whether readers see the page today, in English, and its text could be read.
pub fn is_read_in_english(site: &Site, page: &Page) -> bool {
    let lang = &site.locale(page).lang;
    page.state == State::Live && !page.doc.damaged && (&**lang == "en" || lang.starts_with("en-"))
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn laws_and_benefits_are_known_by_their_names() {
        let found = |words: &'static str| first(words).map(|(start, end)| &words[start..end]);
        assert_eq!(found("under the Mental Health Act 1983."), Some("Health Act"));
        assert_eq!(found("The Care Act says"), Some("Care Act"));
        assert_eq!(found("an Act 1983"), Some("Act"));
        assert_eq!(found("You may get Universal Credit or Housing Benefit"), Some("Universal Credit"));
        for other in ["Act now", "The Act says", "the Act", "We Act on it", "Active Actors", "Big Acts", "a credit", "They act", "Your Act", "of Act 12"] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
