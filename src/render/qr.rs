//! Floor 3: QR codes (ISO/IEC 18004).
//! In: an address. Out: which modules are dark, and the code as an SVG or as the path of one.
//! Must never: shorten or change the address.

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, bits, ec};
use std::fmt::Write;

/// Width of the quiet zone on every side, in modules: ISO/IEC 18004 asks for four.
const QUIET: usize = 4;

/// How the mask of a code is chosen. A mask inverts modules in one of eight patterns (ISO/IEC 18004:2015,
/// 7.8).
#[derive(Debug, Clone, Copy)]
pub enum MaskChoice {
    /// The pattern with the lowest penalty (7.8.3): the fewest large areas of one colour, and the fewest
    /// shapes like the corners by which a scanner finds the code. For paper, which old phones scan in poor
    /// light.
    #[cfg(any(feature = "pdf", test))]
    LowestPenalty,
    /// Always the checkerboard, which scanners read as well, only with less to spare. For web pages: the
    /// search takes 0.2 to 0.8 ms, several times as long as rendering a whole page.
    Checkerboard,
}

/// A QR code.
#[derive(Debug, Clone, PartialEq)]
pub struct Qr {
    /// Modules on each side, without the quiet zone.
    pub size: usize,
    /// Row after row from above, `size` modules each.
    pub dark: Vec<bool>,
}

impl Qr {
    /// The smallest code for an address at error correction level M (15 % may be damaged). `None` if the
    /// address is too long for any code.
    pub fn encode(address: &str, mask: MaskChoice) -> Option<Qr> {
        let bits = bits::encode_auto(address.as_bytes(), EcLevel::M).ok()?;
        let version = bits.version();
        let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M).ok()?;
        let mut canvas = Canvas::new(version, EcLevel::M);
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&data, &correction);
        match mask {
            #[cfg(any(feature = "pdf", test))]
            MaskChoice::LowestPenalty => canvas = canvas.apply_best_mask(),
            MaskChoice::Checkerboard => canvas.apply_mask(MaskPattern::Checkerboard),
        }
        let dark = canvas.into_colors().into_iter().map(|module| module == Color::Dark).collect();
        Some(Qr { size: version.width().try_into().ok()?, dark })
    }

    /// Modules on each side, with the quiet zone.
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// The dark modules as data for a stroked SVG path, one unit a module: shorter than a rectangle for each
    /// module.
    pub fn strokes(&self) -> String {
        let mut path = String::with_capacity(self.dark.len() * 2);
        for (y, row) in self.dark.chunks(self.size.max(1)).enumerate() {
            let _ = write!(path, "M{QUIET} {}.5", y + QUIET);
            for run in row.chunk_by(|left, right| left == right) {
                path.push(if run[0] { 'h' } else { 'm' });
                push_number(&mut path, run.len());
                path.push_str(if run[0] { "" } else { " 0" });
            }
        }
        path
    }

    /// The code as an SVG file, black on white, with its quiet zone; one unit a module. The white is drawn,
    /// so that the code can be scanned on a coloured background too.
    #[cfg(any(feature = "pdf", test))]
    pub fn svg(&self) -> Vec<u8> {
        let (side, strokes) = (self.side(), self.strokes());
        let begin = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\">"
        );
        let white = format!("<path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/>");
        format!("{begin}{white}<path stroke=\"#000\" fill=\"none\" d=\"{strokes}\"/></svg>").into_bytes()
    }
}

