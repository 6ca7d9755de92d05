//! Floor 1: the one law of heading levels.
//! In: levels as authors write them, from 1 (`#`) to 6. Out: levels as web pages, leaflets and rules have
//! them.
//! Must never: let two outputs count the levels of a page in different ways.
//!
//! | where | level |
//! |---|---|
//! | a web page | as written; a `#` is shown as `##`, for the title is the only `h1` ([`page_level`]) |
//! | the web page of one part of a checker | one less: the part's own heading is the title ([`part_level`]) |
//! | a leaflet, and the rule `heading-order` | as on a web page, but without gaps ([`OutlineLevels`]) |
//!
//! Callouts, quotes and lists do not change the level of a heading in them.

/// The lowest level that HTML and tagged PDF have names for.
const LOWEST: u8 = 6;

/// The level of a heading on a web page: 2 to 6.
pub fn page_level(written: u8) -> u8 {
    written.clamp(2, LOWEST)
}

/// The level of a heading on the web page of one part of a checker: 2 to 6.
pub fn part_level(written: u8) -> u8 {
    page_level(written.saturating_sub(1))
}

/// Whether a heading begins a part of the page: what a list of contents names, and one step of a checker.
pub fn begins_part(written: u8) -> bool {
    page_level(written) == 2
}

/// The levels of the headings of one text, one after another, below a title of level 1. A heading that leaves
/// levels out gets the next level below the heading before it: tagged PDF (PDF/UA-1, 7.4.2) allows no gaps.
#[derive(Clone, Copy, Debug)]
pub struct OutlineLevels {
    last: u8,
}

impl OutlineLevels {
    /// Below the title of the text.
    pub fn below_title() -> Self {
        OutlineLevels { last: 1 }
    }

    /// The deepest level that the next heading can have without a gap.
    pub fn deepest_next(self) -> u8 {
        (self.last + 1).min(LOWEST)
    }

    /// The level of the next heading: 2 to 6.
    pub fn next(&mut self, written: u8) -> u8 {
        self.last = page_level(written).min(self.deepest_next());
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_on_pages_and_on_paper() {
        let written = [1, 2, 3, 4, 5, 6];
        assert_eq!(written.map(page_level), [2, 2, 3, 4, 5, 6]);
        assert_eq!(written.map(part_level), [2, 2, 2, 3, 4, 5]);
        assert_eq!(written.map(begins_part), [true, true, false, false, false, false]);
        let outline = |written: [u8; 7]| {
            let mut levels = OutlineLevels::below_title();
            written.map(|level| levels.next(level))
        };
        assert_eq!(outline([1, 3, 3, 6, 2, 4, 3]), [2, 3, 3, 4, 2, 3, 3]);
        assert_eq!(outline([6, 6, 6, 6, 6, 6, 1]), [2, 3, 4, 5, 6, 6, 2]);
    }
}
