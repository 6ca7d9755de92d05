//! Floor 4: the name of the folder that a new site is made in.
//! In: the name of an organisation; the name of a folder that somebody typed. Out: a name that every system takes.
//! Must never: let a name lead into another folder.

use crate::doc::slug;

/// The most letters in the name of a folder: some systems take paths of 260 letters only.
const LONGEST: usize = 60;

/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A folder's name made of an organisation's: `Onside Advocacy` → `onside-advocacy`. `else_name` where nothing is left.
pub fn folder_name(organisation: &str, else_name: &str) -> String {
    let mut name: String = slug(organisation).chars().take(LONGEST).collect();
    name.truncate(name.trim_end_matches('-').len());
    match &*name {
        "" => else_name.into(),
        name if is_folder_name(name) => name.into(),
        name => format!("{name}-{else_name}"),
    }
}

/// Whether every system can have a folder of this name, so that it can be copied from one to the other.
pub fn is_folder_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            rest.chars().count() == 1 && rest.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c))
        })
    });
    !name.is_empty()
        && name.chars().count() <= LONGEST
        && !name.starts_with(['.', ' ', '-', '~'])
        && !name.ends_with(['.', ' '])
        && !name.contains(|c: char| c.is_control() || "<>:\"/\\|?*".contains(c))
        && !DEVICES.contains(&&*stem)
        && !is_port
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_makes_a_folder_that_every_system_takes() {
        for (name, folder) in [
            ("Onside Advocacy", "onside-advocacy"),
            ("../../etc", "etc"),
            ("CON", "con-website"),
            ("Com1.", "com1-website"),
            ("…", "website"),
            ("Tŷ Gobaith", "ty-gobaith"),
            ("\"Us\" & <them>", "us-them"),
        ] {
            assert_eq!(folder_name(name, "website"), folder);
        }
        assert!(is_folder_name(&folder_name(&"long words ".repeat(40), "website")));
    }

    #[test]
    fn forbidden_names_are_known() {
        for bad in [
            "",
            ".",
            "..",
            ".hidden",
            "a/b",
            "a\\b",
            "a:b",
            "a.",
            "a ",
            " a",
            "CON",
            "con.txt",
            "Aux .x",
            "NUL",
            "LPT9",
            "com²",
            "a\nb",
            "a?",
            "-a",
            "~a",
            &"a".repeat(61),
        ] {
            assert!(!is_folder_name(bad), "{bad:?}");
        }
        for good in ["a", "Our site", "com10", "console", "a.b", "tŷ", "Comet"] {
            assert!(is_folder_name(good), "{good}");
        }
    }
}
