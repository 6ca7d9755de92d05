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
    address_taken broken_anchor broken_link callout_kind callout_title control_name double_negative empty_page field_value file_name form_label
    frame_title front_matter glossary_word hard_definition hard_word heading_id heading_order home_page idiom image_words landmark_name
    leaflet_fit leaflet_glyph leaflet_setting leaflet_version link_text list_parts loaded_word main_points many_conjunctions missing_string
    missing_theme missing_title nesting new_window one_idea page_headings page_language page_main page_title paragraph_length passive_voice
    picture_alt picture_file picture_ledger picture_missing raw_html reading_level redirect review_date review_in_future same_help same_id
    same_navigation same_title same_word search sentence_average sentence_length sentence_limit settings_file skip_link speak_to_reader spelling
    stray_file tab_order table_heads template third_party_request too_deep twin_without_page typed_contact unasked unclear_pronoun unknown_fact
    unknown_field unknown_language unknown_rule unreadable vanished_address word_to_avoid zoom_locked
}
