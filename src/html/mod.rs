//! Floor 1: HTML as browsers read it.
//! In: the bytes of a page, ours or anybody's. Out: its elements, attributes and words, each with its place
//! in the file.
//! Must never: judge a page, or fail on one, however it is written.

mod fast_reader;
mod html5;
mod markup;
mod tags;

pub use fast_reader::read_fast;
pub use html5::read_as_browser;
pub use markup::{Attribute, Element, Markup, MarkupNode, is_blank, plain};
pub use tags::{Attr, Tag};
