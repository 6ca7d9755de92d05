//! Floor 4: the colour and the logo of a new site.
//! In: a colour; a picture file. Out: the nearest colour that can be read, for each set of colours; a logo that may be
//! published, and its size.
//! Must never: let a colour through that somebody cannot read, or a drawing with a script.

use crate::base::{Finding, Findings, Severity, Source};
use crate::check::nearest_passing;
use crate::doc::PictureFile;
use crate::site::{BUILT_IN_THEME, Colour, Scheme, Theme};
use std::fmt::Write;
use std::sync::Arc;

/// The largest size of a logo on a page, in CSS pixels.
const LARGEST: (f64, f64) = (220.0, 64.0);

/// Screens with many dots show two or three for each CSS pixel.
const DOTS: f64 = 2.0;

/// The colours that the words of a page stand on, by day.
const GROUNDS: [&str; 3] = ["paper", "band", "raised"];

/// The least contrast that a colour has with the grounds of the theme by day.
pub fn contrast_on_page(colour: Colour) -> f64 {
    let tokens = Theme::new(BUILT_IN_THEME, &[], &mut Findings::new()).tokens;
    let grounds = GROUNDS.into_iter().filter_map(|ground| tokens.colour(Scheme::Light, ground));
    grounds.map(|ground| colour.contrast(ground.value)).fold(21.0, f64::min)
}

/// The colour itself if words in it, and on it, can be read on every ground of the theme; or the nearest that can.
pub fn readable_colour(wanted: Colour) -> Option<Colour> {
    in_scheme(Scheme::Light, wanted)
}

fn in_scheme(scheme: Scheme, wanted: Colour) -> Option<Colour> {
    let theme = Theme::new(BUILT_IN_THEME, &[], &mut Findings::new());
    nearest_passing(&theme.tokens, scheme, "main", wanted)
}

/// A logo that may be published.
#[derive(Clone, Debug, PartialEq)]
pub struct LogoFile {
    /// The name of its file: `logo.svg`.
    name: String,
    bytes: Arc<[u8]>,
    /// Its size on the page, in CSS pixels.
    size: (u32, u32),
}

impl LogoFile {
    /// Reads a picture file that somebody chose.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(name: &str, bytes: &[u8]) -> Result<LogoFile, Box<Finding>> {
        let source = Source::new(&format!("content/pictures/{name}"), bytes.to_vec());
        let read = PictureFile::read(&source, None);
        if let Some(made) = read.value.renditions {
            let (width, height) = (f64::from(made.size.0.max(1)), f64::from(made.size.1.max(1)));
            let factor = (LARGEST.0 / width).min(LARGEST.1 / height);
            let shown = |side: f64| ((side * factor).round() as u32).max(1);
            let size = (shown(width), shown(height));
            let dots = (f64::from(size.0) * DOTS) as u32;
            let file = made.sizes.iter().find(|one| one.width >= dots).unwrap_or(&made.whole);
            return Ok(LogoFile {
                name: format!("logo.{}", file.kind.endings()[0]),
                bytes: file.bytes.clone(),
                size,
            });
        }
        let mut errors = read.findings.iter().flat_map(|group| group.iter());
        let error = errors.find(|finding| finding.severity == Severity::Error);
        let error = error.unwrap_or_else(|| unreachable!("a picture that cannot be shown has an error"));
        Err(Box::new(error.clone()))
    }

    /// The path of its file in the site.
    pub(super) fn path(&self) -> String {
        format!("themes/plain/assets/{}", self.name)
    }

    /// Its file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its size on the page, in CSS pixels.
    pub fn size(&self) -> (u32, u32) {
        self.size
    }
}

/// The site's own theme.toml; none where it changes nothing.
pub(super) fn theme_text(colour: Option<Colour>, logo: Option<&LogoFile>) -> Option<String> {
    let mut text = String::new();
    if let Some(colour) = colour {
        text += "# The colour of your organisation. On other grounds it is the nearest one that people can read.\n";
        for (scheme, remark) in [
            (Scheme::Light, "by day"),
            (Scheme::Dark, "by night"),
            (Scheme::Cream, "for readers who choose cream paper"),
        ] {
            if let Some(readable) = in_scheme(scheme, colour) {
                let _ = write!(text, "[{}]\nmain = \"{readable}\"             # {remark}\n\n", scheme.name());
            }
        }
    }
    if let Some(logo) = logo {
        let (width, height) = logo.size;
        let _ = write!(text, "[logo]\nfile = \"{}\"\nwidth = {width}\nheight = {height}\n", logo.name);
    }
    (!text.is_empty()).then(|| format!("{}\n", text.trim_end()))
}
