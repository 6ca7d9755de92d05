//! Floor 1: what a picture file is.
//! In: its bytes. Out: its kind, or what else the file is and how it becomes a picture that every browser shows.
//! Must never: believe the ending of a name.

/// The kinds of pictures that are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureKind {
    /// An SVG drawing: sharp at any size.
    Drawing,
    /// A JPEG photo.
    Jpeg,
    /// A PNG picture, mostly a screenshot: nothing in it is lost.
    Png,
    /// A GIF picture.
    Gif,
    /// A WebP picture.
    Webp,
}

impl PictureKind {
    /// Each kind.
    pub const ALL: [PictureKind; 5] =
        [PictureKind::Drawing, PictureKind::Jpeg, PictureKind::Png, PictureKind::Gif, PictureKind::Webp];

    /// The kind of these bytes; none if they are no picture, or none that every browser shows.
    pub fn of(bytes: &[u8]) -> Option<PictureKind> {
        let starts = |mark: &[u8]| bytes.starts_with(mark);
        if starts(b"\x89PNG\r\n\x1a\n") {
            Some(PictureKind::Png)
        } else if starts(b"\xff\xd8\xff") {
            Some(PictureKind::Jpeg)
        } else if starts(b"GIF87a") || starts(b"GIF89a") {
            Some(PictureKind::Gif)
        } else if starts(b"RIFF") && bytes.get(8..).is_some_and(|rest| rest.starts_with(b"WEBP")) {
            Some(PictureKind::Webp)
        } else {
            is_drawing(bytes).then_some(PictureKind::Drawing)
        }
    }

    /// The same, where what calls itself SVG and is nothing else counts as a drawing: what is wrong with its letters
    /// is known to whoever reads drawings.
    pub fn of_file(path: &str, bytes: &[u8]) -> Option<PictureKind> {
        let is_called_drawing = path.to_ascii_lowercase().ends_with(".svg");
        PictureKind::of(bytes)
            .or_else(|| (is_called_drawing && OtherFile::of(bytes).is_none()).then_some(PictureKind::Drawing))
    }

    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            PictureKind::Drawing => "SVG",
            PictureKind::Jpeg => "JPEG",
            PictureKind::Png => "PNG",
            PictureKind::Gif => "GIF",
            PictureKind::Webp => "WebP",
        }
    }

    /// The endings that names of its files may have, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            PictureKind::Drawing => &["svg"],
            PictureKind::Jpeg => &["jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp"],
            PictureKind::Png => &["png", "apng"],
            PictureKind::Gif => &["gif"],
            PictureKind::Webp => &["webp"],
        }
    }
}

/// Endings of pictures that no browser, or not every browser, shows.
const OTHER_ENDINGS: [&str; 15] = [
    "avif", "bmp", "dng", "eps", "heic", "heif", "hif", "jp2", "jxl", "psd", "svgz", "tif", "tiff", "wmf",
    "xcf",
];

/// Whether a path has the ending of a picture, of a kind that is published or of another.
pub fn is_picture_path(path: &str) -> bool {
    let Some((_, ending)) = path.rsplit_once('.') else { return false };
    let is = |known: &&str| ending.eq_ignore_ascii_case(known);
    OTHER_ENDINGS.iter().any(&is) || PictureKind::ALL.iter().any(|kind| kind.endings().iter().any(&is))
}

/// Whether a text is an SVG drawing: its first element is `<svg>`.
fn is_drawing(bytes: &[u8]) -> bool {
    let Ok(mut text) = std::str::from_utf8(bytes) else { return false };
    text = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if text.starts_with("<!--") {
            text.find("-->").map(|at| at + 3)
        } else if text.starts_with("<?") {
            text.find("?>").map(|at| at + 2)
        } else if text.starts_with("<!") {
            // A DOCTYPE may hold declarations of its own between square brackets.
            match (text.find('['), text.find('>')) {
                (Some(open), Some(end)) if open < end => text.find("]>").map(|at| at + 2),
                (_, end) => end.map(|at| at + 1),
            }
        } else {
            let name = text.strip_prefix('<').unwrap_or("");
            let name = &name[..name.find([' ', '\t', '\r', '\n', '>', '/']).unwrap_or(name.len())];
            return name == "svg" || name.ends_with(":svg");
        };
        let Some(end) = end else { return false };
        text = text[end..].trim_start();
    }
}

