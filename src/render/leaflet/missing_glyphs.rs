//! Floor 3: letters that no font of the leaflets has.
//! In: a text and its origin. Out: a finding for each stretch of it that would be printed as empty boxes.
//! Must never: let a character through that no font has.

use super::piece::Origin;
use super::theme::LeafletTheme;
use crate::base::{Finding, reported_rules};
use crate::render::layout::EditionLayout;

/// The most missing characters that a finding quotes.
const MAX_NAMED: usize = 20;

/// Findings about the characters of a text that no font has.
pub fn missing_glyphs(theme: &LeafletTheme, text: &str, origin: Origin) -> Vec<Finding> {
    let missing = theme.files.coverage.missing(text);
    if missing.is_empty() {
        return Vec::new();
    }
    let layout = theme.layout_path(EditionLayout::A4);
    let folder = layout.rsplit_once('/').map_or("", |(folder, _)| folder);
    let finding = |range: std::ops::Range<usize>| {
        let missing: String = text[range.clone()].chars().take(MAX_NAMED).collect();
        let mut characters = missing.chars();
        let message = match (characters.next(), characters.find(|next| *next != '\u{fe0f}')) {
            (Some(one), None) => {
                format!("No font of the leaflets has the sign “{one}” (U+{:04X}).", one as u32)
            }
            _ => format!("No font of the leaflets has these letters: “{missing}”."),
        };
        let write = match missing.chars().next() {
            Some('\u{fb00}'..='\u{fb06}') => "Write the letters one by one.",
            Some('\u{ad}' | '\u{fffc}' | '\u{e000}'..='\u{f8ff}') => {
                "Take it out: it is a sign of another program."
            }
            _ => "Write it in words, or take it out.",
        };
        Finding::new(
            &reported_rules::LEAFLET_GLYPH,
            origin.part(range.start, range.end).location(),
            message,
            format!("{write} A designer can add a font that has it to {folder}/fonts."),
        )
    };
    missing.into_iter().map(finding).collect()
}
