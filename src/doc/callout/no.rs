//! Floor 1: the `no` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "no",
    title: Title::Verdict,
    gathers: false,
    about: "The outcome of a checker: the law does not give it to the reader.",
};
