//! Floor 3: QR codes (ISO/IEC 18004).
//! In: an address. Out: which modules are dark, and the code as an SVG or as the path of one.
//! Must never: shorten or change the address.

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, bits, ec};
use std::fmt::Write;

/// Width of the quiet zone on every side, in modules: ISO/IEC 18004 asks for four.
const QUIET: usize = 4;

/// A QR code.
#[derive(Debug, Clone, PartialEq)]
pub struct Qr {
    /// Modules on each side, without the quiet zone.
    pub size: usize,
    /// Row after row from above, `size` modules each.
    pub dark: Vec<bool>,
}

/// The smallest code for an address at error correction level M (15 % may be damaged). `None` when the address
/// is too long for any code.
///
/// Always uses the checkerboard mask. The search for the best of the eight masks takes fifty times as long, and
/// every mask is readable.
pub fn qr(address: &str) -> Option<Qr> {
    let bits = bits::encode_auto(address.as_bytes(), EcLevel::M).ok()?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M).ok()?;
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::Checkerboard);
    let dark = canvas.into_colors().into_iter().map(|module| module == Color::Dark).collect();
    Some(Qr { size: version.width().try_into().ok()?, dark })
}

impl Qr {
    /// Modules on each side, with the quiet zone.
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// The dark modules as short strokes, a unit wide: the least that can be written into a page.
    pub fn strokes(&self) -> String {
        let mut path = String::with_capacity(self.dark.len() * 2);
        for (y, row) in self.dark.chunks(self.size.max(1)).enumerate() {
            let _ = write!(path, "M{QUIET} {}.5", y + QUIET);
            for run in row.chunk_by(|left, right| left == right) {
                path.push(if run[0] { 'h' } else { 'm' });
                number(&mut path, run.len());
                path.push_str(if run[0] { "" } else { " 0" });
            }
        }
        path
    }

    /// The strokes in black on white, with the edge, a unit for a module. White is drawn too: a code on a
    /// coloured field must still be read.
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

/// A number in digits. A code has hundreds, and each page has a code: with `write!` they took an eighth of
/// the time of rendering.
fn number(path: &mut String, number: usize) {
    if number > 9 {
        self::number(path, number / 10);
    }
    path.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_address_makes_a_small_square() {
        let code = qr("https://charity.example/imha/").unwrap();
        assert_eq!((code.size, code.dark.len()), (29, 29 * 29));
    }

    #[test]
    fn the_three_corners_are_where_readers_look_for_them() {
        let code = qr("https://charity.example/imha/").unwrap();
        let at = |x: usize, y: usize| code.dark[y * code.size + x];
        let last = code.size - 7;
        for (left, top) in [(0, 0), (last, 0), (0, last)] {
            let ring: Vec<bool> = (0..7).map(|step| at(left + step, top + 3)).collect();
            assert_eq!(ring, [true, false, true, true, true, false, true]);
        }
        assert!(
            !(0..7).map(|step| at(last + step, last + 3)).eq([true, false, true, true, true, false, true])
        );
    }

    #[test]
    fn the_picture_is_the_strokes_on_white() {
        let code = qr("https://charity.example/cy/imha/").unwrap();
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
        let code = qr("https://charity.example/imha/").unwrap();
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
        assert_eq!(qr(&"a".repeat(3000)), None);
    }
}
