//! All integration tests, as one program: each binary would link Typst anew.
//! `cargo test --test it alphabet` runs those of one file.
//!
//! The tests run side by side in one process: none may change what a process has but once (the folder it works
//! in, its environment, its limits). A test that must do so starts this program again, as a child.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    missing_docs
)]

mod addresses;
mod alphabet;
mod bad_input;
mod built;
mod camera;
mod carriers;
mod checkers;
mod cmd;
mod contact_fields;
mod corpus;
mod dated_site;
mod days;
mod dependencies;
mod docs;
#[cfg(all(unix, feature = "pdf"))]
mod drawings;
#[cfg(feature = "lsp")]
mod editors;
mod exits;
mod extremes;
#[cfg(feature = "pdf")]
mod facts;
mod features;
mod fix;
mod golden;
mod held_back;
mod html5lib;
#[cfg(feature = "pdf")]
mod imposing;
mod incremental;
mod languages;
#[cfg(feature = "pdf")]
mod leaflets;
#[cfg(feature = "pdf")]
mod leaflets_bad_input;
mod left_marks;
mod licences;
#[cfg(unix)]
mod limits;
mod links;
mod look_alikes;
#[cfg(feature = "lsp")]
mod lsp;
#[cfg(feature = "lsp")]
mod lsp_client;
mod manual;
mod messages;
mod minify;
mod mistakes;
mod names;
#[cfg(feature = "pdf")]
mod new_user;
mod origin;
mod overdue;
mod own_folders;
#[cfg(feature = "pdf")]
mod paper_boxes;
#[cfg(feature = "pdf")]
mod paper_limits;
mod photos;
#[cfg(feature = "pdf")]
mod printed;
mod promises;
#[cfg(unix)]
mod publish;
#[cfg(feature = "pdf")]
mod readback;
#[cfg(unix)]
mod reading;
mod rules;
mod save;
#[cfg(unix)]
mod save_races;
mod shell_files;
mod site_folder;
mod small_site;
mod source_text;
mod stamp;
mod starter;
mod test_site;
mod theme;
mod theme_loops;
mod truth;
#[cfg(feature = "pdf")]
mod typeset;
#[cfg(feature = "pdf")]
mod whole_sheets;
