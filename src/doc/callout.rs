//! Floor 1: the kinds of callout, in one table.
//! In: the word in `[!kind]`. Out: what that kind expects of its title.
//! Must never: know how a kind looks: that is the theme's partial of the same name.

/// What stands after `[!kind]` on the first line of a callout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalloutTitle {
    /// The key of a contact in contacts.toml.
    Contact,
    /// A title, which must be there.
    Required,
    /// A title that may be missing: then the theme writes its own.
    Optional,
    /// An optional title. The callout is the outcome of a checker.
    Verdict,
}

/// One kind of callout.
#[derive(Debug, PartialEq, Eq)]
pub struct CalloutSpec {
    /// The name, as authors write it: `urgent-help`.
    pub name: &'static str,
    /// What its title must be.
    pub title: CalloutTitle,
    /// Whether callouts of this kind that follow each other are shown side by side.
    pub is_grouped: bool,
    /// What it is for, in a sentence.
    pub about: &'static str,
}

impl CalloutSpec {
    /// Whether a callout of this kind is nothing without words after its name.
    pub fn needs_title(&self) -> bool {
        matches!(self.title, CalloutTitle::Contact | CalloutTitle::Required)
    }
}

/// A kind of callout: an entry of [`KINDS`].
pub type CalloutKind = &'static CalloutSpec;

/// Every kind, sorted by name. The theme has a partial of the same name for each.
pub const KINDS: &[CalloutSpec] = &[
    grouped("card", CalloutTitle::Required, "One of a few ways on, such as giving money or helping out."),
    kind(
        "contact",
        CalloutTitle::Contact,
        "How to reach somebody: every way that contacts.toml knows, with what a call costs.",
    ),
    kind("deadline", CalloutTitle::Optional, "A day by which something must be done."),
    kind(
        "details",
        CalloutTitle::Required,
        "More for those who want it, folded away until it is asked for; always open on paper.",
    ),
    kind("example", CalloutTitle::Optional, "What something looks like in a person's life."),
    kind("important", CalloutTitle::Optional, "What nobody should miss."),
    kind("no", CalloutTitle::Verdict, "The outcome of a checker: the law does not give it to the reader."),
    kind(
        "probably",
        CalloutTitle::Verdict,
        "The outcome of a checker: it seems to be so, and somebody should look.",
    ),
    kind(
        "someone-else",
        CalloutTitle::Verdict,
        "The outcome of a checker: it is not for us, and we say who can help.",
    ),
    kind("urgent-help", CalloutTitle::Optional, "Where to get help at once."),
    kind("warning", CalloutTitle::Optional, "What could go wrong."),
    kind("yes", CalloutTitle::Verdict, "The outcome of a checker: the law gives it to the reader."),
];

const fn kind(name: &'static str, title: CalloutTitle, about: &'static str) -> CalloutSpec {
    CalloutSpec { name, title, is_grouped: false, about }
}

const fn grouped(name: &'static str, title: CalloutTitle, about: &'static str) -> CalloutSpec {
    CalloutSpec { name, title, is_grouped: true, about }
}

/// The kind with this name.
pub fn named(name: &str) -> Option<CalloutKind> {
    KINDS.iter().find(|kind| kind.name == name)
}
