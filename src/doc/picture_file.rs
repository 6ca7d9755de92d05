//! Floor 1: one picture file.
//! In: its bytes. Out: its size, and what is wrong with it.
//! Must never: decode more of a picture than its header, or accept a drawing that runs a script.

use super::drawing::{Drawing, read_drawing};
use crate::base::{Finding, Findings, Key, Location, Reported, Source, SourceBody, Span, reported_rules};
use std::sync::Arc;

/// A picture file, as far as pages need it.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureFile {
    /// Its path from the site folder.
    pub path: Arc<str>,
    /// Its bytes as they are published: of a drawing, what is known to be harmless; nothing of one that cannot be
    /// accepted.
    pub body: SourceBody,
    /// Width and height in CSS pixels; none where the file is not a picture.
    pub size: Option<(u32, u32)>,
    /// The first text in an SVG drawing, if there is any.
    pub words: Option<Span>,
    /// Hash of path and content.
    pub key: Key,
}

/// The file endings of pictures that every browser shows.
const ENDINGS: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

impl PictureFile {
    /// Whether a path has the ending of a picture.
    pub fn is_path(path: &str) -> bool {
        path.rsplit_once('.')
            .is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
    }

    /// Whether it is an SVG drawing, sharp at any size.
    pub fn is_drawing(&self) -> bool {
        PictureFile::is_drawing_path(&self.path)
    }

    /// Whether a path has the ending of an SVG drawing.
    pub fn is_drawing_path(path: &str) -> bool {
        path.to_ascii_lowercase().ends_with(".svg")
    }

    /// Reads a source.
    pub fn read(source: &Source) -> Reported<PictureFile> {
        let mut findings = Findings::new();
        let mut report = |span: Span, message: String, help: String| {
            let place = Location { file: source.path.clone(), span };
            findings.push(Finding::new(&reported_rules::PICTURE_FILE, place, message, help));
        };
        let mut words = None;
        let mut body = source.body.clone();
        let size = match &source.body {
            SourceBody::Unreadable(reason) => {
                report(
                    Span::default(),
                    format!("This picture cannot be opened: {reason}."),
                    "Ask whoever looks after the computer to let you read the file.".into(),
                );
                None
            }
            _ if PictureFile::is_drawing_path(&source.path) => match read_drawing(source.bytes()) {
                Ok(Drawing { text, size: Some((width, height)), words: first }) => {
                    (body, words) = (SourceBody::Text(text), first);
                    Some((width.round() as u32, height.round() as u32))
                }
                Ok(_) => {
                    let help = "Add width and height, or a viewBox, to its <svg>.";
                    report(Span::default(), "This drawing does not say how large it is.".into(), help.into());
                    body = SourceBody::Text("".into());
                    None
                }
                Err(faults) => {
                    faults.into_iter().for_each(|fault| report(fault.span, fault.message, fault.help));
                    body = SourceBody::Text("".into());
                    None
                }
            },
            _ => match imagesize::blob_size(source.bytes()) {
                Ok(size) if size.width > 0 && size.height > 0 => {
                    Some((size.width as u32, size.height as u32))
                }
                _ => {
                    let message = "This file is not a picture, or it is damaged.";
                    report(
                        Span::default(),
                        message.into(),
                        "Save it again as SVG, PNG or JPEG, or take it out of the folder.".into(),
                    );
                    None
                }
            },
        };
        let picture = PictureFile { path: source.path.clone(), body, size, words, key: source.key };
        Reported::new(picture, findings)
    }
}
