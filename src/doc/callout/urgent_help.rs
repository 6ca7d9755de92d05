//! Floor 1: the `urgent-help` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "urgent-help",
    title: Title::Optional,
    gathers: false,
    about: "Where to get help at once.",
};
