//! Floor 2: one of the phone numbers of a contact.
//! In: a number as contacts.toml has it, with the words before it. Out: what a phone dials, what Relay UK dials, what a
//! call costs.
//! Must never: lose the words that say when or for whom a number is.

use super::phone::{Cost, cost};
use super::phone_written;
use crate::base::Span;

/// The fields of a contact that hold a phone number, in the order in which readers see them.
pub const PHONES: [&str; 3] = ["phone", "phone2", "phone3"];

/// A phone number of a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PhoneNumber {
    /// The field that it stands in: `phone`, `phone2`.
    pub field: &'static str,
    /// When or for whom it is: “Out of hours”; empty where nothing is said.
    pub label: Box<str>,
    /// The number as readers see it.
    pub number: Box<str>,
    /// The span of the field.
    pub span: Span,
    /// Whether calls to it are free.
    pub free: bool,
    /// Whether Relay UK reaches it.
    pub relay: bool,
}

impl PhoneNumber {
    /// What a phone dials: digits, with `+` before the code of a country.
    pub fn digits(&self) -> String {
        phone_written::to_dial(&self.number)
    }

    /// The `tel:` link.
    pub fn link(&self) -> String {
        phone_written::link(&self.number)
    }

    /// The number that reaches it over Relay UK, where callers type and read; empty where there is none.
    pub fn relay_number(&self) -> String {
        if self.relay && !self.digits().is_empty() {
            format!("18001 {}", phone_written::for_relay(&self.number))
        } else {
            String::new()
        }
    }

    /// The name of the theme's words for what a call costs, by how the number begins. `None` for free numbers
    /// and for those at the common rate.
    pub fn charge_string(&self) -> Option<&'static str> {
        match cost(&self.number) {
            Cost::Service84 => Some("charge_084"),
            Cost::Service87 => Some("charge_087"),
            Cost::ServiceUnknown => Some("charge_other"),
            Cost::Free | Cost::Common => None,
        }
    }
}

/// The words before a number, and the number: `Out of hours: 01432 260000`. The words are empty where there are none.
pub fn labelled(written: &str) -> (&str, &str) {
    let Some((label, number)) = written.rsplit_once(':') else { return ("", written) };
    let (label, number) = (label.trim(), number.trim());
    let lower = label.to_lowercase();
    // “ext: 5” is the end of a number, and `tel:` the beginning of a link.
    let is_label = label.contains(char::is_alphabetic)
        && !["tel", "x"].contains(&&*lower)
        && !["ext", "extn", "extension", " x"].iter().any(|end| lower.ends_with(end));
    if is_label { (label, number) } else { ("", written) }
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn words_before_a_number_say_what_it_is_for() {
        for (written, label, number) in [
            ("01432 260000", "", "01432 260000"),
            ("Out of hours: 01432 260000", "Out of hours", "01432 260000"),
            ("Evenings, from 5:30pm: 01432 260000", "Evenings, from 5:30pm", "01432 260000"),
            ("01432 260000 ext: 5", "", "01432 260000 ext: 5"),
            ("tel:01432260000", "", "tel:01432260000"),
            ("Siaradwyr Cymraeg: +44 1432 260000", "Siaradwyr Cymraeg", "+44 1432 260000"),
        ] {
            assert_eq!(labelled(written), (label, number), "{written}");
        }
    }
}
