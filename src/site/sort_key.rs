//! Floor 2: the order of titles.
//! In: the titles of all pages and their locales. Out: a sort key for each.
//! Must never: compare titles of two languages: each language has its own order.

use super::addresses::AddressedPages;
use super::locale::Locale;
use crate::base::par_map;

/// What a title is sorted by. Keys of one locale compare like the titles.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey {
    /// The first 32 bytes of `bytes`, big-endian and filled with zeros. Most titles differ here, and two
    /// numbers compare faster than two slices.
    prefix: [u128; 2],
    /// The collation key.
    bytes: Box<[u8]>,
}

impl SortKey {
    fn new(bytes: Box<[u8]>) -> SortKey {
        let mut prefix = [[0; 16]; 2];
        for (part, bytes) in prefix.iter_mut().zip(bytes.chunks(16)) {
            part[..bytes.len()].copy_from_slice(bytes);
        }
        SortKey { prefix: prefix.map(u128::from_be_bytes), bytes }
    }
}

/// The sort key of every page, in the order of the pages.
pub(super) fn sort_keys(pages: &AddressedPages, locales: &[Locale]) -> Vec<SortKey> {
    par_map(&pages.all, |page| SortKey::new(locales[page.locale].sort_key(page.title())))
}

#[cfg(test)]
mod tests {
    use super::SortKey;

    #[test]
    fn keys_compare_like_their_bytes() {
        let long = |last: u8| [[7; 40].as_slice(), &[last]].concat();
        let sorted: [Vec<u8>; 7] = [vec![], vec![1], vec![1, 1], vec![7; 16], vec![7; 40], long(1), long(2)];
        for (at, one) in sorted.iter().enumerate() {
            for (other_at, other) in sorted.iter().enumerate() {
                let (key, other_key) =
                    (SortKey::new(one.as_slice().into()), SortKey::new(other.as_slice().into()));
                assert_eq!(key.cmp(&other_key), at.cmp(&other_at), "{one:?} {other:?}");
            }
        }
    }
}
