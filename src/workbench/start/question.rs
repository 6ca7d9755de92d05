//! Floor 5: the page of one question.
//! In: the question, the answers and what is wrong with them. Out: the fields as a template shows them.
//! Must never: forget what was typed.

use super::draft::Draft;
use super::judge::AnswerFault;
use super::step::NewSiteStep;
use super::words::PageWords;
use crate::base::Localizer;
use crate::site::Colour;
use crate::starter::{HelpTopic, Nation, SiteLanguage};
use serde::Serialize;

/// Colours to choose from. All can be read on every ground of the theme: a test holds them to it.
pub const COLOURS: [(&str, &str); 5] = [
    ("blue", "#0b3d78"),
    ("purple", "#4a1d5c"),
    ("red", "#7a1226"),
    ("brown", "#553210"),
    ("black", "#1d2326"),
];

/// The colour of the theme.
const PLAIN: &str = "#10433d";

/// A field of a form.
#[derive(Serialize)]
pub struct QuestionField {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    /// `text`, `ticks`, `choices` or `file`.
    pub shape: &'static str,
    /// For a browser that fills in forms by itself.
    pub autocomplete: &'static str,
    pub value: String,
    pub choices: Vec<FieldChoice>,
    pub fault: String,
    pub detail: String,
}

/// One of several answers.
#[derive(Serialize)]
pub struct FieldChoice {
    pub value: String,
    pub words: String,
    pub hint: String,
    pub on: bool,
    /// The language of its words; empty where it is that of the page.
    pub lang: &'static str,
    pub dir: &'static str,
    /// A colour to show beside it; empty for none.
    pub swatch: String,
}

/// The fields of a question.
pub fn fields(
    step: NewSiteStep,
    draft: &Draft,
    words: &PageWords,
    faults: &[AnswerFault],
    nearest: Option<Colour>,
) -> Vec<QuestionField> {
    let fields = step.fields().iter();
    fields.map(|name| field(name, draft, words, faults, nearest)).collect()
}

fn field(
    name: &'static str,
    draft: &Draft,
    words: &PageWords,
    faults: &[AnswerFault],
    nearest: Option<Colour>,
) -> QuestionField {
    let choices = choices(name, draft, words, nearest);
    let fault = faults.iter().find(|fault| fault.field == name);
    let hint = match name {
        "name" | "topics" | "nations" | "first" | "colour" | "parent" => String::new(),
        "folder" => words.get("folder_field_hint"),
        _ => words.get(&format!("{name}_hint")),
    };
    QuestionField {
        name,
        label: words.get(&format!("{}_label", if name == "topics" { "help" } else { name })),
        hint,
        shape: match name {
            "topics" | "nations" | "others" => "ticks",
            "first" | "colour" => "choices",
            "logo" => "file",
            _ => "text",
        },
        autocomplete: match name {
            "name" => "organization",
            "phone" => "tel",
            "email" => "email",
            "address" => "url",
            _ => "off",
        },
        value: draft.text(name),
        choices,
        fault: fault.map_or(String::new(), |fault| fault.words.clone()),
        detail: fault.map_or(String::new(), |fault| fault.detail.clone()),
    }
}

fn choices(name: &str, draft: &Draft, words: &PageWords, nearest: Option<Colour>) -> Vec<FieldChoice> {
    let is_ticked = |value: &str| draft.ticked(name).iter().any(|ticked| ticked == value);
    let plain = |value: &str, key: String| FieldChoice {
        value: value.into(),
        words: words.get(&key),
        hint: String::new(),
        on: is_ticked(value),
        lang: "",
        dir: "",
        swatch: String::new(),
    };
    let language = |language: SiteLanguage| FieldChoice {
        words: language.name().into(),
        lang: language.code(),
        dir: if language.is_rtl() { "rtl" } else { "ltr" },
        ..plain(language.code(), String::new())
    };
    match name {
        "topics" => HelpTopic::ALL
            .into_iter()
            .map(|topic| FieldChoice {
                hint: words
                    .filled(&format!("topic_{}_hint", topic.word()), &[("day", &law_day(topic, words))]),
                ..plain(topic.word(), format!("topic_{}", topic.word()))
            })
            .collect(),
        "nations" => Nation::ALL
            .into_iter()
            .map(|nation| plain(nation.word(), format!("nation_{}", nation.word())))
            .collect(),
        "first" => SiteLanguage::ALL.into_iter().filter(|one| one.has_first_pages()).map(language).collect(),
        "others" => SiteLanguage::ALL.into_iter().map(language).collect(),
        "colour" => {
            let swatch = |value: &str, key: &str, swatch: &str| FieldChoice {
                swatch: swatch.into(),
                ..plain(value, format!("colour_{key}"))
            };
            let offered = nearest.map(|colour| {
                let colour = colour.to_string();
                let offer = swatch(&colour, "nearest", &colour);
                FieldChoice { words: format!("{}: {colour}", offer.words), ..offer }
            });
            // A colour that was offered and taken is not among those of the list.
            let chosen = draft.text("colour");
            let is_listed = chosen.is_empty()
                || chosen == "plain"
                || chosen == "own"
                || COLOURS.iter().any(|(_, colour)| *colour == chosen);
            let taken = (!is_listed && nearest.is_none())
                .then(|| FieldChoice { words: chosen.clone(), ..swatch(&chosen, "own", &chosen) });
            let mut all: Vec<FieldChoice> = offered.into_iter().chain(taken).collect();
            all.push(FieldChoice {
                on: chosen.is_empty() || chosen == "plain",
                ..swatch("plain", "plain", PLAIN)
            });
            all.extend(COLOURS.iter().map(|(key, colour)| swatch(colour, key, colour)));
            all.push(plain("own", "colour_own".into()));
            all
        }
        _ => Vec::new(),
    }
}

/// The day of a topic's law in the words of the page.
fn law_day(topic: HelpTopic, words: &PageWords) -> String {
    let localizer = Localizer::new(&words.get("code"), "GB");
    topic.law_day().map_or(String::new(), |day| localizer.format_date(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::starter::readable_colour;

    #[test]
    fn every_colour_that_is_offered_can_be_read() {
        for (name, colour) in COLOURS.into_iter().chain([("plain", PLAIN)]) {
            let colour: Colour = colour.parse().unwrap();
            assert_eq!(readable_colour(colour), Some(colour), "{name}");
        }
    }
}
