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
    accessibility_statement address_taken broken_anchor broken_link call_charge callout_kind callout_title cheaper_number checker_answers
    checker_circle checker_dead_end checker_length checker_list checker_outcome checker_picture checker_start checker_unreachable contact_checked
    control_name dated_sum empty_page exception exit_link field_value file_name form_label frame_title front_matter glossary_word heading_id
    heading_order home_page idle_exception image_words jurisdiction landmark_name leaflet_fit leaflet_glyph leaflet_setting leaflet_version
    legal_advice link_text list_parts missing_string missing_theme missing_title nesting new_window out_of_step page_headings page_language
    page_main page_owner page_sources page_title phone_number picture_alt picture_file picture_ledger picture_missing placeholder raw_html
    redirect review_date review_in_future reviewed_text same_help same_id same_navigation same_title search sensitive_page settings_file skip_link
    stray_file tab_order table_heads template text_relay theme_contrast theme_justified theme_line_height theme_measure theme_outline theme_target
    theme_text_size third_party_request too_deep twin_without_page typed_contact typed_steps unasked unknown_fact unknown_field unknown_language
    unknown_rule unreadable urgent_help vanished_address ways_to_reach zoom_locked
}
