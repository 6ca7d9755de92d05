//! Floor 1: what one file means.
//! In: one source. Out: one document: its name, its front matter, and its text as a tree, every node with its
//! span.
//! Must never: look at another file, hold HTML, or fail: each problem is a finding and the rest goes on.

pub mod callout;
mod content_path;
mod destination;
mod document;
mod easy_read_rows;
mod front_matter;
mod markdown;
mod parsed_file;
mod picture_file;
mod reviewed;
pub mod schema;
mod slug;
mod translated;
mod translation_template;
mod tree;
mod tree_builder;
pub mod yaml_edit;

pub use callout::{CalloutKind, CalloutTitle};
pub use content_path::{ContentPath, FileKind};
pub use destination::{Destination, relative_path, resolve_path};
pub use document::{Document, output};
pub use front_matter::{FrontMatter, LeafletLayout, Reference, Suppression};
pub use parsed_file::{ParsedFile, TomlFile};
pub use picture_file::PictureFile;
use reviewed::edited_field;
pub use reviewed::{set_reviewed, text_fingerprint};
pub use slug::slug;
pub use translated::{Changes, changes, matches, set_up_to_date, source_fingerprints};
pub use translation_template::translation_template;
pub use tree::{Align, Callout, Fact, Heading, Image, Link, Node, NodeKind, NodeRef, Table, Tree};
