//! Floor 3: what a prose is made of.
//! In: nothing. Out: the types of a passage, a sentence and a word, and what each may be.
//! Must never: hold text: each part knows its range in the text of the prose.

use crate::base::Span;
use crate::check::lexicon::WordFacts;

/// The kind of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PassageKind {
    /// `title` of the front matter.
    Title,
    /// `summary` of the front matter.
    Summary,
    /// A heading, with its level as written.
    Heading(u8),
    Paragraph,
    /// The text of a list item, or a paragraph in it.
    Item,
    /// A cell in the first row of a table.
    HeadCell,
    Cell,
    Term,
    Definition,
    CalloutTitle,
}

/// The kind of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Begins with a letter.
    Word,
    /// Begins with a digit: `12`, `1,000`, `5:30pm`, `0800 123 4567`.
    Number,
    /// `{{imha.phone}}`
    Fact,
    /// The address of a website or of a person: `www.nhs.uk`, `a@b.org`.
    SiteAddress,
    /// Code between backticks.
    Code,
}

/// Flag of a word in a link.
pub(super) const IN_LINK: u8 = 1;
/// Flag of a word between `*` or `_`.
pub(super) const IN_EMPHASIS: u8 = 2;
/// Flag of a word between `**`.
pub(super) const IN_STRONG: u8 = 4;
/// Flag of a word with two or more letters, all of them capitals.
pub(super) const IN_CAPITALS: u8 = 8;
/// Flag of a word that begins with two ASCII capitals.
pub(super) const TWO_CAPITALS: u8 = 16;
/// Flag of a word with several parts, joined by an apostrophe, a hyphen, a full stop…
pub(super) const HAS_PARTS: u8 = 32;

/// The list item that a passage is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its node in the tree.
    pub node: u32,
    /// Whether the items of the list are numbered.
    pub numbered: bool,
}

pub(super) struct Passage {
    pub kind: PassageKind,
    pub item: Option<ListItem>,
    /// Whether it is in an Easy Read row, beside a picture.
    pub row: bool,
    /// Its range in the text of the prose, in bytes.
    pub at: Span,
    /// The range of its sentences in `Prose::sentences`.
    pub sentences: (u32, u32),
}

pub(super) struct Sentence {
    /// Its range in the text of the prose, in bytes.
    pub at: Span,
    /// The range of its words in `Prose::words`.
    pub words: (u32, u32),
}

pub(super) struct Word {
    /// Its range in the text of the prose, in bytes.
    pub at: Span,
    pub kind: WordKind,
    pub flags: u8,
    /// The 32-bit hash of its letters in lower case; 0 for a number, a fact, an address or code.
    pub hash: u32,
    pub facts: WordFacts,
}
