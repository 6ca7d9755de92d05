//! Floor 1: any file of the site, read.
//! In: a source. Out: a document, a picture, settings or a file of a theme.
//! Must never: ignore a file silently: one that means nothing to the site is a finding.

use super::broken_letters::find_broken_letters;
use super::content_path::ContentPath;
use super::document::Document;
use super::drawing::{DrawingFault, read_drawing};
use super::file_copy::LeftBehind;
use super::picture_file::PictureFile;
use super::stray_fact::report_facts;
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
    /// Reads one source.
    pub fn read(source: &Source) -> Reported<ParsedFile> {
        let path = &*source.path;
        if path.starts_with("themes/") && PictureFile::is_drawing_path(path) {
            return theme_drawing(source);
        }
        if path.starts_with("themes/") {
            // Without its settings or words a theme would look different, and nobody would know why.
            let damaged = path.ends_with(".toml") && !matches!(source.body, SourceBody::Text(_));
            return Reported::new(
                ParsedFile::Theme(source.clone()),
                if damaged { vec![no_text(source)] } else { Findings::new() },
            );
        }
        if let Some(name) = ContentPath::from_path(path) {
            let Reported { value, mut findings } = Document::read(source, name);
            if let SourceBody::Text(text) = &source.body {
                let mut broken = Findings::new();
                find_broken_letters(&source.path, text, &mut broken);
                findings.extend((!broken.is_empty()).then(|| Arc::new(broken)));
            }
            return Reported { value: ParsedFile::Document(Arc::new(value)), findings };
        }
        if PictureFile::is_path(path) {
            let Reported { value, findings } = PictureFile::read(source);
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
                    data
                }
                _ => {
                    findings.push(no_text(source));
                    Value::empty()
                }
            };
            if let SourceBody::Text(text) = &source.body {
                find_broken_letters(&source.path, text, &mut findings);
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

/// A drawing of a theme, as it may be published and set: a logo, an icon, a picture of the leaflets. One that cannot be
/// accepted becomes an empty drawing.
fn theme_drawing(source: &Source) -> Reported<ParsedFile> {
    const EMPTY: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
    let (text, faults) = match read_drawing(source.bytes()) {
        _ if matches!(source.body, SourceBody::Unreadable(_)) => (EMPTY.into(), Vec::new()),
        Ok(drawing) => (drawing.text, Vec::new()),
        Err(faults) => (EMPTY.into(), faults),
    };
    let to_finding = |fault: DrawingFault| {
        let place = Location { file: source.path.clone(), span: fault.span };
        Finding::new(&reported_rules::PICTURE_FILE, place, fault.message, fault.help)
    };
    let harmless = Source::new(&source.path, text.as_bytes().to_vec());
    Reported::new(ParsedFile::Theme(harmless), faults.into_iter().map(to_finding).collect())
}

/// The finding about a file that is not text and should be.
fn no_text(source: &Source) -> Finding {
    let message = "This file cannot be read: it is not saved as UTF-8, or it cannot be opened.";
    let place = Location { file: source.path.clone(), span: Span::default() };
    let help = "Open it in your editor and choose “Save with encoding: UTF-8”.";
    Finding::new(&reported_rules::UNREADABLE, place, message, help)
}

/// The finding about a file from which nothing is made. Hidden files need none.
fn stray(source: &Source) -> Findings {
    let path = &*source.path;
    let file_name = path.rsplit('/').next().unwrap_or(path);
    if file_name.starts_with('.') {
        return Findings::new();
    }
    let place = Location { file: source.path.clone(), span: Span::default() };
    if let SourceBody::Unreadable(reason) = &source.body {
        return vec![Finding::new(
            &reported_rules::UNREADABLE,
            place,
            format!("This cannot be read: {reason}."),
            "Mend it, or take it out of the content folder.",
        )];
    }
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
        (
            "Nothing is made of this file.".to_string(),
            "Pages end in .md, pictures in .svg, .png, .jpg or .webp. Move other files out of the content folder.".to_string(),
        )
    };
    vec![Finding::new(&reported_rules::STRAY_FILE, place, message, help)]
}
