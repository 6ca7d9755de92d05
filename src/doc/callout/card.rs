//! Floor 1: the `card` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "card",
    title: Title::Required,
    gathers: true,
    about: "One of a few ways on, such as giving money or helping out.",
};
