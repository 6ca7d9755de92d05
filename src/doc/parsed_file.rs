//! Floor 1: any file of the site, read.
//! In: a source. Out: a document, a picture, settings or a file of a theme.
//! Must never: ignore a file silently: one that means nothing to the site is a finding.

use super::broken_letters::find_broken_letters;
use super::content_path::ContentPath;
use super::document::Document;
use super::field_marks::report_field_marks;
use super::file_copy::LeftBehind;
use super::picture::{PictureFile, Renditions, clean_asset, is_picture_path};
use super::stray_fact::report_facts;
use super::unseen_signs::{find_escaped_signs, find_unseen_in_name, find_unseen_signs, find_written_signs};
use crate::base::{
    Finding, Findings, Location, Reported, Severity, Source, SourceBody, Span, Value, read_toml,
    reported_rules,
};
use std::sync::Arc;

/// A settings file: `site.toml`, `contacts.toml`, `pictures.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct TomlFile {
    /// Its path from the site folder.
    pub path: Arc<str>,
    /// Its values.
    pub data: Value,
    /// Whether a part of it could not be read. Then no rule may say that something is missing.
    pub damaged: bool,
}

/// A file of the site, read.
#[derive(Clone, Debug)]
pub enum ParsedFile {
    /// A Markdown file.
    Document(Arc<Document>),
    /// A picture.
    Picture(Arc<PictureFile>),
    /// A settings file.
    Toml(Arc<TomlFile>),
    /// A file of a theme.
    Theme(Source),
    /// A file that means nothing to the site; already reported.
    Other,
}

impl ParsedFile {
    /// Reads one source. `kept` is what was made of the same bytes before, if they are a picture's.
    pub fn read(source: &Source, kept: Option<Renditions>) -> Reported<ParsedFile> {
        let mut read = Self::read_content(source, kept);
        if let Some(finding) = find_unseen_in_name(&source.path) {
            read.findings.push(Arc::new(vec![finding]));
        }
        read
    }

    fn read_content(source: &Source, kept: Option<Renditions>) -> Reported<ParsedFile> {
        let path = &*source.path;
        if path.starts_with("themes/") {
            // Without its settings or words a theme would look different, and nobody would know why.
            let damaged = match &source.body {
                SourceBody::Text(_) => false,
                SourceBody::Bytes(_) => path.ends_with(".toml"),
                SourceBody::Unreadable(_) => true,
            };
            if damaged {
                return Reported::new(ParsedFile::Theme(source.clone()), vec![no_text(source)]);
            }
            let Reported { value, findings } = clean_asset(source);
            return Reported { value: ParsedFile::Theme(value), findings };
        }
        if let Some(name) = ContentPath::from_path(path) {
            let Reported { value, mut findings } = Document::read(source, name);
            if let SourceBody::Text(text) = &source.body {
                let mut broken = Findings::new();
                find_broken_letters(&source.path, text, &mut broken);
                find_unseen_signs(&source.path, text, &mut broken);
                find_written_signs(&source.path, &value.tree, &mut broken);
                findings.extend((!broken.is_empty()).then(|| Arc::new(broken)));
            }
            return Reported { value: ParsedFile::Document(Arc::new(value)), findings };
        }
        if is_picture_path(path) {
            let Reported { value, findings } = PictureFile::read(source, kept);
            return Reported { value: ParsedFile::Picture(Arc::new(value)), findings };
        }
        if path.ends_with(".toml") {
            let mut findings = Findings::new();
            let mut damaged = true;
            let data = match &source.body {
                SourceBody::Text(text) => {
                    let mut data = read_toml(&source.path, text, &mut findings);
                    damaged = !findings.is_empty();
                    let help = "Write the words themselves here. Facts stand only in the text of pages.";
                    report_facts(&source.path, text, &mut data, help, &mut findings);
                    report_field_marks(&source.path, text, &data, &mut findings);
                    find_escaped_signs(&source.path, text, &data, &mut findings);
                    data
                }
                _ => {
                    findings.push(no_text(source));
                    Value::empty()
                }
            };
            if let SourceBody::Text(text) = &source.body {
                find_broken_letters(&source.path, text, &mut findings);
                find_unseen_signs(&source.path, text, &mut findings);
            }
            let file = TomlFile { path: source.path.clone(), data, damaged };
            return Reported::new(ParsedFile::Toml(Arc::new(file)), findings);
        }
        Reported::new(ParsedFile::Other, stray(source))
    }