/// A file that is not published as a picture: what it is, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherFile {
    /// What it is: “a photo in the format of iPhones (HEIC)”.
    pub what: &'static str,
    /// What to do.
    pub help: &'static str,
    /// Whether it may hold where and by whom it was taken, so that it may not be published as it is.
    pub is_photo: bool,
}

const AS_JPEG: &str = "Open it in Photos or Paint, choose “Save as”, and then JPEG.";
const HEIC: OtherFile = OtherFile {
    what: "a photo in the format of iPhones (HEIC)",
    help: "On Windows, open it in Photos, choose “Save as”, and then JPEG. On an iPhone, choose Settings, Camera, Formats, “Most Compatible” for new photos.",
    is_photo: true,
};
const AVIF: OtherFile = OtherFile {
    what: "an AVIF picture, which leaflets and older phones cannot show",
    help: AS_JPEG,
    is_photo: true,
};
const TIFF: OtherFile =
    OtherFile { what: "a picture of a scanner or camera (TIFF or raw)", help: AS_JPEG, is_photo: true };
const BMP: OtherFile = OtherFile {
    what: "a picture in the old format of Windows (BMP)",
    help: "Open it in Paint, choose “Save as”, and then JPEG for a photo or PNG for a drawing.",
    is_photo: true,
};
const JXL: OtherFile = OtherFile {
    what: "a picture that few browsers show (JPEG XL or JPEG 2000)",
    help: AS_JPEG,
    is_photo: true,
};
const LAYERS: OtherFile = OtherFile {
    what: "a picture in the format of the program that made it",
    help: "Open it in that program, and export it as JPEG for a photo or PNG for a drawing.",
    is_photo: true,
};
const PACKED_DRAWING: OtherFile = OtherFile {
    what: "packed, not plain SVG",
    help: "Save it again from the program that drew it, as “plain SVG”.",
    is_photo: false,
};
const METAFILE: OtherFile = OtherFile {
    what: "a drawing in the format of Office (EMF or WMF)",
    help: "In Word or PowerPoint, click on it with the right button, choose “Save as picture”, and then SVG or PNG.",
    is_photo: false,
};
const FILM: OtherFile = OtherFile {
    what: "a film or a “live photo”, not a picture",
    help: "Choose one still picture of it, and save that as JPEG.",
    is_photo: false,
};
const PDF: OtherFile = OtherFile {
    what: "a PDF, not a picture",
    help: "Write its words as a page. For a picture, save that part as PNG or JPEG.",
    is_photo: false,
};
const DOCUMENT: OtherFile = OtherFile {
    what: "a document or a packed folder, not a picture",
    help: "In the document, click on the picture with the right button, choose “Save as picture”, and then JPEG.",
    is_photo: false,
};
const WEB_PAGE: OtherFile = OtherFile {
    what: "a web page that was saved instead of the picture",
    help: "On the website, click on the picture with the right button, and choose “Save image as”.",
    is_photo: false,
};
const ICON: OtherFile = OtherFile {
    what: "an icon of Windows (ICO)",
    help: "Open it in Paint, choose “Save as”, and then PNG.",
    is_photo: false,
};
const EMPTY: OtherFile = OtherFile {
    what: "empty",
    help: "Perhaps OneDrive or Dropbox has not brought it here yet. Open it once on this computer, or copy it again.",
    is_photo: false,
};

