//! plainleaf turns a folder of Markdown about people's rights into an accessible website.
//!
//! ```text
//!  floor 8      cli/        verbs and output styles: one file each
//!                |
//!  floor 7  serve/  lsp/    the preview server | the server of text editors
//!                |
//!  floor 6      disk/       files, clock, environment: with serve/ the only doors outside
//!                |
//!  floor 5   workbench/     editing in the browser: from a request and a build to an answer and a wish to save
//!                |
//!  floor 4     engine/      the pipeline and its cache: start at engine/build.rs
//!             starter/      the first files of a new site
//!              |     |
//!  floor 3  check/  render/ judges | makers (these two never meet)
//!              |     |
//!  floor 2      site/       how files relate: one finished value
//!              |     |
//!  floor 1   doc/   html/   what one file means | HTML as browsers read it
//!                |
//!  floor 0      base/       the values every floor talks in            all imports point down
//! ```
//!
//! `Source → Document → Site → Plan(Job) → Outputs`: every stage is pure and returns its value and its notes.
//!
//! ```
//! use plainleaf::{Memo, NoCache, Options, Severity, Sources, build};
//!
//! let sources = Sources::from_memory([
//!     ("content/site.toml", "name = \"A charity\"\naddress = \"https://charity.example\"\nsearch = false"),
//!     ("content/en/index.md", "---\ntitle: Home\nreviewed: 2026-11-22\n---\n\nWe help you to be heard. See [Words](glossary.md#advocate)."),
//!     ("content/en/glossary.md", "---\ntitle: Words\nreviewed: 2026-11-22\n---\n\nAdvocate\n: Somebody who helps you to be heard."),
//! ]);
//! let site = build(&sources, &Options::on("2026-11-22".parse().unwrap()), &mut Memo::new(Box::new(NoCache)));
//!
//! assert_eq!(site.count(Severity::Error), 0);
//! let home = site.outputs.iter().find(|output| &*output.path == "index.html").unwrap();
//! assert!(String::from_utf8_lossy(&home.bytes.bytes()).contains("We help you to be heard."));
//! ```

#![forbid(unsafe_code)]

pub mod base;
pub mod check;
pub mod cli;
pub mod disk;
pub mod doc;
pub mod engine;
pub mod html;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod render;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod starter;
pub mod workbench;

pub use base::{Date, Finding, Severity, Source, Sources};
pub use engine::{ArtifactCache, Build, Memo, NoCache, Options, Output, build};
pub use site::Site;
