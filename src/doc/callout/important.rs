//! Floor 1: the `important` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "important",
    title: Title::Optional,
    gathers: false,
    about: "What nobody should miss.",
};
