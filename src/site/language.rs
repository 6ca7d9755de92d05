//! Floor 2: the languages that site.toml names.
//! In: `languages`: a list of codes, or a table for each language. Out: the languages of the site, the default
//! one first.
//! Must never: list a language twice, or fall back to a language that the site does not have.

use crate::base::{Fields, Span, Spanned, Value, ValueKind, suggest};
use std::sync::Arc;

/// A language of the site, as site.toml has it. The theme's words fill the gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Language {
    /// BCP 47: `cy`.
    pub code: Spanned<Box<str>>,
    /// In its own words: `Cymraeg`.
    pub name: Option<Box<str>>,
    /// `ltr` or `rtl`.
    pub direction: Option<Box<str>>,
    /// The fonts of leaflets in it, the first choice first; empty where site.toml names none.
    pub fonts: Vec<Box<str>>,
    /// The country whose customs dates and numbers follow: `GB`.
    pub region: Box<str>,
    /// The language of pages that are not translated yet; `None` for the default language of the site.
    pub fallback: Option<Spanned<Box<str>>>,
}

impl Language {
    fn new(code: Spanned<Box<str>>) -> Language {
        Language { code, name: None, direction: None, fonts: Vec::new(), region: "GB".into(), fallback: None }
    }
}

/// `languages = ["en", "cy"]`, or `[languages.en]` with fields below it.
pub(super) fn languages(file: &Arc<str>, fields: &mut Fields) -> Vec<Language> {
    let mut found: Vec<Language> = Vec::new();
    match fields.value("languages") {
        Some(data @ Value { kind: ValueKind::Map(entries), .. }) => {
            let codes: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
            for entry in data.entries() {
                let code = Spanned { value: entry.name.as_str().into(), span: entry.name_span };
                add(&mut found, read_table(file, fields, code, &entry.value, &codes), fields);
            }
        }
        Some(_) => {
            for code in fields.texts("languages") {
                add(&mut found, Language::new(code), fields);
            }
        }
        None => {}
    }
    if found.is_empty() {
        found.push(Language::new(Spanned { value: "en".into(), span: Span::default() }));
    }
    found
}

/// What the addresses of a language begin with: nothing for the default language, else `/cy`.
pub(super) fn address_prefix(languages: &[Language], at: usize) -> Box<str> {
    if at == 0 { "".into() } else { format!("/{}", languages[at].code.value).into() }
}

/// The languages, by number, that a page is shown in where language `at` lacks it: the first choice first,
/// the default language last. None for the default language.
pub(super) fn fallback_chain(languages: &[Language], at: usize) -> Vec<usize> {
    if at == 0 {
        return Vec::new();
    }
    let wanted = languages[at].fallback.iter();
    let number =
        |code: &Spanned<Box<str>>| languages.iter().position(|language| language.code.value == code.value);
    let mut chain: Vec<usize> = wanted.filter_map(number).chain([0]).collect();
    chain.dedup();
    chain
}

/// Whether a code can be that of a language: two or three small letters, then parts of two to eight letters or
/// digits.
pub(super) fn is_code(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or("");
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn add(found: &mut Vec<Language>, language: Language, fields: &mut Fields) {
    let code = &language.code;
    if !is_code(&code.value) {
        fields.report(
            code.span,
            format!("“{}” is not the code of a language.", code.value),
            "Use the short code, such as en for English, cy for Welsh, pl for Polish, ur for Urdu.".into(),
        );
    } else if found.iter().any(|other| other.code.value == code.value) {
        fields.report(
            code.span,
            format!("The language “{}” is listed twice.", code.value),
            "Take one of the two out.".into(),
        );
    } else {
        found.push(language);
    }
}

fn read_table(
    file: &Arc<str>,
    fields: &mut Fields,
    code: Spanned<Box<str>>,
    data: &Value,
    codes: &[&str],
) -> Language {
    let mut part = Fields::new(file, data, fields.findings());
    let mut language = Language::new(code);
    language.name = part.text("name").map(|name| name.value).filter(|name| !name.is_empty());
    language.direction = part.text("direction").and_then(|direction| {
        let fine = matches!(&*direction.value, "ltr" | "rtl");
        if !fine {
            let help = "Write ltr for a language that is written from left to right, or rtl for one from right to left.";
            part.report(direction.span, format!("A language cannot be written “{}”.", direction.value), help.into());
        }
        fine.then_some(direction.value)
    });
    language.fonts = part.texts("fonts").into_iter().map(|font| font.value).collect();
    if let Some(region) = part.text("region") {
        if region.value.len() == 2 && region.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
            language.region = region.value;
        } else {
            part.report(
                region.span,
                format!("“{}” is not the code of a country.", region.value),
                "Write two capital letters, such as GB.".into(),
            );
        }
    }
    language.fallback = part.text("fallback").filter(|fallback| {
        let own = fallback.value == language.code.value;
        let fine = !own && codes.contains(&&*fallback.value);
        if !fine {
            let help = match suggest(
                &fallback.value,
                codes.iter().copied().filter(|code| **code != *language.code.value),
            ) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Write the code of another language of this site.".into(),
            };
            let message = if own {
                "A language cannot stand in for itself.".into()
            } else {
                format!("The site does not have the language “{}”.", fallback.value)
            };
            part.report(fallback.span, message, help);
        }
        fine
    });
    part.finish();
    language
}
