//! Floor 5: new pages, Easy Read pages, leaflets, checkers and pictures.
//! In: the answers of a form. Out: a first file that passes the rules, as a draft.
//! Must never: overwrite a file, or put a fact into somebody's page.

use super::address::{ROOT, about};
use super::form::Form;
use super::layout::{Layout, NavLink, redirect};
use super::new_form::NewPageForm;
use super::picture;
use super::request::{Change, WorkbenchResponse};
use crate::base::percent::encode_path;
use crate::doc::yaml_edit::{FieldValue, with_field};
use crate::doc::{FileKind, relative_path, slug};
use crate::site::{Page, Role, Site};
use serde::Serialize;

/// What can be made: name and label.
pub const KINDS: [(&str, &str); 5] = [
    ("page", "A page"),
    ("easy", "An Easy Read page"),
    ("leaflet", "A leaflet"),
    ("checker", "A checker"),
    ("picture", "A picture"),
];

#[derive(Serialize)]
pub struct NewView {
    kind: String,
    kinds: Vec<NavLink>,
    wrong: String,
    folders: Vec<String>,
    /// Pages that an Easy Read page or a leaflet may belong to: file and title.
    pages: Vec<(String, String)>,
    layouts: Vec<&'static str>,
    /// The answers, to be shown again.
    typed: NewPageForm,
    pictures_needed: bool,
}

/// The form for something new.
pub fn page(shell: &Layout<'_>) -> WorkbenchResponse {
    let typed = NewPageForm {
        of: shell.query.get("file").into(),
        owner: shell.view.build.site.settings.organisation.to_string(),
        ..NewPageForm::default()
    };
    show(shell, 200, shell.query.get("kind"), typed, "")
}

fn show(shell: &Layout<'_>, status: u16, kind: &str, typed: NewPageForm, wrong: &str) -> WorkbenchResponse {
    let site = &shell.view.build.site;
    let (kind, words) = KINDS.iter().find(|(known, _)| *known == kind).unwrap_or(&KINDS[0]);
    let of = |page: &&Page| match *kind {
        "easy" => page.easy_read.is_none() && matches!(page.doc.content_path.kind, FileKind::Page | FileKind::Checker),
        _ => page.doc.content_path.kind == FileKind::Page,
    } && !matches!(page.role, Role::AtoZ | Role::Leaflets);
    // Languages in the order of the settings: most new pages are in the first.
    let mut sections: Vec<_> =
        site.sections.iter().map(|section| (section.locale, &section.folder)).collect();
    sections.sort();
    let folders = sections
        .into_iter()
        .map(|(locale, folder)| {
            format!("{}/{folder}", site.locales[locale].lang).trim_end_matches('/').to_string()
        })
        .collect();
    let body = NewView {
        kind: kind.to_string(),
        kinds: KINDS
            .iter()
            .map(|(known, words)| NavLink {
                words: words.to_string(),
                href: format!("{ROOT}new?kind={known}&file={}", encode_path(&typed.of)),
                here: known == kind,
            })
            .collect(),
        wrong: wrong.into(),
        folders,
        pages: site
            .pages
            .iter()
            .filter(of)
            .map(|page| (page.doc.path.to_string(), page.title().to_string()))
            .collect(),
        layouts: vec!["a4", "a4-easy", "a5-booklet", "trifold"],
        pictures_needed: *kind == "easy" && picked(site).is_empty(),
        typed,
    };
    shell.with_status(status, "new.html", &format!("New: {}", words.to_lowercase()), body)
}

/// The changes that make it, or the form again with what is wrong.
pub fn make(shell: &Layout<'_>, form: &Form) -> WorkbenchResponse {
    let typed = NewPageForm::of(form);
    let kind = form.get("kind");
    let made =
        if kind == "picture" { picture::made(shell.view, &typed, form) } else { made(shell, kind, &typed) };
    match made {
        Ok(changes) => {
            let file = changes.last().map_or(String::new(), |change| change.path.clone());
            let page =
                if kind == "picture" { format!("{ROOT}new?kind=picture") } else { about("edit", &file) };
            redirect(changes, &format!("{page}&said=made&of={}", encode_path(&file)))
        }
        Err(wrong) => show(shell, 422, kind, typed, &wrong),
    }
}

fn made(shell: &Layout<'_>, kind: &str, typed: &NewPageForm) -> Result<Vec<Change>, String> {
    let site = &shell.view.build.site;
    if typed.title.is_empty() || typed.summary.is_empty() {
        return Err("Please write a title and one sentence that says what it is about.".into());
    }
    let path = path(site, kind, typed)?;
    if shell.view.sources.get(&path).is_some() {
        return Err(format!("There is a file {path} already. Please choose another title."));
    }
    let text = text(site, kind, typed, &path)
        .ok_or("These words cannot be written into a file. Please take unusual signs out of them.")?;
    Ok(vec![Change { path, before: None, after: Some(text.as_bytes().into()) }])
}

