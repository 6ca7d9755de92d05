//! A word that is explained twice
//!
//! The glossary explains each word once. On Easy Read pages the explanation stands below the text.
//!
//! **Helps:** people who look up a hard word.
//! **Source:** Easy Read guidance: the same word means the same thing; a rule of this project.
//!
//! ```good content/en/glossary.md
//! ---
//! title: Glossary
//! reviewed: 2026-11-22
//! ---
//!
//! Advocate
//! : A person who helps you to say what you want.
//!
//! Referral
//! : When somebody asks a service to help you.
//! ```
//!
//! ```bad content/en/glossary.md
//! ---
//! title: Glossary
//! reviewed: 2026-11-22
//! ---
//!
//! Advocate
//! : A person who helps you to say what you want.
//!
//! Advocate
//! : A person who speaks for you.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::GLOSSARY_WORD,
    kind: RuleKind::ReportedBy,
    file: include_str!("glossary_word.rs"),
};
