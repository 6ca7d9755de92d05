//! plainleaf turns a folder of Markdown about people's rights into an accessible website.
//!
//! ```text
//!  floor 6      cli/        words for people: one file per verb, one per output style
//!                │
//!  floor 5      disk/       the only doors outside: read, write, watch, preview server, clock
//!                │
//!  floor 4     engine/      the corridor: ten lines and two memo tables
//!              │     │
//!  floor 3  check/  render/ judges │ makers (these two never meet)
//!              │     │
//!  floor 2      site/       how files relate: one finished value
//!                │
//!  floor 1      doc/        what one file means
//!                │
//!  floor 0      base/       source · span · diagnostic · key            all arrows point down
//! ```
//!
//! `Source → Document → Site → Plan(Job) → Outputs`: every stage is pure and returns its value and its notes.
//!
//! ```
//! use plainleaf::{Memo, NoShelf, Options, Severity, Sources, build};
//!
//! let sources = Sources::from_memory([
//!     ("content/site.toml", "name = \"A charity\"\naddress = \"https://charity.example\"\nsearch = false"),
//!     ("content/en/index.md", "---\ntitle: Home\nreviewed: 2026-11-22\n---\n\nWe help you to be heard. See [Words](glossary.md#advocate)."),
//!     ("content/en/glossary.md", "---\ntitle: Words\nreviewed: 2026-11-22\n---\n\nAdvocate\n: Somebody who helps you to be heard."),
//! ]);
//! let site = build(&sources, &Options::on("2026-11-22".parse().unwrap()), &mut Memo::new(Box::new(NoShelf)));
//!
//! assert_eq!(site.count(Severity::Error), 0);
//! let home = site.outputs.iter().find(|output| &*output.path == "index.html").unwrap();
//! assert!(String::from_utf8_lossy(&home.bytes.plain()).contains("We help you to be heard."));
//! ```

pub mod base;
pub mod check;
pub mod cli;
pub mod disk;
pub mod doc;
pub mod engine;
pub mod render;
pub mod site;

pub use base::{Date, Diagnostic, Severity, Source, Sources};
pub use engine::{Build, Memo, NoShelf, Options, Output, Shelf, build};
pub use site::Site;
