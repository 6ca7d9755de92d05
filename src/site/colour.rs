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
}
