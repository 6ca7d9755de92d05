//! Floor 1: a picture that was stripped.
//! In: nothing. Out: the type of a stripped picture, with what its file said of how it is to be shown.
//! Must never: hold what was said about the picture.

use std::ops::Range;

/// A picture that was stripped.
pub struct Stripped {
    /// The parts that are needed to show it, and its colour profile.
    pub bytes: Vec<u8>,
    /// How many still pictures it holds: more than one where it moves.
    pub frames: usize,
    /// How its colours are kept.
    pub inks: Inks,
    /// The EXIF data in the file as it was, as far as it is the first.
    pub exif: Option<Range<usize>>,
    /// Whether it was packed without loss.
    pub is_lossless: bool,
    /// Whether its colours stand one behind the other in the file, in different sizes. The decoder shows them wrong
    /// (zune-jpeg, issue 422).
    pub colours_apart: bool,
}

/// Whether colours are kept as light, for screens, or as inks, for a printing press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inks {
    /// Red, green and blue, or grey.
    None,
    /// Four inks, upside down as Adobe's programs write them.
    Adobe,
    /// Four inks as nobody writes them: not known which way up.
    Unknown,
}
