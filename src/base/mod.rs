//! Floor 0: the values that every other floor works with.
//! In: nothing. Out: sources, spans, keys, findings, languages, and the field reader for YAML and TOML.
//! Must never: know what a page is, touch a file, or import from a floor above.

mod blob;
mod composed;
mod cut_by_hash;
mod date;
mod escape;
mod fields;
mod finding;
mod from_toml;
mod from_yaml;
mod i18n;
mod key;
mod line_index;
mod origin;
mod parallel;
pub mod percent;
mod report;
pub mod reported_rules;
mod rule_info;
mod severity;
mod shell_word;
mod source;
mod span;
mod suggest;
mod toml_mistake;
mod value;
mod words;
mod written_date;
mod written_interval;
mod yaml_mistake;

pub use blob::Blob;
pub use composed::{composed, path_hash};
pub use date::{Date, Interval, ParseDateError, ParseIntervalError};
pub use escape::{escape, escaped};
pub use fields::Fields;
pub use finding::{Edit, Finding, Fix, Location};
pub use from_toml::read_toml;
pub use from_yaml::{raw_scalar, read_yaml};
pub use i18n::{Localizer, PLURAL_CATEGORIES};
pub use key::{BuildIdentityHasher, Key, KeyHasher, hash64};
pub use line_index::{LineIndex, line_number};
pub use origin::{OriginQuery, Origins, TagOrigin};
pub use parallel::{WorkerThread, join, par_map, par_map_coarse, par_map_threads, par_sort};
pub use report::{Findings, Report, Reported};
pub use rule_info::{Effect, RuleInfo};
pub use severity::{Severity, count_summary};
pub use shell_word::shell_word;
pub use source::{Source, SourceBody, Sources};
pub use span::{Span, Spanned};
pub use suggest::suggest;
pub use value::{MapEntry, Value, ValueKind};
pub use words::{capitalise, count_of};
