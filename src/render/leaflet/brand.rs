//! Floor 3: the site's colour and logo on paper.
//! In: the tokens and files of a theme. Out: the theme's file `brand.typ`, and the logo that it names.
//! Must never: print words in a colour that cannot be read on paper, or in grey.

use super::findings::cannot_be_made;
use super::theme_files::{FOLDER, file_id};
use crate::base::{Finding, Severity};
use crate::site::{Colour, Scheme, Theme};
use typst::foundations::Bytes;
use typst::syntax::FileId;

/// The contrast of words with their ground: enhanced contrast of WCAG 2.2 (1.4.6).
const WORDS: f64 = 7.0;

/// The same as a printer without colour prints both: WCAG's minimum (1.4.3).
const WORDS_IN_GREY: f64 = 4.5;

/// The contrast of the edges of boxes and tables (WCAG 2.2, 1.4.11).
const LINES: f64 = 3.0;

/// How much of the dark colour is in the ground of boxes, and in lines.
const IN_GROUND: f64 = 0.07;
const IN_LINES: f64 = 0.7;

/// The largest logo on paper, in millimetres.
const LOGO_MM: (f64, f64) = (45.0, 15.0);

const WHITE: Colour = Colour([255; 3]);
const BLACK: Colour = Colour([0; 3]);

/// What leaflets take over from the website's looks.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Brand {
    dark: Colour,
    pale: Colour,
    line: Colour,
    /// The path of the logo in the theme, and its width on paper in micrometres.
    logo: Option<(String, u32)>,
}

impl Brand {
    /// The brand of a theme.
    pub fn new(theme: &Theme) -> Brand {
        // Black for print is what the theme has for web pages that people print. It tells nothing of the organisation, in a
        // copy of the theme's file either.
        let tokens = &theme.tokens;
        let print = tokens.own(Scheme::Print, "main").filter(|token| token.value != BLACK);
        let main = print.or_else(|| tokens.colour(Scheme::Light, "main"));
        let wished = main.map_or(BLACK, |token| token.value);
        let dark = if is_readable(wished) { wished } else { wished.nearest(is_readable).unwrap_or(BLACK) };
        let line = mixed(dark, IN_LINES);
        let logo = tokens.logo.as_ref().map(|logo| {
            let (width, height) = (f64::from(logo.value.width), f64::from(logo.value.height));
            let mm = LOGO_MM.0.min(LOGO_MM.1 * width / height);
            (format!("assets/{}", logo.value.file), (mm * 1000.0) as u32)
        });
        Brand {
            dark,
            pale: mixed(dark, IN_GROUND),
            line: if line.contrast(WHITE) >= LINES { line } else { dark },
            logo: logo.filter(|(path, _)| theme.files.contains_key(&**path)),
        }
    }

    /// The name of the file that the theme's Typst files import.
    pub fn file() -> FileId {
        file_id(&format!("{FOLDER}brand.typ"))
    }

    /// The text of that file.
    pub fn typst(&self) -> String {
        let Brand { dark, pale, line, logo } = self;
        let logo = logo.as_ref().map_or("none".to_string(), |(path, width)| {
            format!("(file: {:?}, width: {}mm)", format!("/{path}"), f64::from(*width) / 1000.0)
        });
        format!(
            "#let dark = rgb(\"{dark}\")\n#let pale = rgb(\"{pale}\")\n#let line = rgb(\"{line}\")\n#let logo = {logo}\n"
        )
    }

    /// The file of the logo, if there is one.
    pub fn logo(&self, theme: &Theme) -> Option<(FileId, Bytes)> {
        let (path, _) = self.logo.as_ref()?;
        Some((file_id(path), Bytes::new(theme.files.get(&**path)?.bytes().to_vec())))
    }

    /// The same without a logo.
    pub fn without_logo(self) -> Brand {
        Brand { logo: None, ..self }
    }
}

/// A warning that leaflets are printed without the logo, at its line in theme.toml.
pub fn unprintable_logo(theme: &Theme) -> Option<Finding> {
    let logo = theme.tokens.logo.as_ref()?;
    let message = format!("The leaflets cannot print the logo “{}”: they come without it.", logo.value.file);
    let finding =
        cannot_be_made(logo.place.clone(), message, "Save the logo as SVG or PNG, and name that file here.");
    Some(finding.with_severity(Severity::Warning))
}

/// Whether words in a colour can be read on white and on the ground of boxes, in colour and in grey.
fn is_readable(colour: Colour) -> bool {
    let grounds = [WHITE, mixed(colour, IN_GROUND)];
    grounds.into_iter().all(|ground| {
        colour.contrast(ground) >= WORDS && grey(colour).contrast(grey(ground)) >= WORDS_IN_GREY
    })
}

/// A colour mixed with white; `share` says how much of the colour is in it.
fn mixed(colour: Colour, share: f64) -> Colour {
    Colour(colour.0.map(|part| (255.0 - (255.0 - f64::from(part)) * share).round() as u8))
}

/// A colour as a printer without colour prints it: its luma (ITU-R BT.601).
fn grey(colour: Colour) -> Colour {
    let [red, green, blue] = colour.0.map(f64::from);
    Colour([(0.299 * red + 0.587 * green + 0.114 * blue).round() as u8; 3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_can_be_read_stays_and_another_is_darkened() {
        for colour in ["#10433d", "#000000", "#5b2b8c"] {
            assert!(is_readable(colour.parse().unwrap()), "{colour}");
        }
        for pale in ["#ffd400", "#20a060", "#ff0000", "#ffffff", "#808080", "#00ffff"] {
            let pale: Colour = pale.parse().unwrap();
            assert!(!is_readable(pale));
            let dark = pale.nearest(is_readable).unwrap();
            let ground = mixed(dark, IN_GROUND);
            assert!(dark.contrast(ground) >= 7.0 && dark.contrast(WHITE) >= 7.0, "{pale} → {dark}");
            assert!(grey(dark).contrast(grey(ground)) >= 4.5, "{pale} → {dark}");
            assert!(mixed(dark, IN_LINES).contrast(WHITE) >= LINES, "{pale} → {dark}");
        }
    }
}
