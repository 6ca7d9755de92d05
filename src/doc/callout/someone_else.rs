//! Floor 1: the `someone-else` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "someone-else",
    title: Title::Verdict,
    gathers: false,
    about: "The outcome of a checker: it is not for us, and we say who can help.",
};
