//! Floor 3: every rule, one file each.
//! In: documents and the site. Out: findings.
//! Must never: hold a rule whose doc comment does not show it.

use super::rule::{Found, Judge, Rule};
use crate::base::Severity;

macro_rules! rules {
    ($($rule:ident)*) => {
        $(pub(super) mod $rule;)*
        /// Every rule, sorted by id.
        pub const RULES: &[&Rule] = &[$(&$rule::RULE),*];
    };
}

rules! {
    accessibility_statement address_taken broken_anchor broken_link call_charge callout_kind callout_title cheaper_number contact_checked
    dated_sum deadline_box empty_page exception exit_link field_value file_name front_matter glossary_word heading_id heading_order home_page
    idle_exception jurisdiction leaflet_fit leaflet_glyph leaflet_setting leaflet_version legal_advice link_text missing_string missing_theme
    missing_title out_of_step page_owner page_sources phone_number picture_alt picture_file picture_ledger picture_missing placeholder raw_html
    redirect review_date review_in_future reviewed_text search sensitive_page settings_file stray_file template text_relay third_party_request
    too_deep twin_without_page typed_contact typed_steps unknown_fact unknown_field unknown_language unknown_rule unreadable urgent_help
    vanished_address ways_to_reach
}
