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
    abbreviation accessibility_statement acronym address_taken behind_its_page bold_heading bold_share broken_anchor broken_link call_charge
    callout_kind callout_title capitals cheaper_number checker_answers checker_circle checker_dead_end checker_length checker_list checker_outcome
    checker_picture checker_start checker_unreachable column_name contact_checked contact_language contraction control_name date_format dated_sum
    deadline_box double_negative doubled_word easy_read_picture empty_page exception exclamation_mark exit_limits exit_link field_value file_name footnote
    form_label frame_title front_matter glossary_order glossary_word hard_definition hard_word heading_depth heading_id heading_order heading_space heading_words
    home_page idiom idle_exception image_words italics item_sentence jurisdiction landmark_name large_number latin leaflet_fit leaflet_glyph leaflet_setting
    leaflet_version legal_advice link_stop link_text list_length list_parts loaded_word main_points many_conjunctions missing_string missing_theme
    missing_title nesting new_window no_headings number_word one_action one_idea other_formats out_of_step page_headings page_language page_main page_owner page_sources
    page_title paragraph_length passage_language passive_voice percentage phone_number picture_alt picture_file picture_ledger picture_licence
    picture_meaning picture_missing picture_set picture_sharp picture_text place_words placeholder plural_in_brackets punctuation question_heading
    raw_html reading_level redirect review_date review_in_future reviewed_text roman_numeral same_help same_id same_link_text same_navigation
    same_title same_word search sensitive_page sentence_average sentence_length sentence_limit settings_file skip_link speak_to_reader spelling
    stray_file symbol tab_order table_heads table_width template tested_by text_relay theme_contrast theme_justified theme_line_height theme_measure
    theme_outline theme_target theme_text_size third_party_request time_format too_deep twin_without_page typed_contact typed_list typed_steps unasked
    unchecked_words unclear_pronoun unknown_fact unknown_field unknown_language unknown_rule unreadable untranslated urgent_help vanished_address
    ways_to_reach word_to_avoid zoom_locked
}
