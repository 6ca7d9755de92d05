//! Floor 1: one picture file.
//! In: its bytes, and perhaps what was made of the same bytes before. Out: the files to publish, and what is wrong.
//! Must never: believe the ending of its name, or publish where and by whom a photo was taken.

mod asset;
mod drawing;
mod kind;
mod messages;
mod pixels;
mod renditions;
mod strip;

pub use asset::clean_asset;
pub use kind::{PictureKind, is_picture_path};
pub use renditions::{Rendition, Renditions, dots};

use super::drawing::Drawing;
use crate::base::{
    Finding, Findings, Key, Location, Reported, Severity, Source, SourceBody, Span, reported_rules,
};
use drawing::clean_drawing;
use messages::{file_name, not_a_picture, of_fault, wrong_ending};
use std::sync::Arc;

/// A picture file, as far as pages need it.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureFile {
    /// Its path from the site folder.
    pub path: Arc<str>,
    /// The files that are made of it; none where it cannot be shown.
    pub renditions: Option<Renditions>,
    /// The first text in an SVG drawing, if there is any.
    pub words: Option<Span>,
    /// Hash of path and content.
    pub key: Key,
}

impl PictureFile {
    /// Whether it is an SVG drawing, sharp at any size.
    pub fn is_drawing(&self) -> bool {
        self.renditions.as_ref().is_some_and(|made| made.whole.kind == PictureKind::Drawing)
    }

    /// Width and height, upright: in dots, or of a drawing in CSS pixels. None where it cannot be shown.
    pub fn size(&self) -> Option<(u32, u32)> {
        self.renditions.as_ref().map(|made| made.size)
    }

    /// Reads a source. `kept` is what [`Renditions::make`] made of the same bytes before.
    pub fn read(source: &Source, kept: Option<Renditions>) -> Reported<PictureFile> {
        let mut findings = Findings::new();
        let mut report = |span: Span, message: String, help: String, severity: Severity| {
            let place = Location { file: source.path.clone(), span };
            let finding = Finding::new(&reported_rules::PICTURE_FILE, place, message, help);
            findings.push(finding.with_severity(severity));
        };
        let mut error = |span, message, help| report(span, message, help, Severity::Error);
        let mut words = None;
        let top = Span::default();
        let kind = PictureKind::of_file(&source.path, source.bytes());
        let renditions = match (&source.body, kind) {
            (SourceBody::Unreadable(reason), _) => {
                error(top, format!("This picture cannot be opened: {}.", reason.why), reason.help.clone());
                None
            }
            (_, None) => {
                let (message, help) = not_a_picture(&source.path, source.bytes());
                error(top, message, help);
                None
            }
            (_, Some(PictureKind::Drawing)) => match clean_drawing(source.bytes()) {
                Ok(Drawing { text, size: Some((width, height)), words: first }) => {
                    words = first;
                    let size = (width.round() as u32, height.round() as u32);
                    Some(Renditions::one(Rendition::new(PictureKind::Drawing, size, text.as_bytes())))
                }
                Ok(_) => {
                    let help = "Add width and height, or a viewBox, to its <svg>.";
                    error(top, "This drawing does not say how large it is.".into(), help.into());
                    None
                }
                Err(faults) => {
                    faults.into_iter().for_each(|fault| error(fault.span, fault.message, fault.help));
                    None
                }
            },
            (_, Some(kind)) => match kept.map_or_else(|| Renditions::make(kind, source.bytes()), Ok) {
                Ok(made) => Some(made),
                Err(fault) => {
                    let (message, help) = of_fault(fault);
                    error(top, message, help);
                    None
                }
            },
        };
        if renditions.as_ref().is_some_and(|made| made.had_inks) {
            report(
                top,
                "This photo was saved for a printing press (CMYK). Its colours may look wrong on screens."
                    .into(),
                "Open it in the program that made it, and save it again as JPEG in the colours RGB.".into(),
                Severity::Warning,
            );
        }
        if let Some((kind, message)) = kind.and_then(|kind| Some((kind, wrong_ending(&source.path, kind)?))) {
            let stem = file_name(&source.path).rsplit_once('.').map_or("", |(stem, _)| stem);
            let help = format!(
                "Call it {stem}.{}, and write that name on the pages that show it and in pictures.toml.",
                kind.endings()[0]
            );
            report(top, message, help, Severity::Warning);
        }
        let picture = PictureFile { path: source.path.clone(), renditions, words, key: source.key };
        Reported::new(picture, findings)
    }
}
