//! Floor 1: what can be said at the top of a file, field by field.
//! In: nothing. Out: each field's name, its shape and its words for people; the same as a JSON Schema for editors.
//! Must never: know a field that the front matter does not read, or leave one out.

use super::Layout;
use super::front_matter::NATIONS;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A few words.
    Line,
    /// A sentence or two.
    Sentence,
    /// A day.
    Day,
    /// How often: `6 months`.
    Interval,
    /// Yes or no.
    Truth,
    /// A whole number.
    Number,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// Any of these.
    AnyOf(&'static [&'static str]),
    /// A list, each item a few words.
    Lines,
    /// A list, each item with these parts.
    Rows(&'static [&'static str]),
}

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// As it is written.
    pub name: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What to write, in a sentence.
    pub hint: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether only leaflets have it.
    pub leaflet: bool,
    /// Whether a file seldom needs it.
    pub seldom: bool,
}

const fn field(name: &'static str, label: &'static str, holds: Holds, hint: &'static str) -> Field {
    Field { name, label, hint, holds, leaflet: false, seldom: false }
}

const fn leaflet(name: &'static str, label: &'static str, holds: Holds, hint: &'static str) -> Field {
    Field { leaflet: true, ..field(name, label, holds, hint) }
}

const fn seldom(name: &'static str, label: &'static str, holds: Holds, hint: &'static str) -> Field {
    Field { seldom: true, ..field(name, label, holds, hint) }
}

const LAYOUTS: [&str; 4] = [Layout::A4.name(), Layout::A4Easy.name(), Layout::A5Booklet.name(), Layout::Trifold.name()];

/// All fields, in the order in which they are best written.
pub const FIELDS: &[Field] = &[
    field("title", "Title", Holds::Line, "The heading of the page."),
    field("menu", "Short title", Holds::Line, "For the main menu, if the title is long."),
    field("summary", "Summary", Holds::Sentence, "One sentence that says what readers find here."),
    leaflet("layout", "Layout", Holds::OneOf(&LAYOUTS), "How the leaflet is laid out on paper."),
    leaflet("version", "Version", Holds::Line, "A code that is printed on the leaflet, such as help-1."),
    field("audience", "Readers", Holds::Line, "Who it is for."),
    field("draft", "This is a draft", Holds::Truth, "A draft is not published."),
    field("reviewed", "Last reviewed", Holds::Day, "The day on which somebody read all of it and put right what was wrong."),
    seldom("reviewed_text", "Mark of the reviewed text", Holds::Line, "Written by plainleaf when you say that you reviewed the page."),
    field("review_every", "Review it every", Holds::Interval, "For example: 6 months."),
    field("owner", "Who looks after it", Holds::Line, "A person, a team or your organisation."),
    field("applies_to", "Nations", Holds::AnyOf(&NATIONS), "Where the facts are true, if not everywhere that your site is for."),
    seldom("areas", "Places", Holds::Lines, "One place on each line, if not all the places of your site."),
    field("sensitive", "Readers may need to leave quickly", Holds::Truth, "Shows a button with which readers leave the page at once."),
    field("order", "Place in its section", Holds::Number, "Pages with a small number come first."),
    seldom("tags", "Tags", Holds::Lines, "One word on each line."),
    seldom("publish_on", "Publish on", Holds::Day, "Nobody sees the page before this day."),
    seldom("expires_on", "Take down on", Holds::Day, "From this day a notice stands in its place."),
    seldom("valid_until", "Sums are right until", Holds::Day, "The last day on which the sums of money on the page are right."),
    seldom("redirect_from", "Old addresses", Holds::Lines, "Addresses that lead here, one on each line, such as /old-page/."),
    seldom("translated_from", "Translated from", Holds::Line, "A mark of the text that this is a translation of."),
    seldom("tested_by", "Tested by", Holds::Lines, "Who with a learning disability read it, one on each line."),
    seldom("earlier_versions", "Earlier versions", Holds::Lines, "Versions of the leaflet that people may still hold, one on each line."),
    field("sources", "Sources", Holds::Rows(&["title", "url"]), "Where the facts come from."),
    seldom("allow", "Exceptions", Holds::Rows(&["rule", "reason", "until"]), "Rules that may be broken here, why, and until when."),
];

/// The field of this name.
pub fn field_named(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name)
}

/// The fields as a JSON Schema, which editors understand.
pub fn json_schema() -> String {
    let word = "{ \"type\": \"string\" }";
    let words = |names: &[&str]| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let property = |field: &Field| {
        let kind = match field.holds {
            Holds::Line | Holds::Sentence => "\"type\": \"string\"".to_string(),
            Holds::Day => "\"type\": \"string\", \"format\": \"date\"".to_string(),
            Holds::Interval => "\"type\": \"string\", \"pattern\": \"^[1-9][0-9]* (day|week|month|year)s?$\"".to_string(),
            Holds::Truth => "\"type\": \"boolean\"".to_string(),
            Holds::Number => "\"type\": \"integer\"".to_string(),
            Holds::OneOf(names) => format!("\"enum\": [{}]", words(names)),
            Holds::AnyOf(names) => format!("\"type\": \"array\", \"items\": {{ \"enum\": [{}] }}", words(names)),
            Holds::Lines => format!("\"type\": \"array\", \"items\": {word}"),
            Holds::Rows(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| format!("\"{part}\": {word}")).collect();
                format!(
                    "\"type\": \"array\", \"items\": {{ \"type\": \"object\", \"additionalProperties\": false, \"properties\": {{ {} }} }}",
                    parts.join(", ")
                )
            }
        };
        format!("    \"{}\": {{ \"title\": \"{}\", \"description\": \"{}\", {kind} }}", field.name, field.label, field.hint)
    };
    format!(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"The top of a page of plainleaf\",\n  \"type\": \"object\",\n  \
         \"additionalProperties\": false,\n  \"properties\": {{\n{}\n  }}\n}}\n",
        FIELDS.iter().map(property).collect::<Vec<_>>().join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Notes, read_yaml};
    use crate::doc::FrontMatter;

    #[test]
    fn the_schema_has_every_field_and_no_other() {
        let (file, mut notes) = ("content/en/a.md".into(), Notes::new());
        let data = read_yaml(&file, "zzzzzzzzzzzz: x\n", 0, &mut notes);
        FrontMatter::read(&file, &data, &mut notes);
        let help = &notes[0].help;
        let known: Vec<&str> = help.split("one of: ").nth(1).unwrap().trim_end_matches('.').split(", ").collect();
        let mut names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        names.sort_unstable();
        assert_eq!(names, known);
    }

    #[test]
    fn the_json_schema_is_json_and_has_every_field() {
        let schema: serde_json::Value = serde_json::from_str(&json_schema()).unwrap();
        for field in FIELDS {
            assert_eq!(schema["properties"][field.name]["description"], field.hint);
        }
    }
}