/// Adds a number in decimal digits. A code has hundreds of numbers, and each page has a code: with `write!`
/// they took an eighth of the rendering time.
fn push_number(path: &mut String, number: usize) {
    if number > 9 {
        push_number(path, number / 10);
    }
    path.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://charity.example/imha/";

    impl Qr {
        fn is_dark(&self, row: usize, column: usize) -> bool {
            self.dark[row * self.size + column]
        }

        /// The number of its mask, from the format information beside the upper left corner: two bits for the
        /// error correction level and three for the mask, masked with 10101 (ISO/IEC 18004:2015, 7.9).
        fn mask(&self) -> usize {
            let format = (0..5).fold(0, |bits, column| bits << 1 | usize::from(self.is_dark(8, column)));
            let (level, mask) = ((format ^ 0b10101) >> 3, (format ^ 0b10101) & 0b111);
            assert_eq!(level, 0b00, "level M");
            mask
        }

        /// The text of an undamaged code of version 3-M, whose data stands in one block of bytes.
        fn text(&self) -> String {
            assert_eq!(self.size, 29, "version 3");
            let is_fixed = |row: usize, column: usize| {
                let corner = row < 9 && !(9..=20).contains(&column) || row > 20 && column < 9;
                let alignment = (20..25).contains(&row) && (20..25).contains(&column);
                corner || alignment || row == 6 || column == 6
            };
            let is_inverted = |row: usize, column: usize| {
                let product = row * column;
                match self.mask() {
                    0 => (row + column) % 2,
                    1 => row % 2,
                    2 => column % 3,
                    3 => (row + column) % 3,
                    4 => (row / 2 + column / 3) % 2,
                    5 => product % 2 + product % 3,
                    6 => (product % 2 + product % 3) % 2,
                    _ => ((row + column) % 2 + product % 3) % 2,
                }
                .eq(&0)
            };
            // Pairs of columns from the right, upwards and downwards in turn; column 6 holds no data.
            let rights = (7..29).rev().step_by(2).chain((0..6).rev().step_by(2));
            let modules = rights.enumerate().flat_map(|(pair, right)| {
                let row = move |step: usize| if pair % 2 == 0 { 28 - step } else { step };
                (0..29).flat_map(move |step| [(row(step), right), (row(step), right - 1)])
            });
            let bits: Vec<bool> = modules
                .filter(|(row, column)| !is_fixed(*row, *column))
                .map(|(row, column)| self.is_dark(row, column) != is_inverted(row, column))
                .collect();
            let number = |bits: &[bool]| bits.iter().fold(0, |number, bit| number << 1 | usize::from(*bit));
            assert_eq!(number(&bits[..4]), 0b0100, "byte mode");
            let length = number(&bits[4..12]);
            let bytes = bits[12..].chunks(8).take(length).map(|byte| number(byte) as u8);
            String::from_utf8(bytes.collect()).unwrap()
        }
    }

    #[test]
    fn a_code_of_either_mask_says_its_address() {
        for mask in [MaskChoice::LowestPenalty, MaskChoice::Checkerboard] {
            for address in [ADDRESS, "https://charity.example/cy/imha/", "https://help.example/leaflets/a-1/"]
            {
                assert_eq!(Qr::encode(address, mask).unwrap().text(), address, "{mask:?}");
            }
        }
        assert_eq!(Qr::encode(ADDRESS, MaskChoice::Checkerboard).unwrap().mask(), 0b000);
    }

    /// The example of the standard, “01234567” as a symbol of version 1-M (annex I), has mask 010.
    #[test]
    fn the_search_finds_the_mask_of_the_standards_example() {
        let code = Qr::encode("01234567", MaskChoice::LowestPenalty).unwrap();
        assert_eq!((code.size, code.mask()), (21, 0b010));
    }

    #[test]
    fn a_usual_address_makes_a_small_square() {
        let code = Qr::encode(ADDRESS, MaskChoice::LowestPenalty).unwrap();
        assert_eq!((code.size, code.dark.len()), (29, 29 * 29));
    }

    #[test]
    fn the_three_corners_are_where_readers_look_for_them() {
        let code = Qr::encode(ADDRESS, MaskChoice::LowestPenalty).unwrap();
        let last = code.size - 7;
        for (left, top) in [(0, 0), (last, 0), (0, last)] {
            let ring: Vec<bool> = (0..7).map(|step| code.is_dark(top + 3, left + step)).collect();
            assert_eq!(ring, [true, false, true, true, true, false, true]);
        }
        assert!(
            !(0..7)
                .map(|step| code.is_dark(last + 3, last + step))
                .eq([true, false, true, true, true, false, true])
        );
    }

    #[test]
    fn the_picture_is_the_strokes_on_white() {
        let code = Qr::encode("https://charity.example/cy/imha/", MaskChoice::LowestPenalty).unwrap();
        let svg = String::from_utf8(code.svg()).unwrap();
        let paths: Vec<&str> = svg.split("<path ").skip(1).collect();
        assert!(paths[0].starts_with("fill=\"#fff\" d=\"M0 0h37v37h-37z\""), "{}", paths[0]);
        assert!(
            paths[1].starts_with(&format!("stroke=\"#000\" fill=\"none\" d=\"{}\"", code.strokes())),
            "{}",
            paths[1]
        );
        assert!(svg.contains("viewBox=\"0 0 37 37\""), "{}", &svg[..120]);
    }

    #[test]
    fn the_strokes_are_the_code() {
        let code = Qr::encode(ADDRESS, MaskChoice::LowestPenalty).unwrap();
        assert_eq!((code.size, code.side()), (29, 37));
        let mut drawn = vec![false; code.dark.len()];
        let (mut x, mut y) = (0, 0);
        let path = code.strokes().replace("M", " M ").replace("h", " h ").replace("m", " m ");
        let mut words = path.split_whitespace();
        while let Some(verb) = words.next() {
            let number: usize = words.next().unwrap().parse().unwrap();
            match verb {
                "M" => {
                    (x, y) = (
                        number - QUIET,
                        words.next().unwrap().strip_suffix(".5").unwrap().parse::<usize>().unwrap() - QUIET,
                    )
                }
                "h" => {
                    (0..number).for_each(|step| drawn[y * code.size + x + step] = true);
                    x += number;
                }
                _ => {
                    assert_eq!(words.next(), Some("0"));
                    x += number;
                }
            }
        }
        assert_eq!(drawn, code.dark);
    }

    #[test]
    fn an_address_too_long_for_any_square_makes_none() {
        assert_eq!(Qr::encode(&"a".repeat(3000), MaskChoice::Checkerboard), None);
    }
}
