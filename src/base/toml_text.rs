//! Floor 0: words as a string in a TOML file.
//! In: any words. Out: the same between quotation marks, as TOML reads them.
//! Must never: let a sign in the words end the string.

/// `The “big” \ house` → `"The “big” \\ house"`.
#[must_use]
pub fn toml_string(words: &str) -> String {
    let letter = |letter: char| match letter {
        '"' => "\\\"".to_string(),
        '\\' => "\\\\".to_string(),
        letter if letter.is_control() => format!("\\u{:04x}", letter as u32),
        letter => letter.to_string(),
    };
    format!("\"{}\"", words.chars().map(letter).collect::<String>())
}

/// A list of such strings on one line.
#[must_use]
pub fn toml_list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    format!("[{}]", words.into_iter().map(toml_string).collect::<Vec<_>>().join(", "))
}
