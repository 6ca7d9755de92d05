//! Floor 2: hard words and what they mean.
//! In: the definition lists of a language's glossary.md. Out: the words in their order, each with its id and
//! its meaning's place in the tree.
//! Must never: explain a word twice.

use crate::base::{Finding, Findings, Key, Severity};
use crate::doc::{Document, NodeKind, slug};
use std::sync::Arc;

/// One hard word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryWord {
    /// `advocate`
    pub term: Box<str>,
    /// What its explanation is called in an address.
    pub id: Box<str>,
    /// The number of its definition's node in the glossary's tree.
    pub definition: usize,
}

/// The glossary of one language.
#[derive(Debug, Default)]
pub struct Glossary {
    /// Its file.
    pub doc: Option<Arc<Document>>,
    /// Its words.
    pub words: Vec<GlossaryWord>,
    /// Hash of what it says.
    pub key: Key,
}

impl Glossary {
    /// Reads a glossary page.
    pub fn read(doc: &Arc<Document>, notes: &mut Findings) -> Glossary {
        let mut words: Vec<GlossaryWord> = Vec::new();
        let mut waiting: Vec<(Box<str>, crate::base::Span)> = Vec::new();
        for (at, node) in doc.tree.walk().enumerate() {
            match node.kind() {
                NodeKind::Term => waiting.push((node.text().trim().into(), node.span())),
                NodeKind::Definition => {
                    for (term, span) in waiting.drain(..) {
                        if words.iter().any(|word| word.term.eq_ignore_ascii_case(&term)) {
                            notes.push(Finding::new(
                                "glossary-word",
                                Severity::Error,
                                doc.location(span),
                                format!("“{term}” is explained twice."),
                                "Readers would not know which meaning holds.",
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
        Glossary { doc: Some(doc.clone()), words, key: doc.key }
    }
}
