//! Floor 3: the glossary of a leaflet.
//! In: the glossary words that an Easy Read text uses. Out: each with its meaning, in the order of first use.
//! Must never: explain a word that the text does not use.

use super::compilation::Compilation;
use super::inline::InlineWriter;
use super::piece::Origin;
use super::text::TextSetter;
use crate::base::Findings;
use crate::doc::heading_level::OutlineLevels;
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::site::GlossaryWord;
use std::collections::HashSet;
use typst::foundations::{Array, IntoValue, array, dict};

/// The glossary words that a leaflet uses, as data for the theme: an array of dictionaries with `term` and
/// `blocks`.
pub fn words<'s>(
    leaflet: &Compilation<'s>,
    used: &[&GlossaryWord],
    setter: &mut TextSetter<'s>,
    findings: &mut Findings,
) -> Array {
    let Compilation { site, theme, page, .. } = *leaflet;
    let Some(doc) = &site.glossaries[page.locale].doc else { return array![] };
    let Some(glossary) = site.page_at(&doc.path).map(|id| site.page(id)) else { return array![] };
    let mut writer = InlineWriter {
        site,
        theme,
        page: glossary,
        setter,
        file: theme.source_ids.glossary,
        glossary: GlossaryMatcher::none(),
        no_links_depth: 0,
        tells_age: leaflet.tells_age(),
        findings,
        levels: OutlineLevels::below_title(),
        printed: HashSet::new(),
    };
    let mut words = array![];
    for word in used {
        let Some(node) = glossary.doc.tree.walk().nth(word.definition) else { continue };
        let origin = Origin {
            id: theme.source_ids.glossary,
            path: &glossary.doc.path,
            span: node.span(),
            exact: false,
        };
        let term = writer.setter.text(&word.term, origin);
        let blocks = writer.blocks(node.children());
        words.push(dict! { "term" => term, "blocks" => blocks }.into_value());
    }
    words
}
