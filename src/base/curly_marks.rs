//! Floor 0: values of a front matter in curly quotation marks, which YAML takes for a part of the value.
//! In: a value. Out: a finding, with the value between straight marks or without any.
//! Must never: take marks away that stand around a part of the words.

use super::yaml_mistake::{between_whole_curly_marks, in_quotation_marks};
use super::{Edit, Finding, Fix, Location, Severity, Span, reported_rules};
use std::sync::Arc;

/// The finding for the value `words` at `span` of `file`. Of `tags: [“work”]` readers would see the marks, and an address
/// in such marks leads nowhere.
pub(super) fn curly_marks(file: &Arc<str>, words: &str, span: Span) -> Option<Finding> {
    let with = in_quotation_marks(between_whole_curly_marks(words)?);
    let location = Location { file: file.clone(), span };
    let message = "Curly quotation marks stand around this value: only straight ones are left out.";
    let finding = Finding::new(&reported_rules::FIELD_VALUE, location, message, format!("Write: {with}"));
    let fix = Fix::safe(Edit { span, replacement: with });
    Some(finding.with_severity(Severity::Warning).with_fix(fix))
}

#[cfg(test)]
mod tests {
    use crate::base::cut_by_hash::tests::mended;

    #[test]
    fn curly_marks_around_a_value_become_straight() {
        for (text, meant, count) in [
            ("title: “Our house”\n", "title: \"Our house\"\n", 1),
            ("tags: [“a”, ‘b c’]\n", "tags: [\"a\", \"b c\"]\n", 2),
            ("redirect_from:\n  - “/old/” # then\n", "redirect_from:\n  - \"/old/\" # then\n", 1),
            ("owner: ‘Mary’s team’\n", "owner: \"Mary’s team\"\n", 1),
        ] {
            assert_eq!(mended(text), (meant.to_string(), count), "{text}");
            assert_eq!(mended(meant), (meant.to_string(), 0), "{meant}");
        }
    }

    #[test]
    fn marks_that_belong_to_the_words_stay() {
        for text in [
            "title: “Yes” or “no”\n",
            "title: What “consent” means\n",
            "title: ‘Yes’ and ‘no’\n",
            "title: \"“Yes”\"\n",
        ] {
            assert_eq!(mended(text).1, 0, "{text}");
        }
    }
}
