//! Floor 4: the first pages of a further language.
//! In: the pages of the first language. Out: drafts in another one, which say of which words they are a translation.
//! Must never: publish what nobody has read in its language.

use super::language::SiteLanguage;
use super::texts::WELSH;
use crate::base::Source;
use crate::doc::{ContentPath, Document, source_fingerprints, translation_template};
use crate::site::translated_path;

/// What stands above a Welsh page.
const UNREAD: &str =
    "# No Welsh speaker has read this page yet. When one has, take out the line draft: true.\n";

/// The drafts: path and content.
pub(super) fn translations(
    language: SiteLanguage,
    first: SiteLanguage,
    files: &[(String, Vec<u8>)],
) -> Vec<(String, Vec<u8>)> {
    let own = format!("content/{}/", first.code());
    let pages = files.iter().filter(|(path, _)| path.starts_with(&own) && path.ends_with(".md"));
    let translated = pages.filter_map(|(path, bytes)| {
        let page = Document::read(&Source::new(path, bytes.clone()), ContentPath::from_path(path)?).value;
        let other = translated_path(path, language.code())?;
        let text = match language {
            // The words of the project itself: they stand among the files already, and need no translator.
            SiteLanguage::English => None,
            SiteLanguage::Welsh => {
                let text = words(&other)?;
                let of = source_fingerprints(&page);
                let unread = format!("---\n{UNREAD}draft: true\ntranslated_from: \"{of}\"\n");
                // Nobody has reviewed it.
                let lines = text.lines().filter(|line| !line.starts_with("reviewed: "));
                let text: String = lines.map(|line| line.to_string() + "\n").collect();
                Some(text.replacen("---\n", &unread, 1))
            }
            // Only the home page, which no language may lack: whoever translates begins with it.
            _ => translation_template(&page).filter(|_| path.ends_with("/index.md")),
        };
        Some((other, text?.into_bytes()))
    });
    translated.collect()
}

/// A page in Welsh.
fn words(path: &str) -> Option<&'static str> {
    WELSH.get_file(path)?.contents_utf8()
}
