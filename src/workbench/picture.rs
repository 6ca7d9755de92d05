//! Floor 5: a picture from somebody's computer.
//! In: the file, and the answers about its source and licence. Out: the picture and its entry in
//! pictures.toml.
//! Must never: accept a file that is not a picture, or a picture without author and licence.

use super::form::Form;
use super::new_form::NewPageForm;
use super::request::{Change, Snapshot};
use crate::base::{Findings, Severity, Source, read_toml, toml_string};
use crate::doc::{PictureFile, PictureKind, slug};
use crate::site::LEDGER;

/// The largest picture, in bytes: the best that phones take has some 25 million. Pages show smaller ones of it.
const LARGEST: usize = 30_000_000;

/// The picture and its entry in pictures.toml.
///
/// # Errors
/// What is missing or wrong, in a sentence for the person who fills in the form.
pub fn made(view: &Snapshot<'_>, typed: &NewPageForm, form: &Form) -> Result<Vec<Change>, String> {
    let upload = form
        .files
        .iter()
        .find(|file| file.field == "file" && !file.bytes.is_empty())
        .ok_or("Please choose a picture.")?;
    if upload.bytes.len() > LARGEST {
        return Err("This picture is larger than 30 MB. Please save it smaller, then choose it again.".into());
    }
    let file = file_name(typed, &upload.name, &upload.bytes)?;
    if let Some(what) = missing(typed) {
        return Err(format!("Please write {what}."));
    }
    let path = format!("content/pictures/{file}");
    if view.sources.get(&path).is_some() {
        return Err(format!("There is a picture called {file} already. Please give this one another name."));
    }
    let read = PictureFile::read(&Source::new(&path, upload.bytes.clone()), None);
    if let Some(error) =
        read.findings.iter().flat_map(|group| group.iter()).find(|found| found.severity == Severity::Error)
    {
        return Err(format!("{} {}", error.message, error.help));
    }
    let before = match view.sources.get(LEDGER) {
        Some(ledger) => {
            Some(ledger.text().ok_or("The file pictures.toml cannot be read. Please mend it first.")?)
        }
        None => None,
    };
    let known = before.map_or("", |text| &**text);
    let fields: Vec<(&str, &str)> =
        typed.ledger().into_iter().filter(|(_, words)| !words.is_empty()).collect();
    let after = with_entry(known, &file, &fields, typed.decorative, typed.contains_text).ok_or(
        "The file pictures.toml cannot be read, or it names this picture already. Please mend it first.",
    )?;
    Ok(vec![
        Change { path, before: None, after: Some(upload.bytes.clone().into()) },
        Change {
            path: LEDGER.into(),
            before: before.map(|text| text.as_bytes().into()),
            after: Some(after.as_bytes().into()),
        },
    ])
}

/// The name of the new file, from what was typed or else from the name of the upload; its ending from what is in it.
/// A file that is no picture keeps its ending: reading it says what it is.
fn file_name(typed: &NewPageForm, upload: &str, bytes: &[u8]) -> Result<String, String> {
    let (stem, ending) = upload.rsplit_once('.').unwrap_or((upload, "jpg"));
    let ending = PictureKind::of(bytes).map_or(ending.to_lowercase(), |kind| kind.endings()[0].into());
    let name = slug(if typed.name.is_empty() { stem } else { &typed.name });
    if name.is_empty() || !name.is_ascii() || name.len() > 80 {
        return Err("Please give the picture a name with letters from a to z.".into());
    }
    Ok(format!("{name}.{ending}"))
}

/// The first question without an answer. A decorative picture needs no words for what it shows.
fn missing(typed: &NewPageForm) -> Option<&'static str> {
    let needed = |name: &str| !(typed.decorative && matches!(name, "alt" | "meaning"));
    let (field, _) = typed.ledger().into_iter().find(|(name, words)| words.is_empty() && needed(name))?;
    Some(match field {
        "alt" => "what is seen in the picture",
        "meaning" => "what the picture means",
        "author" => "who made it",
        "licence" => "who may use it",
        _ => "where it comes from",
    })
}

/// pictures.toml with one more entry at its end, otherwise the same to the byte. None if it would not be read
/// as meant.
fn with_entry(
    ledger: &str,
    file: &str,
    fields: &[(&str, &str)],
    decorative: bool,
    contains_text: bool,
) -> Option<String> {
    let end = if ledger.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines = vec![format!("[\"{file}\"]")];
    lines.extend(fields.iter().map(|(name, words)| format!("{name} = {}", toml_string(words))));
    lines.extend(decorative.then(|| "decorative = true".to_string()));
    lines.extend(contains_text.then(|| "contains_text = true".to_string()));
    let gap = if ledger.is_empty() || ledger.ends_with("\n\n") || ledger.ends_with("\r\n\r\n") {
        ""
    } else if ledger.ends_with('\n') {
        end
    } else {
        &[end, end].concat()
    };
    let after = format!("{ledger}{gap}{}{end}", lines.join(end));
    let count = |text: &str| {
        let mut notes = Findings::new();
        let data = read_toml(&LEDGER.into(), text, &mut notes);
        notes.is_empty().then(|| data.entries().len())
    };
    (count(&after)? == count(ledger)? + 1).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ledger_grows_at_its_end() {
        let fields = [("alt", "A \"big\" dog\\"), ("author", "Zoë")];
        for ledger in [
            "",
            "# ours\n\n[\"a.svg\"]\nalt = 'x' # y\n",
            "[\"a.svg\"]\r\nalt = \"x\"\r\n",
            "[\"a.svg\"]\nalt = \"x\"",
        ] {
            let after = with_entry(ledger, "b.png", &fields, false, true).unwrap();
            assert!(after.starts_with(ledger));
            assert_eq!(after.contains("\r\n"), ledger.contains("\r\n"));
            assert_eq!(after.matches('\n').count() == after.matches("\r\n").count(), ledger.contains("\r\n"));
            assert!(
                after.contains("contains_text = true") && after.contains(r#"alt = "A \"big\" dog\\""#),
                "{after}"
            );
            assert_eq!(with_entry(&after, "b.png", &fields, false, true), None, "a name stands there once");
        }
        assert_eq!(with_entry("[broken", "b.png", &fields, false, false), None);
    }
}
