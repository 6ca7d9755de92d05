//! Floor 1: the `deadline` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "deadline",
    title: Title::Optional,
    gathers: false,
    about: "A day by which something must be done.",
};
