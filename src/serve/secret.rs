//! Floor 7: words that nobody can guess.
//! In: chance from the system. Out: a word of 128 random bits, and whether another word is the same.
//! Must never: be stored, or tell by the time it takes how much of a guess was right.

use crate::base::same_secret;
use crate::disk::UserError;

/// A random word of this run of the preview: 32 hexadecimal digits.
#[derive(Clone)]
pub(super) struct Secret(String);

impl Secret {
    /// Draws 128 random bits.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn draw() -> Result<Secret, UserError> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|error| {
            UserError::new(
                format!("The preview could not be started: this computer gave no random numbers ({error})."),
                "Start the computer again, then try again.",
            )
        })?;
        Ok(Secret(format!("{:032x}", u128::from_ne_bytes(random))))
    }

    /// The word itself, for an address or a form.
    pub fn word(&self) -> &str {
        &self.0
    }

    /// Whether a word that somebody sent is this one.
    pub fn is(&self, word: &str) -> bool {
        same_secret(&self.0, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_another_one_and_knows_itself_alone() {
        let (one, other) = (Secret::draw().unwrap(), Secret::draw().unwrap());
        assert_eq!(one.word().len(), 32);
        assert!(one.is(one.word()) && !one.is(other.word()));
        for wrong in
            ["", &one.word()[..31], &format!("{}0", one.word()), &one.word().replace(|_: char| true, "0")]
        {
            assert!(!one.is(wrong), "{wrong}");
        }
    }
}