/// The path of the new file.
fn path(site: &Site, kind: &str, typed: &NewPageForm) -> Result<String, String> {
    let named = |words: &str, what: &str| {
        let name = slug(words);
        if name.is_empty() || !name.is_ascii() || name.len() > 80 {
            Err(format!("Please write {what} with letters from a to z: it becomes part of the address."))
        } else {
            Ok(name)
        }
    };
    if matches!(kind, "page" | "checker") {
        let mut known = site
            .sections
            .iter()
            .map(|section| format!("{}/{}", site.locales[section.locale].lang, section.folder));
        let folder = known
            .find(|folder| folder.trim_end_matches('/') == typed.folder)
            .ok_or("Please choose a folder.")?;
        let ending = if kind == "checker" { ".checker.md" } else { ".md" };
        return Ok(format!(
            "content/{}/{}{ending}",
            folder.trim_end_matches('/'),
            named(&typed.title, "a title")?
        ));
    }
    let of = site
        .page_at(&typed.of)
        .map(|id| site.page(id))
        .filter(|page| matches!(page.doc.content_path.kind, FileKind::Page | FileKind::Checker));
    let stem = of
        .and_then(|page| page.doc.path.strip_suffix(".md"))
        .ok_or("Please choose the page that it belongs to.")?;
    match kind {
        "easy" => Ok(format!("{stem}.easy.md")),
        _ => Ok(format!("{stem}.{}.leaflet.md", named(&typed.audience, "who the leaflet is for")?)),
    }
}

/// Pictures for the beginning of an Easy Read text.
fn picked(site: &Site) -> Vec<&str> {
    let known = |picture: &&crate::site::Picture| {
        picture.entry.as_ref().is_some_and(|entry| !entry.decorative && !entry.alt.is_empty())
    };
    site.pictures.all.iter().filter(known).map(|picture| &*picture.file.path).take(2).collect()
}

/// The first text of a file; none where its front matter cannot be written.
fn text(site: &Site, kind: &str, typed: &NewPageForm, path: &str) -> Option<String> {
    let is_easy = kind == "easy" || typed.layout == "a4-easy" && kind == "leaflet";
    let body = match (kind, is_easy) {
        ("easy", _) => include_str!("../../starters/page/easy.md"),
        ("leaflet", true) => include_str!("../../starters/page/easy-leaflet.md"),
        ("leaflet", false) => include_str!("../../starters/page/leaflet.md"),
        ("checker", _) => include_str!("../../starters/page/checker.md"),
        _ => include_str!("../../starters/page/page.md"),
    };
    let contact = site.settings.contact.as_ref().map(|key| &*key.value).or(site
        .contacts
        .order
        .first()
        .map(|key| &**key));
    let contact = contact.map_or(String::new(), |key| format!("> [!contact] {key}"));
    let pictures = picked(site);
    let link = |at: usize| {
        pictures.get(at).or(pictures.first()).map_or(String::new(), |file| relative_path(path, file))
    };
    let lang = path.split('/').nth(1).unwrap_or("");
    let home = site.pages.iter().find(|page| page.role == Role::Home && &*page.doc.content_path.lang == lang);
    let body = body.replace("PICTURE1", &link(0)).replace("PICTURE2", &link(1));
    let body = body
        .replace("HOMEPATH", &home.map_or("index.md".into(), |page| relative_path(path, &page.doc.path)))
        .replace("HOME", home.map_or("Home", |page| page.title()));
    let body =
        if contact.is_empty() { body.replace("CONTACT\n", "") } else { body.replace("CONTACT", &contact) };
    let mut text = format!("---\n---\n{}\n", body.trim_end());
    let words =
        |words: &str| if words.is_empty() { FieldValue::Nothing } else { FieldValue::Words(words.into()) };
    let mut fields =
        vec![("title", words(&typed.title)), ("summary", words(&typed.summary)), ("draft", words("true"))];
    // Whoever writes it today has read it.
    fields.extend([("reviewed", words(&site.today.to_string())), ("owner", words(&typed.owner))]);
    if kind == "leaflet" {
        let stem = path.rsplit('/').next().unwrap_or("").trim_end_matches(".leaflet.md").replace('.', "-");
        fields.extend([
            ("layout", words(&typed.layout)),
            ("version", words(&format!("{stem}-1"))),
            ("audience", words(&typed.audience)),
        ]);
    }
    for (name, value) in fields {
        text = with_field(&text, name, &value)?;
    }
    Some(text)
}
