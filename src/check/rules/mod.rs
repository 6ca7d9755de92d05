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
    address_taken behind_its_page bold_heading broken_anchor broken_link callout_kind callout_title easy_read_picture empty_page field_value file_name
    front_matter glossary_word heading_depth heading_id heading_order heading_words home_page leaflet_fit leaflet_glyph leaflet_setting
    leaflet_version link_stop link_text list_length missing_string missing_theme missing_title no_headings passage_language picture_alt picture_file
    picture_ledger picture_licence picture_meaning picture_missing picture_set picture_sharp picture_text raw_html redirect review_date
    review_in_future same_link_text search sentence_length sentence_limit settings_file stray_file table_head table_width template tested_by
    third_party_request too_deep twin_without_page typed_contact typed_list unknown_fact unknown_field unknown_language unknown_rule unreadable
    vanished_address
}
