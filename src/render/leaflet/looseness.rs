//! Floor 3: how loosely a leaflet may be set: the size of its type, and the space around lines, blocks and
//! pictures.
//! In: the sizes of type that readers can read. Out: the settings to choose from, from the tightest to the
//! loosest.
//! Must never: offer letters that are too small for the readers of a layout, or lines that are too close.

use crate::render::layout::TypeSizes;
use typst::foundations::{Dict, IntoValue};

/// One way to set a leaflet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looseness {
    /// The size of running text in points.
    pub size: f64,
    /// The space between lines, as a multiple of the theme's own.
    pub lines: f64,
    /// The same for the space between blocks.
    pub gaps: f64,
    /// The same for the width and the height of pictures.
    pub pictures: f64,
}

/// Less space than usual, the most first. Lines of 14 points stay 17 points apart (1.2 times their size),
/// and between two paragraphs there is still more space than between two lines.
const TIGHT: [[f64; 3]; 3] = [[0.85, 0.8, 0.9], [0.9, 0.87, 0.95], [0.95, 0.93, 1.0]];

/// The same for Easy Read and large print: their lines keep their distance. Their pictures are made smaller
/// instead, but stay wider than 40 mm on A4.
const TIGHT_BUT_LINES: [[f64; 3]; 3] = [[1.0, 0.75, 0.85], [1.0, 0.82, 0.9], [1.0, 0.9, 0.95]];

/// More space than usual, the least first.
const LOOSE: [[f64; 3]; 3] = [[1.08, 1.15, 1.05], [1.15, 1.3, 1.1], [1.25, 1.5, 1.15]];

/// By so many points the size of type grows or shrinks in one step.
const STEP: f64 = 0.5;

/// The settings within these sizes, from the tightest to the loosest, and the index of the usual one. Where
/// there is room, type grows before space does; where there is none, space shrinks before type does. With
/// `keeps_lines`, lines are never closer than the theme has them.
pub fn choices(sizes: TypeSizes, keeps_lines: bool) -> (Vec<Looseness>, usize) {
    let tight = if keeps_lines { TIGHT_BUT_LINES } else { TIGHT };
    let spaced = |size: f64, [lines, gaps, pictures]: [f64; 3]| Looseness { size, lines, gaps, pictures };
    let steps = |from: f64, to: f64| {
        (1..=((to - from) / STEP).round() as i32).map(move |step| from + f64::from(step) * STEP)
    };

    let smaller = steps(sizes.least - STEP, sizes.usual - STEP).map(|size| spaced(size, tight[0]));
    let mut choices: Vec<Looseness> = smaller.collect();
    choices.extend(tight.map(|space| spaced(sizes.usual, space)));
    let usual = choices.len();
    choices.push(spaced(sizes.usual, [1.0; 3]));
    choices.extend(steps(sizes.usual, sizes.most).map(|size| spaced(size, [1.0; 3])));
    choices.extend(LOOSE.map(|space| spaced(sizes.most, space)));
    (choices, usual)
}

impl Looseness {
    /// Adds it to the data of a leaflet. `most` is the largest size that the layout may choose itself.
    pub fn write(self, data: &mut Dict, most: f64) {
        let Looseness { size, lines, gaps, pictures } = self;
        for (name, value) in
            [("size", size), ("lines", lines), ("gaps", gaps), ("pictures", pictures), ("most", most)]
        {
            data.insert(name.into(), value.into_value());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_choice_takes_more_room_than_the_one_before_and_keeps_to_the_limits() {
        for (least, usual, most) in [(14.0, 14.0, 16.0), (12.0, 13.0, 15.0), (28.0, 28.0, 30.0)] {
            for keeps_lines in [false, true] {
                let (choices, at) = choices(TypeSizes { least, usual, most }, keeps_lines);
                assert_eq!(choices[at], Looseness { size: usual, lines: 1.0, gaps: 1.0, pictures: 1.0 });
                for pair in choices.windows(2) {
                    let (one, next) = (pair[0], pair[1]);
                    let spaces = |choice: Looseness| choice.lines + choice.gaps + choice.pictures;
                    assert!(
                        one.size < next.size || (one.size == next.size && spaces(one) < spaces(next)),
                        "{one:?}, {next:?}"
                    );
                }
                for choice in &choices {
                    assert!((least..=most).contains(&choice.size), "{choice:?}");
                    assert!(choice.lines >= if keeps_lines { 1.0 } else { 0.85 }, "{choice:?}");
                }
                assert!(choices.len() <= 13, "a search among them stays short");
            }
        }
    }
}
