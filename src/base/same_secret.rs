//! Floor 0: comparing a secret with what somebody sent.
//! In: two words. Out: whether they are the same.
//! Must never: be quicker where less of the guess is right: whoever measures that can find a secret letter by letter.

use subtle::ConstantTimeEq;

/// Whether two words are the same. Only their lengths can be told from the time it takes.
pub fn same_secret(secret: &str, guess: &str) -> bool {
    secret.as_bytes().ct_eq(guess.as_bytes()).into()
}
