//! Floor 8: `plainleaf translate`.
//! In: a language and a page. Out: a file to fill in, with the structure of the page; with `--caught-up`, a
//! record that a translation is up to date.
//! Must never: overwrite a file, or publish text that nobody has translated.

use super::arguments::SiteArgs;
use super::find_page::find_page;
use super::terminal;
use super::verdict::Verdict;
use crate::base::Edit;
use crate::disk::{SiteReader, UserError, save};
use crate::doc::{set_up_to_date, translation_template};
use crate::engine::apply_edits;
use crate::engine::{self, Memo, NoCache, Options};
use crate::site::{Page, Site as Whole, translated_path};
use crate::workbench::Change;
use std::path::PathBuf;

/// Make the file to fill in when a page is to be translated
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf translate cy content/en/imha.md              makes content/cy/imha.md, to be filled in
  plainleaf translate cy content/en/imha.md --caught-up  write down that the Welsh page says again what the English one says

The new file is a draft: nobody sees it on the website until you take out the line draft: true.")]
pub(super) struct TranslateArgs {
    /// The code of the language to translate into, for example cy for Welsh.
    #[arg(value_name = "LANGUAGE")]
    lang: String,

    /// The page to translate: its file.
    #[arg(value_name = "PAGE")]
    page: String,

    /// The folder of the site, if it is not the current folder: the one that holds the folder "content".
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    site: PathBuf,

    /// Record in the translation that it is up to date with the page.
    #[arg(long)]
    caught_up: bool,
}

pub(super) fn run(args: &TranslateArgs) -> Result<Verdict, UserError> {
    let folder = SiteArgs { folder: args.site.clone(), today: None };
    let options = Options { search: false, leaflets: false, drafts: true, ..Options::on(folder.today()?) };
    let sources = SiteReader::new(&folder.folder)?.read()?;
    // Without leaflets and search, nothing is worth keeping for the next run.
    let site = engine::build(&sources, &options, &mut Memo::new(Box::new(NoCache))).site;
    let example = format!("plainleaf translate {}", args.lang);
    // A name that fits pages in several languages means the first language.
    let first = site
        .locales
        .first()
        .and_then(|locale| site.page_at(&format!("content/{}/{}", locale.lang, args.page)));
    let named = match first {
        Some(page) => site.page(page),
        None => find_page(&folder, &site, &args.page, &example)?,
    };
    if !site.locales.iter().any(|locale| *locale.lang == *args.lang) {
        let codes: Vec<String> = site.locales.iter().map(|locale| format!("“{}”", locale.lang)).collect();
        let help = format!(
            "Add it to languages in {}, or use one of: {}.",
            folder.shown(crate::site::SETTINGS),
            codes.join(", ")
        );
        return Err(UserError::new(
            format!("The site does not have the language “{}”. Nothing was written.", args.lang),
            help,
        ));
    }
    if args.caught_up { catch_up(args, &folder, &site, named) } else { begin(args, &folder, &site, named) }
}

/// The new file.
fn begin(args: &TranslateArgs, folder: &SiteArgs, site: &Whole, page: &Page) -> Result<Verdict, UserError> {
    if *site.locale(page).lang == *args.lang {
        let help = "Name the page that is to be translated, in the language that it is written in.";
        return Err(UserError::new(
            format!(
                "{} is in the language “{}” already. Nothing was written.",
                folder.shown(&page.doc.path),
                args.lang
            ),
            help,
        ));
    }
    let Some((path, text)) = translated_path(&page.doc.path, &args.lang).zip(translation_template(&page.doc))
    else {
        let help =
            "Mend the lines between --- at its top first: plainleaf check says what is wrong with them.";
        return Err(UserError::new(
            format!(
                "{} cannot be read well enough to be translated. Nothing was written.",
                folder.shown(&page.doc.path)
            ),
            help,
        ));
    };
    let change = Change { path: path.clone(), before: None, after: Some(text.as_bytes().into()) };
    save(&folder.folder, &[change])?;
    let (new, old) = (folder.shown(&path), folder.shown(&page.doc.path));
    terminal::print(&format!(
        "Made {new}: the text of {old}, to be translated line by line.\n\n\
         1. Write your words over the words there. Leave what stands in {{ }} as it is, and the names of files in ( ).\n\
         2. To see it, type: plainleaf build --drafts\n\
         3. When somebody who speaks the language has checked it, take out the line draft: true. Then it is published.\n"
    ))?;
    Ok(Verdict::Fine)
}

/// Records in a translation that it is one of the present text.
fn catch_up(
    args: &TranslateArgs,
    folder: &SiteArgs,
    site: &Whole,
    named: &Page,
) -> Result<Verdict, UserError> {
    let path = translated_path(&named.doc.path, &args.lang).unwrap_or_default();
    let translation = site.page_at(&path).map(|id| site.page(id));
    let Some((page, source)) = translation.and_then(|page| Some((page, site.source_of(page)?))) else {
        let help =
            format!("To make it, type: plainleaf translate {} {}", args.lang, folder.shown(&named.doc.path));
        return Err(UserError::new(
            format!("There is no translation {} of another page. Nothing was written.", folder.shown(&path)),
            help,
        ));
    };
    let before = page.doc.text();
    let Some(edits) = set_up_to_date(&page.doc, &source.doc) else {
        let help =
            "Mend the lines between --- at its top first: plainleaf check says what is wrong with them.";
        return Err(UserError::new(format!("Nothing could be written into {}.", folder.shown(&path)), help));
    };
    let after = apply_edits(before, &edits.iter().collect::<Vec<&Edit>>());
    save(&folder.folder, &[Change::of_text(&path, before, &after)])?;
    terminal::print(&format!(
        "Wrote into {}: it says what {} says now.\n",
        folder.shown(&path),
        folder.shown(&source.doc.path)
    ))?;
    Ok(Verdict::Fine)
}
