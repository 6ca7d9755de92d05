//! Floor 3: hard words, explained on paper.
//! In: the glossary words that an Easy Read text uses. Out: each with its meaning, in the order of first use.
//! Must never: explain a word that the text does not use.

use super::content::Writer;
use super::ink::{Ink, Spot};
use super::press::Press;
use crate::base::Notes;
use crate::render::words::Words;
use crate::site::{GlossaryWord, Page, Site};
use typst::foundations::{Array, IntoValue, array, dict};

pub fn words<'s>(site: &'s Site, press: &'s Press, page: &Page, used: &[&GlossaryWord], ink: &mut Ink<'s>, notes: &mut Notes) -> Array {
    let Some(doc) = &site.glossaries[page.locale].doc else { return array![] };
    let Some(glossary) = site.page_at(&doc.path).map(|id| site.page(id)) else { return array![] };
    let mut writer = Writer { site, press, page: glossary, ink, id: press.marks.glossary, words: Words::none(), plain: 0, notes, last_level: 1 };
    let mut words = array![];
    for word in used {
        let Some(node) = doc_node(glossary, word) else { continue };
        let spot = Spot { id: press.marks.glossary, path: &glossary.doc.path, span: node.span(), exact: false };
        let term = writer.ink.text(&word.term, spot);
        let blocks = writer.blocks(node.children());
        words.push(dict! { "term" => term, "blocks" => blocks }.into_value());
    }
    words
}

fn doc_node<'s>(glossary: &'s Page, word: &GlossaryWord) -> Option<crate::doc::NodeRef<'s>> {
    glossary.doc.tree.walk().nth(word.definition)
}
