//! Floor 8: `plainleaf new`.
//! In: the name of a folder. Out: a small site in it that passes every check, with a guide for staff.
//! Must never: overwrite anything, or put the name or number of a real organisation into somebody's site.

use super::arguments::day;
use super::shown_path::{shown, typed};
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Date, capitalise, count_of};
use crate::check::sample_name;
use crate::disk::{UserError, scaffold, today};
use crate::starter::{LONGEST_NAME, NewSite, NotALine, OneLine, SiteAddress, WrongAddress, default_name};
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
    #[arg(long, value_name = "NAME", value_parser = site_name)]
    name: Option<OneLine>,

    /// The address that the site will have, such as https://www.our-charity.org.uk
    #[arg(long, value_name = "ADDRESS", value_parser = web_address)]
    address: Option<SiteAddress>,

    /// Act as if today were this day, for example 2026-11-22.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

pub(super) fn run(args: &NewArgs) -> Result<Verdict, UserError> {
    let day = match args.today {
        Some(day) => day,
        None => today(&args.folder)?,
    };
    let name = args.name.clone().unwrap_or_else(|| name_of(&args.folder));
    let site = NewSite { address: args.address.clone(), ..NewSite::named(name, day) };
    let files = site.files();
    scaffold(&args.folder, &files)?;
    let folder = shown(&args.folder);
    terminal::print(&format!(
        "Made a small site in {folder} ({}). It is called “{}”.\n\nTo build it, type:\n  plainleaf build {}\n\nThen read {folder}/GUIDE.md: it says what each file is and how to write.\n",
        count_of(files.len(), "file"),
        site.name.words(),
        typed(&args.folder)
    ))?;
    Ok(Verdict::Fine)
}

/// `work/my-site` → `My site`. A name that staff can see and change is better than a sample's, which might be
/// published.
fn name_of(folder: &Path) -> OneLine {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let name =
        full.file_name().map(|name| name.to_string_lossy().replace(['-', '_'], " ")).unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric() || c == ' ';
    let name: String = name.chars().filter(|c| is_word(*c) || "'’.&".contains(*c)).collect();
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = if words.contains(char::is_alphabetic) && words != sample_name() {
        capitalise(&words)
    } else {
        String::new()
    };
    let cut: String = own.chars().take(LONGEST_NAME).collect();
    OneLine::read(&cut, LONGEST_NAME).unwrap_or_else(|_| default_name())
}

/// The name of an organisation as it is written on the command line.
fn site_name(words: &str) -> Result<OneLine, String> {
    OneLine::read(words, LONGEST_NAME).map_err(|wrong| match wrong {
        NotALine::Empty => "write the name in one line".into(),
        NotALine::Longer(most) => format!("write at most {most} letters: it stands above every page"),
        NotALine::Sign(sign) => format!("leave out the sign {}: it cannot be printed", sign.escape_unicode()),
    })
}

/// The address of a website as it is written on the command line.
fn web_address(words: &str) -> Result<SiteAddress, String> {
    SiteAddress::read(words).map_err(|wrong| {
        match wrong {
            WrongAddress::NotWhole => "write it whole, as in: https://www.our-charity.org.uk",
            WrongAddress::Example => "this address is kept for examples: nobody can have a site there",
        }
        .into()
    })
}
