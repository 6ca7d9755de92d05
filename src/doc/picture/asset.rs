//! Floor 1: a picture among the files of a theme: its logo, its icons, what its style sheet shows.
//! In: a file of a theme. Out: the same file; of a picture, without what is said about it, and upright.
//! Must never: change how wide a picture is in dots, or touch a file that is no picture.

use super::drawing::clean_drawing;
use super::kind::{OtherFile, PictureKind};
use super::renditions::upright;
use super::{not_a_picture, of_fault};
use crate::base::{Finding, Findings, Location, Reported, Source, SourceBody, Span, reported_rules};

/// The file as it may be published.
pub fn clean_asset(source: &Source) -> Reported<Source> {
    let mut findings = Findings::new();
    let mut error = |(message, help): (String, String)| {
        let place = Location { file: source.path.clone(), span: Span::default() };
        findings.push(Finding::new(&reported_rules::PICTURE_FILE, place, message, help));
    };
    let bytes = source.bytes();
    let clean = match (&source.body, PictureKind::of(bytes)) {
        (SourceBody::Text(text), Some(PictureKind::Drawing)) => clean_drawing(text).map(String::into_bytes),
        (_, Some(kind)) => {
            upright(kind, bytes).map_err(|fault| error(of_fault(fault))).ok().map(|(_, bytes)| bytes)
        }
        (_, None) => {
            if OtherFile::of(bytes).is_some_and(|other| other.is_photo) {
                error(not_a_picture(&source.path, bytes));
            }
            None
        }
    };
    let changed = clean.filter(|clean| *clean != bytes);
    let value = changed.map_or_else(|| source.clone(), |clean| Source::new(&source.path, clean));
    Reported::new(value, findings)
}
