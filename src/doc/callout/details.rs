//! Floor 1: the `details` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "details",
    title: Title::Required,
    gathers: false,
    about: "More for those who want it, folded away until it is asked for; always open on paper.",
};
