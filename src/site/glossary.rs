//! Floor 2: the glossary: hard words and their meanings.
//! In: the definition lists of a language's glossary.md. Out: the words in the order of the file, each with its
//! id and the node of its definition.
//! Must never: define a word twice.

use super::glossary_terms::GlossaryTerms;
use crate::base::{Finding, Findings, Key, Span, reported_rules};
use crate::doc::{Document, NodeKind, slug};
use std::collections::HashSet;
use std::sync::Arc;

/// One hard word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryWord {
    /// The word: `advocate`
    pub term: Box<str>,
    /// The id of its definition in addresses.
    pub id: Box<str>,
    /// The number of its definition's node in the glossary's tree.
    pub definition: usize,
}

/// The glossary of one language.
#[derive(Debug, Default)]
pub struct Glossary {
    /// Its file; `None` where the language has no glossary.
    pub doc: Option<Arc<Document>>,
    /// Its words.
    pub words: Vec<GlossaryWord>,
    /// Finds them.
    pub terms: GlossaryTerms,
    /// Hash of the file's path and content.
    pub key: Key,
}

impl Glossary {
    /// Reads a glossary page; findings for words that are defined twice.
    pub(super) fn read(doc: &Arc<Document>, findings: &mut Findings) -> Glossary {
        let mut words: Vec<GlossaryWord> = Vec::new();
        let mut explained: HashSet<String> = HashSet::new();
        let mut waiting: Vec<(Box<str>, Span)> = Vec::new();
        for (at, node) in doc.tree.walk().enumerate() {
            match node.kind() {
                NodeKind::Term => waiting.push((node.text().trim().into(), node.span())),
                NodeKind::Definition => {
                    for (term, span) in waiting.drain(..) {
                        if term.contains("{{") {
                            findings.push(Finding::new(
                                &reported_rules::UNKNOWN_FACT,
                                doc.location(span),
                                "A word of the glossary cannot be a fact: it is looked for in every text.",
                                "Write the word itself. In what it means, facts are filled in.",
                            ));
                            continue;
                        }
                        if !explained.insert(term.to_ascii_lowercase()) {
                            findings.push(Finding::new(
                                &reported_rules::GLOSSARY_WORD,
                                doc.location(span),
                                format!("“{term}” is explained twice."),
                                "Keep one of the two.",
                            ));
                            continue;
                        }
                        words.push(GlossaryWord { id: slug(&term).into(), term, definition: at });
                    }
                }
                _ => {}
            }
        }
        let terms = GlossaryTerms::new(&words);
        Glossary { doc: Some(doc.clone()), words, terms, key: doc.key }
    }
}
