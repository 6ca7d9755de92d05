//! Floor 1: what is said of a picture file that cannot be shown, or has a wrong name.
//! In: its path, its bytes, and what is wrong. Out: a message, and what helps.
//! Must never: decode a picture.

use super::kind::{OtherFile, PictureKind};
use super::pixels::PictureFault;
use crate::base::with_commas;

/// The last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The ending of a file's name, in small letters.
fn ending(path: &str) -> String {
    file_name(path).rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

/// What is wrong with the name of a picture of this kind, if anything is.
pub fn wrong_ending(path: &str, kind: PictureKind) -> Option<String> {
    let ending = ending(path);
    let is_right = kind.endings().contains(&&*ending);
    let article = if kind == PictureKind::Drawing { "an" } else { "a" };
    (!is_right)
        .then(|| format!("This is {article} {} picture, though its name ends in .{ending}.", kind.name()))
}

/// What to say of a file that is no picture that every browser shows: message and help.
pub fn not_a_picture(path: &str, bytes: &[u8]) -> (String, String) {
    let Some(OtherFile { what, help, .. }) = OtherFile::of(bytes) else {
        return (
            "This file is not a picture, or it is damaged.".into(),
            "Save it again as SVG, PNG or JPEG, or take it out of the folder.".into(),
        );
    };
    let ending = ending(path);
    let known = PictureKind::ALL.iter().any(|kind| kind.endings().contains(&&*ending));
    let though = if known && !bytes.is_empty() {
        format!(", though its name ends in .{ending}")
    } else {
        String::new()
    };
    (format!("This file is {what}{though}."), (*help).into())
}

/// What to say of a fault: message and help.
pub fn of_fault(fault: PictureFault) -> (String, String) {
    let (message, help) = match fault {
        PictureFault::CutOff => (
            "This picture is cut off: its end is missing.".to_string(),
            "Copy it here again from where it came. If it is cut off there too, use another picture.",
        ),
        PictureFault::Damaged => (
            "This picture is damaged: it cannot be opened.".to_string(),
            "Open it in Paint, and save it again as PNG or JPEG. If it does not open there, use another picture.",
        ),
        PictureFault::Moves => (
            "This picture moves, and readers cannot stop it.".to_string(),
            "Save one still picture of it as PNG or JPEG, and use that.",
        ),
        PictureFault::TooLarge(width, height) => (
            format!(
                "This picture has {} × {} dots: too many to open.",
                with_commas(&width.to_string()),
                with_commas(&height.to_string())
            ),
            "Save it smaller. 4,000 dots on its longer side are enough for a whole sheet.",
        ),
        PictureFault::UnknownInks => (
            "This photo was saved for a printing press (CMYK), in colours that cannot be read.".to_string(),
            "Open it in the program that made it, and save it again as JPEG in the colours RGB.",
        ),
        PictureFault::ColoursApart => (
            "This photo is packed in a rare way, in which its colours would come out wrong.".to_string(),
            "Open it in Paint, and save it again as JPEG.",
        ),
    };
    (message, help.into())
}
