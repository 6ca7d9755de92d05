//! Floor 2: a colour of a theme.
//! In: `#10433d`. Out: its luminance, and its contrast with another colour.
//! Must never: round a contrast up.

use std::fmt;
use std::str::FromStr;

/// A colour without transparency: red, green and blue in sRGB, 0 to 255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }
}

impl Colour {
    /// The colour nearest to this one for which `passes` holds: of the same hue and saturation, lighter or
    /// darker. `None` where none passes.
    pub fn nearest(self, passes: impl Fn(Colour) -> bool) -> Option<Colour> {
        let (hue, chroma, lightness) = self.hue_chroma_lightness();
        let saturation = match 1.0 - (2.0 * lightness - 1.0).abs() {
            room if room < 1e-9 => 0.0,
            room => (chroma / room).min(1.0),
        };
        let steps = (1..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
        let tried = steps.flat_map(|by| [lightness - by, lightness + by]);
        tried
            .filter(|lightness| (0.0..=1.0).contains(lightness))
            .map(|lightness| Colour::of_hue(hue, saturation, lightness))
            .find(|colour| passes(*colour))
    }

    /// Its hue (in sixths of the circle), its chroma and its lightness, as HSL has them.
    fn hue_chroma_lightness(self) -> (f64, f64, f64) {
        let [red, green, blue] = self.0.map(|part| f64::from(part) / 255.0);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let chroma = most - least;
        let hue = match () {
            () if chroma == 0.0 => 0.0,
            () if most == red => ((green - blue) / chroma).rem_euclid(6.0),
            () if most == green => (blue - red) / chroma + 2.0,
            () => (red - green) / chroma + 4.0,
        };
        (hue, chroma, f64::midpoint(most, least))
    }

    fn of_hue(hue: f64, saturation: f64, lightness: f64) -> Colour {
        let chroma = (1.0 - (2.0 * lightness - 1.0).abs()) * saturation;
        let second = chroma * (1.0 - (hue.rem_euclid(2.0) - 1.0).abs());
        let parts = match hue as u32 {
            0 => [chroma, second, 0.0],
            1 => [second, chroma, 0.0],
            2 => [0.0, chroma, second],
            3 => [0.0, second, chroma],
            4 => [second, 0.0, chroma],
            _ => [chroma, 0.0, second],
        };
        let least = lightness - chroma / 2.0;
        Colour(parts.map(|part| ((part + least) * 255.0).round().clamp(0.0, 255.0) as u8))
    }
}

/// How many degrees of lightness are tried: twice as many as a part of a colour has.
const STEPS: u32 = 510;

/// A text that is not a colour of the form `#rgb` or `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAColour;

impl fmt::Display for NotAColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a colour of the form #rrggbb")
    }
}

impl std::error::Error for NotAColour {}

impl FromStr for Colour {
    type Err = NotAColour;

    /// Reads `#rgb` or `#rrggbb`.
    ///
    /// # Errors
    /// For any other text.
    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits: Vec<u8> = text
            .strip_prefix('#')
            .ok_or(NotAColour)?
            .chars()
            .map(|c| c.to_digit(16).map(|digit| digit as u8))
            .collect::<Option<_>>()
            .ok_or(NotAColour)?;
        match digits[..] {
            [r, g, b] => Ok(Colour([r * 17, g * 17, b * 17])),
            [r, rr, g, gg, b, bb] => Ok(Colour([r * 16 + rr, g * 16 + gg, b * 16 + bb])),
            _ => Err(NotAColour),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    fn contrast(one: &str, two: &str) -> f64 {
        one.parse::<Colour>().unwrap().contrast(two.parse().unwrap())
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast("#000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#777777", "#fff") - 4.478).abs() < 0.001);
        assert!((contrast("#fff", "#767676") - 4.542).abs() < 0.001);
        // 0.04045 and not 0.03928: the eleventh step of 255 lies between the two.
        assert!((contrast("#0a0a0a", "#000") - (1.0 + 20.0 * 0.003_035_27)).abs() < 1e-6);
        assert!((contrast("#0b0b0b", "#000") - (1.0 + 20.0 * 0.003_346_54)).abs() < 1e-6);
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["red", "#12345", "#gggggg", "10433d", "#ééé", "#1234567", ""] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
        assert_eq!("#A1b2C3".parse::<Colour>().unwrap().to_string(), "#a1b2c3");
    }

    #[test]
    fn the_nearest_colour_keeps_its_hue() {
        let white: Colour = "#ffffff".parse().unwrap();
        let grey: Colour = "#999999".parse().unwrap();
        let darker = grey.nearest(|colour| colour.contrast(white) >= 7.0).unwrap();
        assert_eq!(darker.to_string(), "#595959");
        let green: Colour = "#20a060".parse().unwrap();
        let passing = green.nearest(|colour| colour.contrast(white) >= 7.0).unwrap();
        let hue = |colour: Colour| colour.hue_chroma_lightness().0;
        assert!((hue(green) - hue(passing)).abs() < 0.05, "{passing}");
        assert!((7.0..7.3).contains(&passing.contrast(white)), "{passing}");
        assert_eq!(green.nearest(|_| false), None);
        assert_eq!(white.nearest(|colour| colour.contrast(white) > 20.9), Some(Colour([0, 0, 0])));
    }
}
