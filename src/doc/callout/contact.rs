//! Floor 1: the `contact` callout.
//! In: nothing. Out: its card.
//! Must never: say how it looks.

use super::{Card, Title};

pub const CARD: Card = Card {
    name: "contact",
    title: Title::Contact,
    gathers: false,
    about: "How to reach somebody: every way that contacts.toml knows, with what a call costs.",
};
