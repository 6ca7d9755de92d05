//! Floor 8: `plainleaf new`.
//! In: the name of a folder. Out: a small site in it that passes every check, with a guide for staff.
//! Must never: overwrite anything, or put the name or number of a real organisation into somebody's site.

use super::arguments::day;
use super::shown_path::{shown, typed};
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Date, Interval, capitalise, count_of};
use crate::check::sample_name;
use crate::disk::{UserError, scaffold, today};
use crate::site::{SETTINGS, is_stand_in};
use include_dir::{Dir, DirEntry, include_dir};
use std::path::{Path, PathBuf};

/// Make a small site to begin with
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  plainleaf new my-site\n  plainleaf new my-site --name \"Onside Advocacy\" --address https://www.onside.example\n\nThe site is complete and can be built at once. The file GUIDE.md in it says how to go on."
)]
pub(super) struct NewArgs {
    /// The folder to make the site in: empty, or not there yet.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,

    /// The name of your organisation [default: the name of the folder, in words].
    #[arg(long, value_name = "NAME", value_parser = one_line)]
    name: Option<String>,

    /// The address that the site will have, such as https://www.our-charity.org.uk
    #[arg(long, value_name = "ADDRESS", value_parser = web_address)]
    address: Option<String>,

    /// Act as if today were this day, for example 2026-11-22.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

pub(super) const FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starters/site");

/// Placeholder for the day on which the site is made: a review date must be true.
const DAY: &str = "2000-01-01";

/// Placeholder for the day, half a year later, when the site's first tasks are due.
const LATER: &str = "2000-07-01";

pub(super) fn run(args: &NewArgs) -> Result<Verdict, UserError> {
    let day = match args.today {
        Some(day) => day,
        None => today(&args.folder)?,
    };
    let mut files = Vec::new();
    collect(&FILES, day, &mut files);
    let name = args.name.clone().unwrap_or_else(|| name_of(&args.folder));
    for (path, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".toml")) {
        *bytes = with_own_words(path, &String::from_utf8_lossy(bytes), &name, args.address.as_deref())
            .into_bytes();
    }
    scaffold(&args.folder, &files)?;
    let folder = shown(&args.folder);
    terminal::print(&format!(
        "Made a small site in {folder} ({}). It is called “{name}”.\n\nTo build it, type:\n  plainleaf build {}\n\nThen read {folder}/GUIDE.md: it says what each file is and how to write.\n",
        count_of(files.len(), "file"),
        typed(&args.folder)
    ))?;
    Ok(Verdict::Fine)
}

/// A settings file of the new site with the name of the organisation, and its address where that is known.
fn with_own_words(path: &str, text: &str, name: &str, address: Option<&str>) -> String {
    let quoted = |words: &str| format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""));
    let text = text.replace(&quoted(sample_name()), &quoted(name));
    match address.filter(|_| path == SETTINGS) {
        Some(address) => text.replace("# address = \"\"  ", &format!("address = {}", quoted(address))),
        None => text,
    }
}

/// `work/my-site` → `My site`. A name that staff can see and change is better than a sample's, which might be
/// published.
fn name_of(folder: &Path) -> String {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let name =
        full.file_name().map(|name| name.to_string_lossy().replace(['-', '_'], " ")).unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric() || c == ' ';
    let name: String = name.chars().filter(|c| is_word(*c) || "'’.&".contains(*c)).collect();
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.contains(char::is_alphabetic) && words != sample_name() {
        capitalise(&words)
    } else {
        "Our website".into()
    }
}

/// A name as it is written on the command line.
fn one_line(words: &str) -> Result<String, String> {
    let words = words.trim();
    if words.is_empty() || words.contains(char::is_control) {
        return Err("write the name in one line".into());
    }
    Ok(words.into())
}

/// The address of a website as it is written on the command line.
fn web_address(words: &str) -> Result<String, String> {
    let host = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"));
    let is_whole = host.is_some_and(|host| {
        host.contains('.')
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte))
    });
    if !is_whole {
        return Err("write it whole, as in: https://www.our-charity.org.uk".into());
    }
    if is_stand_in(words) {
        return Err("this address is kept for examples: nobody can have a site there".into());
    }
    Ok(words.into())
}

pub(super) fn collect(folder: &Dir<'_>, day: Date, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, day, files),
            DirEntry::File(file) => {
                let bytes = match file.contents_utf8() {
                    Some(text) => text
                        .replace(DAY, &day.to_string())
                        .replace(LATER, &day.plus(Interval::months(6)).to_string())
                        .into_bytes(),
                    None => file.contents().to_vec(),
                };
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((path, bytes));
            }
        }
    }
}
