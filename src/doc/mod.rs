//! Floor 1: what one file means.
//! In: one source. Out: one document: the parts of its path, its front matter, and its text as a tree of
//! nodes with spans.
//! Must never: look at another file, hold HTML, or fail: each problem is a finding, and the rest is read.

mod broken_letters;
pub mod callout;
mod content_path;
mod destination;
mod document;
mod drawing;
mod easy_read_rows;
mod field_marks;
mod file_copy;
mod fingerprint;
mod front_matter;
mod front_matter_block;
mod front_matter_fence;
pub mod heading_level;
mod markdown;
mod parsed_file;
mod picture;
mod reviewed;
pub mod schema;
mod slug;
mod stray_fact;
mod table_limits;
mod translated;
mod translation_template;
mod tree;
mod tree_builder;
mod unseen_signs;
pub mod yaml_edit;
mod yaml_scalar;

pub use callout::{CalloutKind, CalloutTitle};
pub use content_path::{ContentPath, FileKind};
pub use destination::{Destination, relative_path, resolve_path};
pub use document::{Document, output};
pub use drawing::{Drawing, DrawingFault, read_drawing};
pub use file_copy::LeftBehind;
pub use front_matter::{CitedSource, FrontMatter, LeafletLayout, Suppression, UnknownLayout};
pub use parsed_file::{ParsedFile, TomlFile};
pub use picture::{PictureFile, PictureKind, Rendition, Renditions, dots, is_picture_path};
pub use reviewed::{set_reviewed, text_fingerprint};
pub use slug::slug;
pub use translated::{Changes, changes, matches, set_up_to_date, source_fingerprints};
pub use translation_template::translation_template;
pub use tree::{Align, Callout, Fact, Heading, Image, Link, Node, NodeKind, NodeRef, Table, Tree};
