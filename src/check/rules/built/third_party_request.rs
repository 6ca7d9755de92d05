//! Something that is fetched from somebody else
//!
//! A page of this site loads nothing from another server: no pictures, fonts, counters or programs. Readers may
//! follow links to other websites: that is their choice. This is checked on the pages as they are built.
//!
//! **Helps:** people who are watched or harmed by somebody, and everybody who pays for data.
//! **Source:** a rule of this project: UK GDPR, data protection by design.
//!
//! ```good themes/plain/parts/about.html
//! <p><a href="https://www.nhs.uk/">The NHS website</a></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><img src="https://counter.example/count.gif" alt="" width="1" height="1"></p>
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::THIRD_PARTY_REQUEST,
    kind: RuleKind::ReportedBy,
    file: include_str!("third_party_request.rs"),
};
