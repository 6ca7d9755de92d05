//! Floor 3: the square code that a phone's camera reads.
//! In: an address. Out: its squares, row by row.
//! Must never: draw anything.

/// The squares of a code.
pub struct Qr {
    /// How many on each side.
    pub size: usize,
    /// Whether each is dark, row by row.
    pub dark: Vec<bool>,
}

/// The code of an address; empty where the address is too long for one.
pub fn qr(address: &str) -> Qr {
    match qrcode::QrCode::with_error_correction_level(address, qrcode::EcLevel::M) {
        Ok(code) => Qr { size: code.width(), dark: code.to_colors().into_iter().map(|square| square == qrcode::Color::Dark).collect() },
        Err(_) => Qr { size: 0, dark: Vec::new() },
    }
}
