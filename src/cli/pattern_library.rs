//! Floor 8: `plainleaf pattern-library`.
//! In: the themes of a site. Out: a small site that shows every part of a theme, for designers.
//! Must never: be published by accident. Its pages ask search engines not to index them, and say for whom
//! they are.

use super::arguments::SiteArgs;
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Findings, Severity, Source, Sources, count_of, read_toml};
use crate::disk::{Target, UserError, publish, read_site};
use crate::engine::{Memo, NoCache, Options, build};
use crate::site::{SETTINGS, Settings};
use crate::starter::{STARTER, dated_files};
use include_dir::{Dir, include_dir};
use std::path::PathBuf;

/// Make pages that show every part of the theme, for designers
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf pattern-library                  the parts in the theme of this site, into the folder pattern-library
  plainleaf pattern-library --theme harbour  the parts in another theme of its themes folder

Open them on a phone and on a desk, by day and by night, in print, and with the keyboard.")]
pub(super) struct PatternLibraryArgs {
    #[command(flatten)]
    site: SiteArgs,

    /// The theme to show [default: the one that the site uses].
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,

    /// The folder to write the pages into [default: the folder "pattern-library" of the site].
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

const PARTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starters/pattern-library");

pub(super) fn run(args: &PatternLibraryArgs) -> Result<Verdict, UserError> {
    let today = args.site.today()?;
    let site = read_site(&args.site.folder)?;
    let theme = args.theme.clone().unwrap_or_else(|| theme_of(&site));
    let shown = [&STARTER, &PARTS]
        .into_iter()
        .flat_map(|folder| dated_files(folder, today))
        .filter(|(path, _)| path.starts_with("content/"))
        .map(|(path, bytes)| Source::new(&path, prepared(&path, bytes, &theme)));
    let sources = Sources::new(shown.collect())
        .overlaid(site.iter().filter(|file| file.path.starts_with("themes/")).cloned());

    let options = Options { drafts: true, leaflets: false, ..Options::on(today) };
    let build = build(&sources, &options, &mut Memo::new(Box::new(NoCache)));
    // The content is ours, so only the theme can be wrong.
    if let Some(fault) = build.findings.iter().find(|finding| finding.severity == Severity::Error) {
        let check =
            format!("For all that is wrong with the theme, type: plainleaf check {}", args.site.shown(""));
        return Err(UserError::new(
            format!("{}: {}", fault.location.file, fault.message),
            format!("{} {check}", fault.help),
        ));
    }
    let target = Target::new(
        &args.site.folder,
        &args.out.clone().unwrap_or_else(|| args.site.folder.join("pattern-library")),
    )?;
    let written = publish(&target, &build.outputs)?;
    terminal::print(&format!(
        "Made {} that show the theme “{theme}”, in {}.\n",
        count_of(written.written + written.kept, "file"),
        target.shown()
    ))?;
    Ok(Verdict::Fine)
}

/// The theme in a site's own settings.
fn theme_of(site: &Sources) -> String {
    let mut unheard = Findings::new();
    let text = site.get(SETTINGS).and_then(|file| file.text());
    let data = text.map(|text| read_toml(&SETTINGS.into(), text, &mut unheard));
    Settings::read(data.as_ref(), false, &mut unheard).theme.into()
}

/// A file of the library, with the requested theme and hidden from search engines as drafts are.
fn prepared(path: &str, bytes: Vec<u8>, theme: &str) -> Vec<u8> {
    let Ok(text) = String::from_utf8(bytes) else { return Vec::new() };
    let text = match path {
        SETTINGS => text.replace("theme = \"plain\"", &format!("theme = \"{theme}\"")),
        path if path.ends_with(".md") => text.replacen("---\n", "---\ndraft: true\n", 1),
        _ => text,
    };
    text.into_bytes()
}
