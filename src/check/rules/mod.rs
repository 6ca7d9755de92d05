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
    address_taken broken_anchor broken_link callout_kind callout_title double_negative empty_page field_value file_name front_matter
    glossary_word hard_definition hard_word heading_id heading_order home_page idiom leaflet_fit leaflet_glyph leaflet_setting leaflet_version
    link_text loaded_word main_points many_conjunctions missing_string missing_theme missing_title one_idea paragraph_length passive_voice
    picture_alt picture_file picture_ledger picture_missing raw_html reading_level redirect review_date review_in_future same_word search
    sentence_average sentence_length sentence_limit settings_file speak_to_reader spelling stray_file template third_party_request too_deep
    twin_without_page typed_contact unclear_pronoun unknown_fact unknown_field unknown_language unknown_rule unreadable vanished_address
    word_to_avoid
}
