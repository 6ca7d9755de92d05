//! Floor 1: the fields of front matter, described.
//! In: nothing. Out: the name, type and explanation of each field; the same as a JSON Schema for editors.
//! Must never: describe a field that the front matter does not read, or leave one out.

use super::front_matter::{LeafletLayout, NATIONS};
use serde_json::{Map, Value, json};

/// The type of a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A few words.
    Line,
    /// A sentence or two.
    Sentence,
    /// A date.
    Day,
    /// An interval: `6 months`.
    Interval,
    /// True or false.
    Bool,
    /// A whole number.
    Number,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// Any of these.
    AnyOf(&'static [&'static str]),
    /// A list, each item a few words.
    Strings,
    /// A list, each item with these parts.
    Records(&'static [&'static str]),
}

/// One field of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// The name in front matter.
    pub name: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// What to write, in one sentence.
    pub hint: &'static str,
    /// The type of its value.
    pub field_type: FieldType,
    /// Whether it is for leaflets only.
    pub leaflet: bool,
    /// Whether few files need it.
    pub advanced: bool,
}

const fn field(name: &'static str, label: &'static str, holds: FieldType, hint: &'static str) -> FieldSpec {
    FieldSpec { name, label, hint, field_type: holds, leaflet: false, advanced: false }
}

const fn leaflet(name: &'static str, label: &'static str, holds: FieldType, hint: &'static str) -> FieldSpec {
    FieldSpec { leaflet: true, ..field(name, label, holds, hint) }
}

const fn advanced(
    name: &'static str,
    label: &'static str,
    holds: FieldType,
    hint: &'static str,
) -> FieldSpec {
    FieldSpec { advanced: true, ..field(name, label, holds, hint) }
}

const LAYOUTS: [&str; 4] = [
    LeafletLayout::A4.name(),
    LeafletLayout::A4Easy.name(),
    LeafletLayout::A5Booklet.name(),
    LeafletLayout::Trifold.name(),
];

/// All fields, in the order in which files should have them.
pub const FIELDS: &[FieldSpec] = &[
    field("title", "Title", FieldType::Line, "The heading of the page."),
    field("menu", "Short title", FieldType::Line, "For the main menu, if the title is long."),
    field("summary", "Summary", FieldType::Sentence, "One sentence that says what readers find here."),
    leaflet("layout", "Layout", FieldType::OneOf(&LAYOUTS), "How the leaflet is laid out on paper."),
    leaflet("version", "Version", FieldType::Line, "A code that is printed on the leaflet, such as help-1."),
    field("audience", "Readers", FieldType::Line, "Who it is for."),
    field("draft", "This is a draft", FieldType::Bool, "A draft is not published."),
    field(
        "reviewed",
        "Last reviewed",
        FieldType::Day,
        "The day on which somebody read all of it and put right what was wrong.",
    ),
    advanced(
        "reviewed_text",
        "Mark of the reviewed text",
        FieldType::Line,
        "Written by plainleaf when you say that you reviewed the page.",
    ),
    field("review_every", "Review it every", FieldType::Interval, "For example: 6 months."),
    field("owner", "Who looks after it", FieldType::Line, "A person, a team or your organisation."),
    field(
        "applies_to",
        "Nations",
        FieldType::AnyOf(&NATIONS),
        "Where the facts are true, if not everywhere that your site is for.",
    ),
    advanced(
        "areas",
        "Places",
        FieldType::Strings,
        "One place on each line, if not all the places of your site.",
    ),
    field(
        "sensitive",
        "Readers may need to leave quickly",
        FieldType::Bool,
        "Shows a button with which readers leave the page at once.",
    ),
    field("order", "Place in its section", FieldType::Number, "Pages with a small number come first."),
    advanced("tags", "Tags", FieldType::Strings, "One word on each line."),
    advanced("publish_on", "Publish on", FieldType::Day, "Nobody sees the page before this day."),
    advanced(
        "expires_on",
        "Last day shown",
        FieldType::Day,
        "From the next day a notice stands in its place.",
    ),
    advanced(
        "valid_until",
        "Sums are right until",
        FieldType::Day,
        "The last day on which the sums of money on the page are right.",
    ),
    advanced(
        "redirect_from",
        "Old addresses",
        FieldType::Strings,
        "Addresses that lead here, one on each line, such as /old-page/.",
    ),
    advanced(
        "translated_from",
        "Translated from",
        FieldType::Line,
        "A mark of the text that this is a translation of.",
    ),
    advanced(
        "tested_by",
        "Tested by",
        FieldType::Strings,
        "Who with a learning disability read it, one on each line.",
    ),
    advanced(
        "earlier_versions",
        "Earlier versions",
        FieldType::Strings,
        "Versions of the leaflet that people may still hold, one on each line.",
    ),
    field("sources", "Sources", FieldType::Records(&["title", "url"]), "Where the facts come from."),
    advanced(
        "allow",
        "Exceptions",
        FieldType::Records(&["rule", "reason", "until"]),
        "Rules that may be broken here, why, and until when.",
    ),
];

/// The field with this name.
pub fn field_named(name: &str) -> Option<&'static FieldSpec> {
    FIELDS.iter().find(|field| field.name == name)
}

/// The fields as a JSON Schema (draft 2020-12), which editors understand: one line a field, in the order of
/// [`FIELDS`].
pub fn json_schema() -> String {
    let fields = FIELDS.iter().map(|field| format!("    {}: {}", json!(field.name), property(field)));
    let fields = fields.collect::<Vec<_>>().join(",\n");
    let top = json!("The top of a page of plainleaf");
    format!(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": {top},\n  \
         \"type\": \"object\",\n  \"additionalProperties\": false,\n  \"properties\": {{\n{fields}\n  }}\n}}\n"
    )
}

/// The schema of one field's value.
fn property(field: &FieldSpec) -> Value {
    let text = || json!({ "type": "string" });
    let list = |items: Value| json!({ "type": "array", "items": items });
    let mut schema = match field.field_type {
        FieldType::Line | FieldType::Sentence => text(),
        FieldType::Day => json!({ "type": "string", "format": "date" }),
        FieldType::Interval => {
            json!({ "type": "string", "pattern": "^[1-9][0-9]* (day|week|month|year)s?$" })
        }
        FieldType::Bool => json!({ "type": "boolean" }),
        FieldType::Number => json!({ "type": "integer" }),
        FieldType::OneOf(names) => json!({ "enum": names }),
        FieldType::AnyOf(names) => list(json!({ "enum": names })),
        FieldType::Strings => list(text()),
        FieldType::Records(parts) => {
            let parts: Map<String, Value> = parts.iter().map(|part| (part.to_string(), text())).collect();
            list(json!({ "type": "object", "additionalProperties": false, "properties": parts }))
        }
    };
    schema["title"] = field.label.into();
    schema["description"] = field.hint.into();
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Findings, read_yaml};
    use crate::doc::FrontMatter;

    #[test]
    fn the_schema_has_every_field_and_no_other() {
        let (file, mut notes) = ("content/en/a.md".into(), Findings::new());
        let data = read_yaml(&file, "zzzzzzzzzzzz: x\n", 0, &mut notes);
        FrontMatter::read(&file, &data, &mut notes);
        let help = &notes[0].help;
        let known: Vec<&str> =
            help.split("one of: ").nth(1).unwrap().trim_end_matches('.').split(", ").collect();
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
