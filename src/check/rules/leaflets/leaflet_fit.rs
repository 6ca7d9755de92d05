//! A leaflet that does not fit its paper
//!
//! A folded leaflet has six panels: the front, four for the text, the back. A text that is too long for them is neither cut nor
//! printed smaller: the finding says at which heading the panels are full, and how many lines are left over. What is told behind
//! the text (contact, other formats, dates) stands on the back, or inside where there is room. The same goes for a
//! word that is longer than its line, for a row of Easy Read that is taller than a page, and for an Easy Read text of more than
//! 20 pages (more than 24 are an error). All that is drawn is measured: nothing leaves its column, its box or its cell, and
//! nothing is printed over other words. The letters of Easy Read and large print are too large for panels: these texts are set on
//! A4 or in a booklet.
//!
//! Leaflets fill whole sheets of paper. Where a page or a sheet would hold only a few lines, plainleaf sets lines and blocks closer
//! together, or makes type larger, within what their readers need. If a few lines still cost a sheet, it says how many: a
//! warning in a leaflet, a note in a page.
//!
//! Paper has an end: 300 pages, tables of 16 columns and 3,000 cells in all, 500 pictures, 12,000 paragraphs and items, eight
//! lists, quotes or boxes in each other. More would take minutes to set, and nobody would read it.
//!
//! **Helps:** people who read on paper: nothing is cut off, and nothing is too small to read.
//! **Source:** Easy Read Standards of the UK (pages, size of type); UKAAF, Clear Print (12 points or more) and Large Print (16 or more); a rule of this project.
//!
//! ```good content/en/about-us.visitors.leaflet.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! version: about-1
//! layout: trifold
//! ---
//!
//! ## Who we are
//!
//! We talk with you.
//!
//! ## What we do
//!
//! We write down what you want.
//!
//! ## Where we are
//!
//! We are in Hereford.
//!
//! ## What to do next
//!
//! Come and see us.
//! ```
//!
//! ```bad content/en/about-us.visitors.leaflet.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! version: about-1
//! layout: trifold
//! ---
//!
//! ## Who we are
//!
//! Ouroneverylongwordthatnobodycanreadandthatnolineofafoldedleafletcanholdhoweversmallitisprintedonitspanels
//! ```
//!
//! ```bad content/en/about-us.easy-read.leaflet.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! version: about-1
//! layout: trifold
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::LEAFLET_FIT,
    kind: RuleKind::ReportedBy,
    file: include_str!("leaflet_fit.rs"),
};
