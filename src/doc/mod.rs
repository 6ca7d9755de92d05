//! Floor 1: what one file means.
//! In: one source. Out: one document: its name, its front matter, and its text as a tree, every node with its span.
//! Must never: look at another file, hold HTML, or fail: each problem is a finding and the rest goes on.

mod aim;
mod build;
pub mod callout;
mod document;
pub mod edit;
mod front_matter;
mod markdown;
mod name;
mod picture;
mod piece;
mod reviewed;
mod rows;
pub mod schema;
mod slug;
mod to_translate;
mod translated;
mod tree;

pub use aim::{Aim, relative_path, resolve_path};
pub use callout::{CalloutKind, Title};
pub use document::{Document, output};
pub use front_matter::{FrontMatter, Layout, Reference, Suppression};
pub use name::{FileKind, Name};
pub use picture::Picture;
pub use piece::{Piece, Settings};
use reviewed::edited_field;
pub use reviewed::{reviewed_on, text_mark};
pub use slug::slug;
pub use to_translate::to_translate;
pub use translated::{Changes, caught_up, changes, is_of, source_marks};
pub use tree::{Align, Callout, Fact, Heading, Image, Kind, Link, Node, NodeRef, Table, Tree};
