//! Floor 3: the places of pages on the sheets that people print and fold.
//! In: the number of pages. Out: the printed sides, front and back in turn, each page with its place.
//! Must never: read the content of a page, or place a page twice.

/// One printed side of a sheet of paper: the pages on it, and where it is folded.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetSide {
    /// Width of the paper in millimetres.
    pub width_mm: f32,
    /// Height of the paper in millimetres.
    pub height_mm: f32,
    /// The pages on it, from left to right.
    pub pages: Vec<PlacedPage>,
    /// Where fold marks go: distances from the left edge in millimetres.
    pub ticks: Vec<f32>,
}

/// The place of a page of the reading PDF on a printed side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedPage {
    /// The index of the page, from 0. `None` if the place stays blank.
    pub page: Option<usize>,
    /// From the left edge of the paper to that of the page, in millimetres.
    pub x_mm: f32,
    /// From the upper edge of the paper to that of the page, in millimetres.
    pub y_mm: f32,
}

/// Width and height of A4 in landscape.
const PAPER_MM: (f32, f32) = (297.0, 210.0);

/// Width of A5 in portrait, a page of a booklet. Two of them are a millimetre narrower than A4 is wide.
const BOOKLET_PAGE_MM: f32 = 148.0;

/// The widths of the six panels of a tri-fold in millimetres, in reading order. The fourth and the fifth
/// are the two faces of the flap, which is narrower so that it lies flat inside.
pub const PANELS_MM: [f32; 6] = [100.0, 100.0, 100.0, 97.0, 97.0, 100.0];

/// The indices of the panels on the outside and on the inside of a tri-fold, from left to right; from right
/// to left in a right-to-left language.
const TRIFOLD: [[usize; 3]; 2] = [[4, 5, 0], [1, 2, 3]];

/// The sides of a booklet of A5 pages on A4, saddle-stitched, for two-sided printing that flips on the
/// short edge. The fold is in the middle of the sheet; two pages are narrower than A4, and the difference
/// is left at the outer edges. In a right-to-left language (`rtl`) the booklet is bound on the right: the
/// two pages of each side swap.
pub fn booklet(pages: usize, rtl: bool) -> Vec<SheetSide> {
    let (width_mm, height_mm) = PAPER_MM;
    let middle = width_mm / 2.0;
    let all = pages.next_multiple_of(4);
    let place =
        |page: usize, x_mm| PlacedPage { page: Some(page).filter(|page| *page < pages), x_mm, y_mm: 0.0 };
    let side = |left, right| {
        let (left, right) = if rtl { (right, left) } else { (left, right) };
        SheetSide {
            width_mm,
            height_mm,
            pages: vec![place(left, middle - BOOKLET_PAGE_MM), place(right, middle)],
            ticks: Vec::new(),
        }
    };
    (0..all / 4)
        .flat_map(|sheet| [side(all - 1 - 2 * sheet, 2 * sheet), side(2 * sheet + 1, all - 2 - 2 * sheet)])
        .collect()
}

