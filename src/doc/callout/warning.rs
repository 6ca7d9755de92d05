//! Floor 1: the `warning` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "warning",
    title: Title::Optional,
    gathers: false,
    about: "What could go wrong.",
};
