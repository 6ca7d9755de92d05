//! Floor 4: site.toml and contacts.toml of a new site.
//! In: the files of the starter, and what is known. Out: the same files with these values, their remarks kept.
//! Must never: write a value that TOML would read as something else.

use super::language::SiteLanguage;
use super::site::NewSite;
use crate::base::{toml_list, toml_string};

/// What the organisation does, in the words of the starter: `contacts.toml` has the English ones.
const ABOUT_WELSH: &str = "Rydym yn helpu pobl i ddweud beth maen nhw ei eisiau ac i wybod eu hawliau.";

/// What readers are told while nobody knows how soon they get an answer.
const UNKNOWN_ANSWER: &str = "We cannot say how soon we answer.";
const UNKNOWN_ANSWER_WELSH: &str = "Ni allwn ddweud pa mor fuan rydym yn ateb.";

/// The settings.
pub(super) fn site_toml(text: &str, site: &NewSite) -> String {
    let codes = site.languages.iter().map(|language| language.code());
    let mut text = with_value(text, "name", &toml_string(site.name.words()));
    text = with_value(&text, "languages", &toml_list(codes));
    if let Some(address) = &site.address {
        text = with_value(&text, "address", &toml_string(address.words()));
    }
    let mut places = String::new();
    if !site.nations.is_empty() {
        let nations = toml_list(site.nations.iter().map(|nation| nation.name()));
        places += &remarked(&format!("applies_to = {nations}"), "# the nations whose law your pages tell\n");
    }
    if !site.areas.is_empty() {
        let areas = toml_list(site.areas.iter().map(|area| area.words()));
        places += &remarked(&format!("areas = {areas}"), "# the places where you help people\n");
    }
    text = text.replace("theme = \"plain\"\n", &format!("{places}theme = \"plain\"\n"));
    let Some(menu) = text.lines().find_map(|line| line.strip_prefix("en = ")).map(str::to_string) else {
        return text;
    };
    let menus: Vec<String> = site
        .languages
        .iter()
        .filter(|language| language.has_first_pages())
        .map(|language| format!("{} = {menu}\n", language.code()))
        .collect();
    text.replace(&format!("en = {menu}\n"), &menus.concat())
}

/// The contacts.
pub(super) fn contacts_toml(text: &str, site: &NewSite) -> String {
    let mut text = with_value(text, "name", &toml_string(site.name.words()));
    for (key, line) in
        [("phone", &site.phone), ("email", &site.email), ("hours", &site.hours), ("answer", &site.answer)]
    {
        if let Some(line) = line {
            text = with_value(&text, key, &toml_string(line.words()));
        }
    }
    // Whoever asks for another format has to know how long they wait, even if nobody can say.
    if site.answer.is_none() && (site.phone.is_some() || site.email.is_some()) {
        let is_welsh = site.first_language() == SiteLanguage::Welsh;
        text = with_value(
            &text,
            "answer",
            &toml_string(if is_welsh { UNKNOWN_ANSWER_WELSH } else { UNKNOWN_ANSWER }),
        );
    }
    let english = text.lines().find_map(|line| line.strip_prefix("about = ")).unwrap_or_default().to_string();
    let welsh = toml_string(ABOUT_WELSH);
    let is_welsh_first = site.languages.first() == Some(&SiteLanguage::Welsh);
    let other = if is_welsh_first { SiteLanguage::English } else { SiteLanguage::Welsh };
    if is_welsh_first {
        text = with_value(&text, "about", &welsh);
    }
    if site.languages.contains(&other) {
        let about = if is_welsh_first { &english } else { &welsh };
        text += &format!("\n[us.languages.{}]\nabout = {about}\n", other.code());
    }
    let contacts = site.topics.iter().map(|topic| topic.contacts(site.first_language(), &site.nations));
    text.extend(contacts);
    text
}

/// A file with another value on each line of a key, also where the line was only a suggestion. Remarks stay, and stay below
/// each other where there is room.
fn with_value(text: &str, key: &str, value: &str) -> String {
    let beginning = format!("{key} = ");
    let line = |line: &str| match line.strip_prefix("# ").unwrap_or(line).strip_prefix(&*beginning) {
        Some(old) => match old.find(" #") {
            Some(at) => remarked(&format!("{beginning}{value}"), &old[at + 1..]),
            None => format!("{beginning}{value}"),
        },
        None => line.to_string(),
    };
    text.lines().map(|one| line(one) + "\n").collect()
}

/// The column in which the remarks of the starter stand.
const REMARKS: usize = 37;

/// A line with a remark behind it.
fn remarked(line: &str, remark: &str) -> String {
    format!("{line:<width$}{remark}", width = REMARKS.max(line.chars().count() + 2))
}

#[cfg(test)]
mod tests {
    use super::with_value;

    #[test]
    fn only_the_value_of_a_line_changes() {
        let text = "# phone = \"\"                         # your number; it is free\nname = \"a\"\nphone2 = \"x\"\n";
        let [phone, name] = [with_value(text, "phone", "\"1\""), with_value(text, "name", "\"b # c\"")];
        assert_eq!(
            phone,
            "phone = \"1\"                          # your number; it is free\nname = \"a\"\nphone2 = \"x\"\n"
        );
        assert_eq!(name, text.replace("\"a\"", "\"b # c\""));
        let long = with_value(text, "phone", "\"a number that is longer than any\"");
        assert!(
            long.starts_with("phone = \"a number that is longer than any\"  # your number; it is free\n")
        );
    }
}
