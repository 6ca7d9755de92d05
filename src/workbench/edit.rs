//! Floor 5: the editor.
//! In: a file, and the form with its text. Out: the form; the change of the file.
//! Must never: overwrite a text that is not the one that editing began with, or change a byte that nobody
//! changed.

use super::address::{ROOT, about};
use super::conflict;
use super::fields::{FieldView, shown};
use super::form::Form;
use super::layout::{Layout, redirect};
use super::request::{Change, Snapshot, WorkbenchResponse};
use super::text_field::{file_and_text, is_editable, pack_text, unpack_text};
use crate::base::{Finding, line_number, percent::encode_path};
use crate::doc::yaml_edit::{FrontAndBody, field_at, has_fields, with_text};
use crate::doc::{CalloutTitle, callout, relative_path};
use crate::site::{FACTS, Site};
use serde::Serialize;

#[derive(Serialize)]
struct EditView {
    file: String,
    base: String,
    /// Whether the whole file is in the text area, front matter included.
    raw: bool,
    fields: Vec<FieldView>,
    text: String,
    tools: Option<EditTools>,
    pins: Vec<FindingPin>,
    page: String,
    address: String,
    rest: String,
    /// Where the cursor goes: a field, or a range in the text.
    at: Option<FindingPin>,
    wrong: String,
}

/// What the toolbar can insert.
#[derive(Serialize)]
struct EditTools {
    pages: Vec<Insert>,
    pictures: Vec<Insert>,
    boxes: Vec<Insert>,
    facts: Vec<Insert>,
}

#[derive(Serialize)]
struct Insert {
    words: String,
    text: String,
}

/// A finding and where it is in the form.
#[derive(Serialize)]
pub struct FindingPin {
    severity: &'static str,
    message: String,
    why: String,
    help: String,
    rule_page: String,
    line: usize,
    /// The field it is in; empty where it is in the text.
    field: String,
    /// Offsets in the text area, in UTF-16 code units, as browsers count.
    start: usize,
    end: usize,
}

/// The most pages that the toolbar offers.
const MOST: usize = 1000;

/// The editor's page.
pub fn page(shell: &Layout<'_>) -> WorkbenchResponse {
    let file = shell.file().filter(|source| is_editable(&source.path));
    let Some((file, text)) = file.and_then(|source| Some((&*source.path, source.text()?))) else {
        return shell
            .missing("There is no such file, or it cannot be changed here: it may not be saved as UTF-8.");
    };
    shell.show(
        "edit.html",
        &format!("Edit {}", title(shell.view, file)),
        view_of(shell, file, text, text, ""),
    )
}

fn title(view: &Snapshot<'_>, file: &str) -> String {
    view.build.site.page_at(file).map_or(file.to_string(), |id| view.build.site.page(id).title().to_string())
}

fn view_of(shell: &Layout<'_>, file: &str, base: &str, text: &str, wrong: &str) -> EditView {
    let view = shell.view;
    let site = &view.build.site;
    let raw = !file.ends_with(".md") || !has_fields(text) || !wrong.is_empty();
    let page = site.page_at(file).map(|id| site.page(id));
    let pin = |finding: &Finding| pin(finding, text, raw);
    let at = shell.query.get("at").split_once('-').and_then(|(start, end)| {
        let span = crate::base::Span::new(start.parse().ok()?, end.parse().ok()?);
        Some(pin_at(span, text, raw))
    });
    EditView {
        file: file.to_string(),
        base: pack_text(base),
        raw,
        fields: if raw { Vec::new() } else { shown(text, file.ends_with(".leaflet.md")) },
        text: if raw { text.to_string() } else { FrontAndBody::of(text).body.to_string() },
        tools: file.ends_with(".md").then(|| tools(site, file)),
        pins: view
            .newest_findings
            .iter()
            .filter(|finding| &*finding.location.file == file)
            .map(pin)
            .collect(),
        page: page.map_or(String::new(), |_| about("page", file)),
        address: page.map_or(String::new(), |page| site.href(&page.address)),
        rest: format!("{ROOT}saves"),
        at,
        wrong: wrong.to_string(),
    }
}

/// A finding and its place in the form. `raw` says that the whole file is in the text area.
pub fn pin(finding: &Finding, text: &str, raw: bool) -> FindingPin {
    FindingPin {
        severity: finding.severity.word(),
        message: finding.message.clone(),
        why: finding.rule.why.to_string(),
        help: finding.help.clone(),
        rule_page: format!("{ROOT}rules/{}", finding.rule),
        ..pin_at(finding.location.span, text, raw)
    }
}

