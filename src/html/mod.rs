//! Floor 1: readers of HTML: a fast one for our pages, and one that reads as browsers do.
//! In: the bytes of a page, ours or anybody's. Out: its elements, attributes and words, each with its place
//! in the file.
//! Must never: judge a page, or fail on one.

mod comment;
mod element;
mod fast_reader;
mod html5;
mod markup;
mod tags;

pub use comment::comment_end;
pub use element::{Element, is_blank, plain};
pub use fast_reader::read_fast;
pub use html5::{attribute_value, read_as_browser};
pub use markup::{Attribute, Markup, MarkupNode};
pub use tags::{Attr, Tag};