impl OtherFile {
    /// What these bytes are, as far as it is known.
    pub fn of(bytes: &[u8]) -> Option<&'static OtherFile> {
        let starts = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
        let holds = |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
        if bytes.is_empty() {
            return Some(&EMPTY);
        }
        if holds(4, b"ftyp") {
            return Some(of_box_file(bytes));
        }
        if starts(&[b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"IIU\0", b"FUJIFILMCCD-RAW"]) {
            return Some(&TIFF);
        }
        if starts(&[b"\xff\x0a", b"\0\0\0\x0cJXL ", b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"]) {
            return Some(&JXL);
        }
        if starts(&[b"8BPS", b"gimp xcf"]) {
            return Some(&LAYERS);
        }
        if starts(&[b"\x1f\x8b"]) {
            return Some(&PACKED_DRAWING);
        }
        if starts(&[b"\xd7\xcd\xc6\x9a"]) || (starts(&[b"\x01\0\0\0"]) && holds(40, b" EMF")) {
            return Some(&METAFILE);
        }
        if starts(&[b"\x1aE\xdf\xa3"]) {
            return Some(&FILM);
        }
        if starts(&[b"%PDF", b"%!PS"]) {
            return Some(&PDF);
        }
        if starts(&[b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]) {
            return Some(&DOCUMENT);
        }
        if starts(&[b"\0\0\x01\0", b"\0\0\x02\0"]) {
            return Some(&ICON);
        }
        // The two letters alone are no sign: the size of the header behind them is.
        if starts(&[b"BM"])
            && matches!(bytes.get(14..18), Some([12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
        {
            return Some(&BMP);
        }
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
        (start.contains("<!doctype html") || start.contains("<html")).then_some(&WEB_PAGE)
    }
}

/// A file of boxes (ISO 14496-12): the brands in its first box say what it holds.
fn of_box_file(bytes: &[u8]) -> &'static OtherFile {
    let length = bytes.first_chunk::<4>().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    let brands = &bytes[8..length.clamp(12, 256).min(bytes.len()).max(8)];
    let holds = |wanted: &[&[u8]]| brands.chunks_exact(4).any(|brand| wanted.contains(&brand));
    if holds(&[b"avif", b"avis"]) {
        &AVIF
    } else if holds(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        &HEIC
    } else if holds(&[b"crx "]) {
        &TIFF
    } else {
        &FILM
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_known_by_its_first_element() {
        for text in [
            "<svg/>",
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n<svg\nwidth='1'>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg:svg xmlns:svg='x'>",
        ] {
            assert_eq!(PictureKind::of(text.as_bytes()), Some(PictureKind::Drawing), "{text}");
        }
        for text in ["", "<", "words", "<!-- <svg> ", "<html><svg></svg></html>", "<svgx>", "<?xml <svg>"] {
            assert_eq!(PictureKind::of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn other_files_are_known_by_their_content() {
        let boxed = |brands: &str| {
            let length = (8 + brands.len()) as u32;
            [&length.to_be_bytes(), b"ftyp".as_slice(), brands.as_bytes(), b"and more"].concat()
        };
        let cases: [(&[u8], Option<&OtherFile>); 10] = [
            (&boxed("heic\0\0\0\0mif1heic"), Some(&HEIC)),
            (&boxed("mif1\0\0\0\0mif1avif"), Some(&AVIF)),
            (&boxed("avif\0\0\0\0"), Some(&AVIF)),
            (&boxed("qt  \0\0\0\0"), Some(&FILM)),
            (b"\0\0\0\0ftyp", Some(&FILM)),
            (b"MM\0*\0\0", Some(&TIFF)),
            (b"BM word, not a picture", None),
            (b"\n<!doctype HTML><p>", Some(&WEB_PAGE)),
            (b"", Some(&EMPTY)),
            (b"These are words.", None),
        ];
        for (bytes, other) in cases {
            assert_eq!(OtherFile::of(bytes), other, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
