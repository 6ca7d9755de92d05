//! Floor 4: pages on paper.
//! In: the site. Out: what was set before, or what is set now, each on a thread of its own; the notes of both.
//! Must never: set again what is kept, in memory or on the shelf.

use super::memo::{Memo, keep};
use super::shelf::{pack, unpack};
use super::{Options, Shelf};
use crate::base::{Key, Noted, Notes, each_alone};
use crate::render::leaflet::{Order, Press, make, orders};
use crate::render::{Printed, Prints};
use crate::site::Site;
use std::sync::Arc;

/// A page on paper, kept from one build to the next.
pub struct Set {
    /// None where it has errors.
    pub(super) printed: Option<Arc<Printed>>,
    pub(super) notes: Vec<Arc<Notes>>,
}

/// Sets everything that is not kept.
pub fn set(site: &Site, opts: &Options, memo: &mut Memo) -> Noted<Prints> {
    if !opts.leaflets {
        return Noted::new(Prints::default(), Notes::new());
    }
    let Noted { value: press, mut notes } = press(site, memo);
    let orders = orders(site, &press, |_| true);
    let new: Vec<&Order> = orders.iter().filter(|order| !memo.set.contains_key(&order.key)).collect();
    let shelf = &memo.shelf;
    let made = each_alone(&new, |order| set_one(site, &press, order, &**shelf));
    let made: Vec<(Key, Set)> = new.iter().map(|order| order.key).zip(made).collect();
    memo.set.extend(made);
    keep(&mut memo.set, orders.iter().map(|order| order.key));
    let mut prints = Vec::with_capacity(orders.len());
    for order in &orders {
        if let Some(set) = memo.set.get(&order.key) {
            notes.extend(set.notes.iter().cloned());
            prints.extend(set.printed.clone().map(|printed| (order.page, order.layout, order.key, printed)));
        }
    }
    Noted { value: Prints::new(site, prints), notes }
}

/// Takes a page from the shelf, or sets it.
pub(super) fn set_one(site: &Site, press: &Press, order: &Order, shelf: &dyn Shelf) -> Set {
    if let Some(printed) = shelf.get(order.key).and_then(|bytes| unpacked(&bytes)) {
        return Set { printed: Some(Arc::new(printed)), notes: Vec::new() };
    }
    let Noted { value, notes } = make(site, press, order);
    // What was found has to be found again in the next run: only what gives no cause to speak is put on the shelf.
    if let Some(printed) = value.as_ref().filter(|_| notes.is_empty()) {
        shelf.put(order.key, &packed(printed));
    }
    Set { printed: value.map(Arc::new), notes }
}

/// The theme's leaflets, ready to be set.
fn press(site: &Site, memo: &mut Memo) -> Noted<Arc<Press>> {
    let (value, notes) = ready(&mut memo.press, site).clone();
    Noted { value, notes }
}

/// A press and what was found in its theme.
pub(super) type Ready = (Arc<Press>, Vec<Arc<Notes>>);

/// The press that is kept, if it is still that of the site; else a new one.
pub(super) fn ready<'k>(kept: &'k mut Option<Ready>, site: &Site) -> &'k Ready {
    let key = Press::key(&site.theme, &site.locales);
    let same = kept.take().filter(|(press, _)| press.key == key);
    kept.insert(same.unwrap_or_else(|| {
        let Noted { value, notes } = Press::new(&site.theme, &site.locales);
        (Arc::new(value), notes)
    }))
}

fn packed(printed: &Printed) -> Vec<u8> {
    let Printed { reading, folded, picture, pages, sides } = printed;
    let numbers = [pages.to_le_bytes(), sides.to_le_bytes()].concat();
    pack([numbers.as_slice(), &**reading, folded.as_deref().unwrap_or(&[]), picture.as_deref().unwrap_or(&[])])
}

fn unpacked(bytes: &[u8]) -> Option<Printed> {
    let parts = unpack(bytes)?;
    let [numbers, reading, folded, picture] = parts[..] else { return None };
    let number = |at: usize| Some(u32::from_le_bytes(numbers.get(at..at + 4)?.try_into().ok()?));
    let some = |part: &[u8]| (!part.is_empty()).then(|| part.into());
    Some(Printed { reading: reading.into(), folded: some(folded), picture: some(picture), pages: number(0)?, sides: number(4)? })
}
