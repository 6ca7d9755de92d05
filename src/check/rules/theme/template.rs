//! A template that does not work
//!
//! The files in themes are templates. A mistake in one stops every page that uses it.
//!
//! **Helps:** everybody: pages would be empty.
//! **Source:** a rule of this project.
//!
//! ```good themes/plain/parts/credits.html
//! {% if page.credits %}<p>We thank those who drew the pictures.</p>{% endif %}
//! ```
//!
//! ```bad themes/plain/parts/credits.html
//! {% if page.credits %}<p>We thank those who drew the pictures.</p>
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule =
    Rule { info: &reported_rules::TEMPLATE, kind: RuleKind::ReportedBy, file: include_str!("template.rs") };