/// The two sides of a tri-fold (letter fold): three panels on each side of one A4. On the inside the right
/// panel is folded in first, then the left one over it. In a right-to-left language (`rtl`) everything is
/// mirrored: the front is on the left of the outside.
pub fn trifold(pages: usize, rtl: bool) -> Vec<SheetSide> {
    let (width_mm, height_mm) = PAPER_MM;
    let side = |mut panels: [usize; 3]| {
        if rtl {
            panels.reverse();
        }
        let folds = [PANELS_MM[panels[0]], PANELS_MM[panels[0]] + PANELS_MM[panels[1]]];
        let place =
            |(panel, x_mm)| PlacedPage { page: Some(panel).filter(|panel| *panel < pages), x_mm, y_mm: 0.0 };
        SheetSide {
            width_mm,
            height_mm,
            pages: panels.into_iter().zip([0.0, folds[0], folds[1]]).map(place).collect(),
            ticks: folds.to_vec(),
        }
    };
    TRIFOLD.map(side).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paper flipped on its short edge: behind the left of the front is the right of the back.
    fn leaves(front: &SheetSide, back: &SheetSide) -> Vec<(Option<usize>, Option<usize>)> {
        front.pages.iter().zip(back.pages.iter().rev()).map(|(front, back)| (front.page, back.page)).collect()
    }

    /// Lays the printed sheets on each other, folds the pile in the middle, and turns the leaves one by one.
    fn turn_leaves(sides: &[SheetSide]) -> Vec<Option<usize>> {
        let sheets: Vec<_> = sides.chunks(2).map(|sides| leaves(&sides[0], &sides[1])).collect();
        let rising = sheets.iter().flat_map(|leaf| [leaf[1].0, leaf[1].1]);
        let falling = sheets.iter().rev().flat_map(|leaf| [leaf[0].1, leaf[0].0]);
        rising.chain(falling).collect()
    }

    #[test]
    fn a_folded_booklet_reads_from_first_to_last() {
        for pages in 1..=40 {
            let sides = booklet(pages, false);
            let read = turn_leaves(&sides);
            assert!(
                read.len().is_multiple_of(4) && read.len() < pages + 4,
                "{pages} pages on {} places",
                read.len()
            );
            let (text, blank) = read.split_at(pages);
            assert_eq!(text, (0..pages).map(Some).collect::<Vec<_>>(), "{pages} pages");
            assert!(blank.iter().all(Option::is_none), "{pages} pages: white paper comes last");
        }
    }

    #[test]
    fn two_pages_on_a_side_make_one_more_than_all_and_the_odd_one_is_right() {
        for pages in (4..=40).step_by(4) {
            for side in booklet(pages, false) {
                let numbers: Vec<usize> =
                    side.pages.iter().flat_map(|placed| placed.page).map(|page| page + 1).collect();
                assert_eq!(numbers.iter().sum::<usize>(), pages + 1, "{numbers:?} of {pages}");
                assert!(
                    numbers[0].is_multiple_of(2) && !numbers[1].is_multiple_of(2),
                    "{numbers:?} of {pages}"
                );
            }
        }
    }

    #[test]
    fn booklet_pages_meet_at_the_middle_and_stay_on_the_paper() {
        for side in booklet(8, false) {
            assert_eq!(side.pages[0].x_mm + BOOKLET_PAGE_MM, side.width_mm / 2.0);
            assert_eq!(side.pages[1].x_mm, side.width_mm / 2.0);
            assert!(side.pages[0].x_mm >= 0.0 && side.pages[1].x_mm + BOOKLET_PAGE_MM <= side.width_mm);
        }
    }

    #[test]
    fn no_pages_need_no_paper() {
        assert!(booklet(0, false).is_empty());
    }

    #[test]
    fn a_tri_fold_rolls_up_with_the_first_panel_on_top() {
        let sides = trifold(6, false);
        let panels = leaves(&sides[0], &sides[1]);
        let (flap, back, cover) = (panels[0], panels[1], panels[2]);
        // Closed: the cover on top, the back below. Opened once: the cover's other face and the flap. Opened
        // whole: the inside.
        assert_eq!((cover.0, back.0), (Some(0), Some(5)));
        assert_eq!((cover.1, flap.0), (Some(1), Some(4)));
        assert_eq!((cover.1, back.1, flap.1), (Some(1), Some(2), Some(3)));
    }

    #[test]
    fn tri_fold_panels_fill_the_paper_and_folds_lie_behind_each_other() {
        let sides = trifold(6, false);
        for side in &sides {
            let mut x = 0.0;
            for placed in &side.pages {
                assert_eq!(placed.x_mm, x);
                x += PANELS_MM[placed.page.expect("six pages fill six panels")];
            }
            assert_eq!(x, side.width_mm);
        }
        let behind: Vec<f32> = sides[1].ticks.iter().rev().map(|x| sides[1].width_mm - x).collect();
        assert_eq!(sides[0].ticks, behind);
        assert_eq!(sides[0].ticks, [97.0, 197.0]);
    }

    #[test]
    fn the_two_faces_of_a_panel_are_of_one_width_and_the_flap_is_the_narrow_one() {
        let sides = trifold(6, false);
        let widths: Vec<_> = leaves(&sides[0], &sides[1])
            .into_iter()
            .map(|(front, back)| (PANELS_MM[front.unwrap()], PANELS_MM[back.unwrap()]))
            .collect();
        assert_eq!(widths, [(97.0, 97.0), (100.0, 100.0), (100.0, 100.0)]);
    }

    #[test]
    fn a_short_tri_fold_leaves_panels_white() {
        let white: usize = trifold(4, false)
            .iter()
            .flat_map(|side| &side.pages)
            .filter(|placed| placed.page.is_none())
            .count();
        assert_eq!(white, 2);
    }

    /// As somebody who reads from right to left turns the leaves: what was left is right.
    fn from_the_right(sides: Vec<SheetSide>) -> Vec<SheetSide> {
        let turned = |side: SheetSide| SheetSide { pages: side.pages.into_iter().rev().collect(), ..side };
        sides.into_iter().map(turned).collect()
    }

    #[test]
    fn from_right_to_left_a_booklet_is_bound_on_the_right() {
        for pages in 1..=40 {
            let read = turn_leaves(&from_the_right(booklet(pages, true)));
            assert_eq!(read[..pages], (0..pages).map(Some).collect::<Vec<_>>(), "{pages} pages");
        }
        // The front cover is on the left of its sheet: the fold is on its right.
        assert_eq!(
            booklet(8, true)[0].pages.iter().map(|placed| placed.page).collect::<Vec<_>>(),
            [Some(0), Some(7)]
        );
        for side in booklet(8, true) {
            assert_eq!(
                (side.pages[0].x_mm + BOOKLET_PAGE_MM, side.pages[1].x_mm),
                (side.width_mm / 2.0, side.width_mm / 2.0)
            );
        }
    }

    #[test]
    fn from_right_to_left_a_tri_fold_is_a_mirror_image() {
        let widths = |sheet: &SheetSide| {
            sheet.pages.iter().map(|placed| PANELS_MM[placed.page.unwrap()]).collect::<Vec<_>>()
        };
        for (side, mirrored) in trifold(6, false).iter().zip(trifold(6, true)) {
            let (pages, others): (Vec<_>, Vec<_>) =
                side.pages.iter().rev().zip(&mirrored.pages).map(|(a, b)| (a.page, b.page)).unzip();
            assert_eq!(pages, others);
            assert_eq!(
                mirrored.ticks,
                side.ticks.iter().rev().map(|x| side.width_mm - x).collect::<Vec<_>>()
            );
            assert_eq!(widths(&mirrored), widths(side).into_iter().rev().collect::<Vec<_>>());
        }
        let sides = trifold(6, true);
        // Behind each panel is its other face, of one width.
        let faces = leaves(&sides[0], &sides[1]);
        assert_eq!(faces, [(Some(0), Some(1)), (Some(5), Some(2)), (Some(4), Some(3))]);
    }
}
