//! Floor 1: a picture among the files of a theme: its logo, its icons, what its style sheet shows.
//! In: a file of a theme. Out: the same file; of a picture, without what is said about it, and upright.
//! Must never: change how wide a picture is in dots, or touch a file that is no picture.

use super::drawing::clean_drawing;
use super::kind::{OtherFile, PictureKind};
use super::messages::{not_a_picture, of_fault};
use super::renditions::upright;
use crate::base::{Finding, Findings, Location, Reported, Source, Span, reported_rules};

/// What stands in the place of a drawing that cannot be accepted.
const EMPTY: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";

/// The file as it may be published.
pub fn clean_asset(source: &Source) -> Reported<Source> {
    let mut findings = Findings::new();
    let mut error = |span: Span, (message, help): (String, String)| {
        let place = Location { file: source.path.clone(), span };
        findings.push(Finding::new(&reported_rules::PICTURE_FILE, place, message, help));
    };
    let (bytes, top) = (source.bytes(), Span::default());
    let clean = match PictureKind::of_file(&source.path, bytes) {
        Some(PictureKind::Drawing) => Some(match clean_drawing(bytes) {
            Ok(drawing) => drawing.text.as_bytes().to_vec(),
            Err(faults) => {
                faults.into_iter().for_each(|fault| error(fault.span, (fault.message, fault.help)));
                EMPTY.into()
            }
        }),
        Some(kind) => {
            upright(kind, bytes).map_err(|fault| error(top, of_fault(fault))).ok().map(|(_, bytes)| bytes)
        }
        None => {
            if OtherFile::of(bytes).is_some_and(|other| other.is_photo) {
                error(top, not_a_picture(&source.path, bytes));
            }
            None
        }
    };
    let changed = clean.filter(|clean| *clean != bytes);
    let value = changed.map_or_else(|| source.clone(), |clean| Source::new(&source.path, clean));
    Reported::new(value, findings)
}
