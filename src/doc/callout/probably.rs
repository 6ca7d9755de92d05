//! Floor 1: the `probably` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "probably",
    title: Title::Verdict,
    gathers: false,
    about: "The outcome of a checker: it seems to be so, and somebody should look.",
};
