//! Floor 1: the `example` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "example",
    title: Title::Optional,
    gathers: false,
    about: "What something looks like in a person's life.",
};