    /// A file that a program left behind. Nothing is made of it.
    pub fn left_behind(source: &Source, what: &LeftBehind) -> Reported<ParsedFile> {
        let place = Location { file: source.path.clone(), span: Span::default() };
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_string();
        let (message, help, severity) = match what {
            LeftBehind::Conflict(original) => (
                "Two people changed a file at once, and the shared folder kept both. Nothing is made of this one.".to_string(),
                format!("Write what is missing into {}, then delete this file.", name(original)),
                Severity::Warning,
            ),
            LeftBehind::Copy(original) => (
                format!("This is a copy of {}. Nothing is made of it.", name(original)),
                "Delete it. If it is to be a page of its own, rename it: small letters, digits and hyphens.".to_string(),
                Severity::Warning,
            ),
            LeftBehind::CopiedFolder(folder, original) => (
                format!("The folder {} is a copy of {}. Nothing is made of what is in it.", name(folder), name(original)),
                "Delete the folder. If it is to be a section of its own, rename it: small letters, digits and hyphens.".to_string(),
                Severity::Warning,
            ),
            LeftBehind::Told => return Reported::new(ParsedFile::Other, Findings::new()),
            LeftBehind::Backup => (
                "A program kept this older state of a file. Nothing is made of it.".to_string(),
                "Delete it if you do not need it any more.".to_string(),
                Severity::Info,
            ),
            LeftBehind::Lock => (
                "A word processor made this file while a document was open. Nothing is made of it.".to_string(),
                "Close the document. If the file is still there, delete it.".to_string(),
                Severity::Info,
            ),
            LeftBehind::Litter => (
                "A computer made this file for itself. Nothing is made of it.".to_string(),
                "You may delete it.".to_string(),
                Severity::Info,
            ),
        };
        let finding = Finding::new(&reported_rules::STRAY_FILE, place, message, help);
        Reported::new(ParsedFile::Other, vec![finding.with_severity(severity)])
    }
}

/// The finding about a file that is not text and should be.
fn no_text(source: &Source) -> Finding {
    let place = Location { file: source.path.clone(), span: Span::default() };
    let (message, help) = match &source.body {
        SourceBody::Unreadable(reason) => {
            (format!("This file cannot be opened: {}.", reason.why), &*reason.help)
        }
        _ => (
            "This file cannot be read: it is not saved as UTF-8.".to_string(),
            "Open it in your editor and choose “Save with encoding: UTF-8”.",
        ),
    };
    Finding::new(&reported_rules::UNREADABLE, place, message, help)
}

/// The finding about a file from which nothing is made. Hidden files need none.
fn stray(source: &Source) -> Findings {
    let path = &*source.path;
    let file_name = path.rsplit('/').next().unwrap_or(path);
    if file_name.starts_with('.') {
        return Findings::new();
    }
    if matches!(source.body, SourceBody::Unreadable(_)) {
        return vec![no_text(source)];
    }
    let place = Location { file: source.path.clone(), span: Span::default() };
    let (message, help) = if path.ends_with(".md") && path.split('/').count() > 2 {
        (
            "The name of this page has no letter or digit.".to_string(),
            "Rename it with small letters, digits and hyphens, such as help.md".to_string(),
        )
    } else if path.ends_with(".md") {
        (
            "This page is not in a language folder.".to_string(),
            format!("Move it into the folder of its language: content/en/{file_name}"),
        )
    } else {
        other_kind(file_name)
    };
    vec![Finding::new(&reported_rules::STRAY_FILE, place, message, help)]
}

/// What is said of a file whose name ends like none that a site has.
fn other_kind(name: &str) -> (String, String) {
    let lower = name.to_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    let of_page = [".md.txt", ".txt", ".markdown", ".mdown", ".mkd", ".md"];
    if let Some(end) = of_page.iter().find(|end| lower.ends_with(**end)) {
        let stem = name.get(..name.len() - end.len()).unwrap_or_default();
        let message = "The name of this file does not end in .md, so no page is made of it.";
        let help = format!(
            "Rename it: {stem}.md. Where Windows hides the end of names, choose View, then File name extensions."
        );
        return (message.into(), help);
    }
    let (what, help) = if ends(&[".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc"]) {
        ("This is a document of a word processor.", "Copy its text into a page, which ends in .md.")
    } else if ends(&[".pdf"]) {
        ("This is a PDF.", "Write a page, which ends in .md: its PDF is made by itself.")
    } else if ends(&[".html", ".htm"]) {
        ("This is a page of HTML.", "Copy its text into a page, which ends in .md.")
    } else if ends(&[".lnk", ".url", ".webloc"]) {
        ("This is a shortcut to another file.", "Put the file itself into this folder.")
    } else {
        ("", "Pages end in .md, pictures in .svg, .png, .jpg or .webp.")
    };
    let message = format!("{what} Nothing is made of this file.").trim_start().to_string();
    (message, format!("{help} Move this file out of the content folder."))
}
