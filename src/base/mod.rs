//! Floor 0: what every other floor talks in.
//! In: nothing. Out: sources, spans, keys, diagnostics, and the field reader for YAML and TOML.
//! Must never: know what a page is, touch a file, or import from a floor above.

mod content;
mod data;
mod date;
mod diagnostic;
mod fields;
mod from_toml;
mod from_yaml;
mod key;
mod nearest;
mod parallel;
mod report;
mod source;
mod span;
mod tongue;

pub use content::Content;
pub use data::{Data, Entry, Shape};
pub use date::{Date, Every};
pub use diagnostic::{Diagnostic, Edit, Fix, Place, Severity, counted};
pub use fields::Fields;
pub use from_toml::read_toml;
pub use from_yaml::read_yaml;
pub use key::{Fold, Key, KeyMaker, mark, mark_bytes};
pub use nearest::nearest;
pub use parallel::{Alone, both, each, each_alone, each_of_few, sort};
pub use report::{Noted, Notes, Report};
pub use source::{Body, Source, Sources};
pub use span::{Span, Spanned, line_column};
pub use tongue::{FORMS, Tongue};
