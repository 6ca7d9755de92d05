//! Floor 1: the kinds of callout, one file each.
//! In: the word in `[!kind]`. Out: what that kind expects of its title.
//! Must never: know how a kind looks: that is the theme's partial of the same name.

/// What a callout's title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// The key of a contact.
    Contact,
    /// Words that must be there.
    Required,
    /// Words that may be there; without them the theme uses its own.
    Optional,
    /// The same, after what a checker found out.
    Verdict,
}

/// One kind of callout.
#[derive(Debug, PartialEq, Eq)]
pub struct Card {
    /// As it is written: `urgent-help`.
    pub name: &'static str,
    /// What its title is.
    pub title: Title,
    /// Whether neighbours of this kind stand together in a row.
    pub gathers: bool,
    /// What it is for, in a sentence.
    pub about: &'static str,
}

/// A kind of callout.
pub type CalloutKind = &'static Card;

macro_rules! callouts {
    ($($kind:ident)*) => {
        $(mod $kind;)*
        /// Every kind.
        pub const KINDS: &[CalloutKind] = &[$(&$kind::CARD),*];
    };
}

callouts! { card contact deadline details example important no probably someone_else urgent_help warning yes }

/// The kind of this name.
pub fn named(name: &str) -> Option<CalloutKind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}
