//! Floor 1: a picture or font that stands in an address of a drawing: `data:image/png;base64,…`. The one file that
//! knows data-url.
//! In: the address. Out: how many dots the picture has.
//! Must never: decode more of a picture than its header.

use data_url::DataUrl;
use imagesize::{ImageType, blob_size, image_type};

/// The width and height of a picture in an address, multiplied; 0 for a font.
///
/// # Errors
///
/// A sentence, where it is neither, or is not what it says.
pub fn pixels(address: &str) -> Result<u64, String> {
    let damaged = || "A picture in this drawing is damaged, or is not a picture.".to_string();
    let url = DataUrl::process(address.trim()).map_err(|_| damaged())?;
    let mime = url.mime_type();
    let subtype = mime.subtype.as_str();
    let is_font = mime.type_ == "font"
        || mime.type_ == "application" && (subtype.contains("font") || subtype == "octet-stream");
    if is_font {
        return Ok(0);
    }
    if mime.type_ != "image" || !matches!(subtype, "png" | "jpeg" | "jpg" | "gif" | "webp") {
        return Err(format!(
            "This drawing holds something of the kind {}/{subtype}, and not a picture.",
            mime.type_
        ));
    }
    let (bytes, _) = url.decode_to_vec().map_err(|_| damaged())?;
    let is_as_said = matches!(
        (subtype, image_type(&bytes)),
        ("png", Ok(ImageType::Png))
            | ("jpeg" | "jpg", Ok(ImageType::Jpeg))
            | ("gif", Ok(ImageType::Gif))
            | ("webp", Ok(ImageType::Webp))
    );
    if !is_as_said {
        return Err(format!("A picture in this drawing is called {subtype}, and is not one."));
    }
    let size = blob_size(&bytes).map_err(|_| damaged())?;
    Ok((size.width as u64).saturating_mul(size.height as u64).max(1))
}
