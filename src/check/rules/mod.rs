//! Floor 3: the registry of all rules: one folder for each group, one file for each rule.
//! In: the rule files. Out: all rules sorted by id, and the groups that the manual lists.
//! Must never: hold a rule without examples in its doc comment.

use super::rule::Rule;
use super::thresholds::Thresholds;

/// A group of rules: the rules of one folder.
#[derive(Debug)]
pub struct Group {
    /// The name of the group in addresses: `easy-read` for the folder `easy_read`.
    pub name: &'static str,
    /// The title that readers of the manual see.
    pub title: &'static str,
    /// Its rules, sorted by id.
    pub rules: &'static [&'static Rule],
}

impl Group {
    /// The group of a rule: the folder of its file.
    ///
    /// # Panics
    ///
    /// Never for a rule of [`RULES`]: each is in a group.
    pub fn of(rule: &Rule) -> &'static Group {
        let is_own = |group: &&Group| group.rules.iter().any(|known| known.id == rule.id);
        GROUPS.iter().find(is_own).unwrap_or_else(|| unreachable!("{} stands in a group", rule.id))
    }
}

macro_rules! rules {
    ($($group:ident $name:literal $title:literal { $($rule:ident)* })*) => {
        $(pub(super) mod $group { $(pub mod $rule;)* })*
        /// Every group, in the order of the manual.
        pub const GROUPS: &[Group] =
            &[$(Group { name: $name, title: $title, rules: &[$(&$group::$rule::RULE),*] }),*];
        /// Every rule, sorted by id.
        pub const RULES: &[&Rule] = &sorted([$($(&$group::$rule::RULE),*),*]);
    };
}

rules! {
    words "words" "Words and sentences" {
        abbreviation acronym bold_share broken_letter capitals contraction date_format double_negative
        doubled_word exclamation_mark footnote hard_definition hard_word idiom italics item_sentence
        large_number latin loaded_word many_conjunctions number_word one_idea paragraph_length
        passage_language passive_voice percentage place_words plural_in_brackets punctuation
        reading_level roman_numeral same_word sentence_average sentence_length sentence_limit
        speak_to_reader spelling symbol time_format unclear_pronoun unseen_sign word_to_avoid
    }
    structure "structure" "Headings, lists and tables" {
        bold_heading callout_kind callout_title code_block column_name empty_page field_value
        foreign_mark front_matter glossary_order glossary_word heading_depth heading_id heading_order
        heading_space heading_words left_mark list_length lost_callout lost_table lost_words main_points
        missing_title no_headings odd_space one_action question_heading raw_html table_size table_width too_deep
        typed_list typed_steps underlined_heading unknown_field unreadable
    }
    links "links" "Links and addresses" {
        address_taken bare_address broken_anchor broken_link file_name home_page left_link link_stop
        link_text redirect same_link_text same_title vanished_address
    }
    rights "rights" "Rights and safety" {
        accessibility_statement dated_sum deadline_box exit_limits exit_link jurisdiction
        legal_advice page_sources sensitive_page urgent_help
    }
    upkeep "upkeep" "Reviews, exceptions and translations" {
        behind_its_page exception idle_exception missing_string out_of_step page_owner review_date
        review_in_future reviewed_text unchecked_words unknown_language untranslated
    }
    contacts "contacts" "Contacts" {
        call_charge cheaper_number contact_checked contact_language contact_words other_formats
        phone_number
        placeholder text_relay typed_contact unknown_fact ways_to_reach
    }
    easy_read "easy-read" "Easy Read" {
        easy_read_picture tested_by twin_without_page
    }
    checkers "checkers" "Checkers" {
        checker_answers checker_circle checker_dead_end checker_length checker_list checker_outcome
        checker_picture checker_start checker_unreachable
    }
    leaflets "leaflets" "Leaflets" {
        leaflet_fit leaflet_glyph leaflet_setting leaflet_version
    }
    pictures "pictures" "Pictures" {
        picture_alt picture_file picture_ledger picture_licence picture_meaning picture_missing
        picture_set picture_sharp picture_text picture_weight
    }
    settings "settings" "Settings" {
        missing_theme settings_file stray_file unknown_rule
    }
    theme "theme" "The theme" {
        template theme_contrast theme_justified theme_line_height theme_measure theme_outline
        theme_target theme_text_size
    }
    built "built" "Built pages" {
        control_name form_label frame_title image_words landmark_name list_parts nesting new_window
        page_headings page_language page_main page_title same_help same_id same_navigation search
        skip_link tab_order table_heads third_party_request unasked zoom_locked
    }
}

/// Every threshold that site.toml may change.
pub(super) const THRESHOLDS: [&Thresholds; 15] = [
    &words::bold_share::THRESHOLDS,
    &words::double_negative::THRESHOLDS,
    &words::hard_definition::THRESHOLDS,
    &structure::heading_depth::THRESHOLDS,
    &structure::list_length::THRESHOLDS,
    &structure::main_points::THRESHOLDS,
    &words::many_conjunctions::THRESHOLDS,
    &structure::no_headings::THRESHOLDS,
    &words::paragraph_length::THRESHOLDS,
    &words::reading_level::THRESHOLDS,
    &words::sentence_average::THRESHOLDS,
    &words::sentence_length::THRESHOLDS,
    &words::sentence_limit::THRESHOLDS,
    &structure::table_width::THRESHOLDS,
    &pictures::picture_weight::THRESHOLDS,
];

/// Sorts rules by id, at compile time (insertion sort).
const fn sorted<const N: usize>(mut rules: [&'static Rule; N]) -> [&'static Rule; N] {
    let mut sorted_count = 1;
    while sorted_count < N {
        let mut at = sorted_count;
        while at > 0 && is_before(rules[at].info.id.as_bytes(), rules[at - 1].info.id.as_bytes()) {
            rules.swap(at, at - 1);
            at -= 1;
        }
        sorted_count += 1;
    }
    rules
}

/// Whether `left` is less than `right`, byte by byte. (`<` of slices is not available at compile time.)
const fn is_before(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] < right[at];
        }
        at += 1;
    }
    left.len() < right.len()
}