/// A place in the file without anything to say of it.
fn pin_at(span: crate::base::Span, text: &str, raw: bool) -> FindingPin {
    let top = if raw { 0 } else { FrontAndBody::of(text).top.len() };
    let units = |at: u32| {
        let part =
            text.get(top..text.floor_char_boundary((at as usize).clamp(top, text.len()))).unwrap_or("");
        // In a text area a line ends with one character.
        part.encode_utf16().count() - part.matches("\r\n").count()
    };
    FindingPin {
        severity: crate::base::Severity::Info.word(),
        message: String::new(),
        why: String::new(),
        help: String::new(),
        rule_page: String::new(),
        line: line_number(text.as_bytes(), span.start as usize),
        field: if (span.start as usize) < top {
            field_at(text, span.start as usize).unwrap_or_else(|| "title".into())
        } else {
            String::new()
        },
        start: units(span.start),
        end: units(span.end),
    }
}

fn tools(site: &Site, file: &str) -> EditTools {
    let lang = file.split('/').nth(1).unwrap_or("");
    let own =
        site.pages.iter().filter(|page| &*page.doc.content_path.lang == lang && &*page.doc.path != file);
    let page = |page: &crate::site::Page| Insert {
        words: page.title().to_string(),
        text: format!("[{}]({})", page.title().replace(['[', ']'], ""), relative_path(file, &page.doc.path)),
    };
    let mut pages: Vec<Insert> = own.take(MOST).map(page).collect();
    pages.sort_by_cached_key(|insert| insert.words.to_lowercase());
    let picture = |picture: &crate::site::Picture| Insert {
        words: picture.entry.as_ref().map_or(picture.name().to_string(), |entry| {
            if entry.meaning.is_empty() { picture.name().to_string() } else { entry.meaning.to_string() }
        }),
        text: format!("![]({})", relative_path(file, &picture.file.path)),
    };
    let is_checker = file.contains(".checker.");
    let boxes = callout::KINDS.iter().filter(|kind| {
        kind.title != CalloutTitle::Contact && (is_checker || kind.title != CalloutTitle::Verdict)
    });
    let of_contact = |contact: &crate::site::Contact| -> Vec<Insert> {
        let fact = |fact: &&str| Insert {
            words: format!("{}: {fact}", contact.name),
            text: format!("{{{{{}.{fact}}}}}", contact.key),
        };
        let whole = Insert {
            words: format!("{}: a box with everything", contact.name),
            text: format!("\n> [!contact] {}\n", contact.key),
        };
        std::iter::once(whole)
            .chain(FACTS.iter().filter(|fact| contact.has(fact) && **fact != "name").map(fact))
            .collect()
    };
    EditTools {
        pages,
        pictures: site.pictures.all.iter().map(picture).collect(),
        boxes: boxes
            .map(|kind| Insert {
                words: kind.about.to_string(),
                text: format!("\n> [!{}] Title\n> Words\n", kind.name),
            })
            .collect(),
        facts: site.contacts.iter().flat_map(of_contact).collect(),
    }
}

/// The change that saves a file.
pub fn save(shell: &Layout<'_>, form: &Form) -> WorkbenchResponse {
    let file = form.get("file");
    let now = shell.view.sources.get(file).filter(|_| is_editable(file));
    let next = |said: &str| format!("{}&said={said}&of={}", about("edit", file), encode_path(file));
    let Some(now) = now.and_then(|source| source.text()) else {
        if is_editable(file) && form.has("again") && shell.view.sources.get(file).is_none() {
            return redirect(
                vec![Change {
                    path: file.into(),
                    before: None,
                    after: Some(with_text("", form.get("text")).as_bytes().into()),
                }],
                &next("saved"),
            );
        }
        return conflict::of_form(shell, form, "The file is not there any more. It may have been renamed.")
            .unwrap_or_else(|| shell.missing("There is no such file."));
    };
    let (base, mine) = match file_and_text(form) {
        Ok(texts) => texts,
        Err(field) => {
            let wrong = format!(
                "The field “{field}” could not be changed without touching other lines. Here is the whole file: please change the line yourself, then save."
            );
            let base = unpack_text(form.get("base"));
            let text = crate::doc::yaml_edit::with_body(&base, form.get("body"));
            return shell.with_status(
                409,
                "edit.html",
                &format!("Edit {}", title(shell.view, file)),
                view_of(shell, file, &base, &text, &wrong),
            );
        }
    };
    if **now == *mine {
        return redirect(Vec::new(), &next("same"));
    }
    if **now != *base {
        return conflict::show(
            shell,
            file,
            Some(now),
            &mine,
            "Somebody changed this file while you were writing.",
        );
    }
    redirect(vec![Change::of_text(file, &base, &mine)], &next("saved"))
}
