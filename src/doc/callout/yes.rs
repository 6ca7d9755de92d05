//! Floor 1: the `yes` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "yes",
    title: Title::Verdict,
    gathers: false,
    about: "The outcome of a checker: the law gives it to the reader.",
};
