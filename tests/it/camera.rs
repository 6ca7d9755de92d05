//! Pictures as cameras, phones and programs write them, made for tests: with the place, the time and the names that
//! they say, each of which holds the word SECRET.

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// The words by which what a camera said is found again.
pub const SECRETS: [&[u8]; 6] =
    [b"SECRET", b"Exif", b"http://ns.adobe.com", b"Photoshop 3.0", b"GPSLatitude", b"xpacket"];

/// A picture with a light sky, a dark ground, and as much detail as a photo has.
pub fn garden(width: u32, height: u32) -> RgbImage {
    let mut grain = 7u32;
    RgbImage::from_fn(width, height, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (x, y) = (x as f32 / width as f32, y as f32 / height as f32);
        let leaf = ((x * 61.0).sin() * (y * 47.0).cos() * 30.0) as i32;
        let noise = (grain >> 28) as i32 - 8;
        let part = |base: f32| (base as i32 + leaf + noise).clamp(0, 255) as u8;
        Rgb([part(90.0 + 60.0 * (1.0 - y)), part(150.0 - 40.0 * y), part(200.0 - 150.0 * y)])
    })
}

/// Four fields of one colour each, with enough dots to be found after they were packed with loss.
pub fn quarters(width: u32, height: u32, colours: [[u8; 3]; 4]) -> RgbImage {
    let [top_left, top_right, bottom_left, bottom_right] = colours;
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => top_left,
            (false, true) => top_right,
            (true, false) => bottom_left,
            (false, false) => bottom_right,
        })
    })
}

/// A JPEG without a word about it.
pub fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(picture)
        .expect("a JPEG can be written");
    bytes
}

/// A picture in another format, without a word about it.
pub fn packed(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture.clone()).write_to(&mut bytes, format).expect("it can be written");
    bytes.into_inner()
}

/// What a phone says of a photo (Exif 3.0): its maker, which way up it is, where it was taken, and a preview.
pub fn exif(orientation: u16) -> Vec<u8> {
    let preview = b"\xff\xd8\xff\xfe\0\x08SECRET\xff\xd9".to_vec();
    let (first, second, gps, data) = (8u32, 50u32, 92u32, 146u32);
    let mut exif = b"II*\0".to_vec();
    exif.extend(first.to_le_bytes());
    let field = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let folder = |fields: &[Vec<u8>], next: u32| {
        [(fields.len() as u16).to_le_bytes().to_vec(), fields.concat(), next.to_le_bytes().to_vec()].concat()
    };
    exif.extend(folder(
        &[field(0x010f, 2, 13, data), field(0x0112, 3, 1, u32::from(orientation)), field(0x8825, 4, 1, gps)],
        second,
    ));
    exif.extend(folder(
        &[
            field(0x0103, 3, 1, 6),
            field(0x0201, 4, 1, data + 14 + 48),
            field(0x0202, 4, 1, preview.len() as u32),
        ],
        0,
    ));
    exif.extend(folder(
        &[
            field(1, 2, 2, u32::from(b'N')),
            field(2, 5, 3, data + 14),
            field(3, 2, 2, u32::from(b'W')),
            field(4, 5, 3, data + 14 + 24),
        ],
        0,
    ));
    assert_eq!(exif.len(), data as usize);
    exif.extend(b"SECRET-PHONE\0\0");
    for number in [51u32, 22, 3, 2, 21, 30] {
        exif.extend(number.to_le_bytes());
        exif.extend(1u32.to_le_bytes());
    }
    exif.extend(preview);
    exif
}

/// A segment of a JPEG.
fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    [&[0xff, marker][..], &(data.len() as u16 + 2).to_be_bytes()[..], data].concat()
}

/// A JPEG with everything that cameras and programs say of it.
pub fn told_jpeg(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let told = [
        segment(0xe1, &[&b"Exif\0\0"[..], &exif(orientation)].concat()),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<?xpacket?><x:xmpmeta>SECRET</x:xmpmeta>"),
        segment(0xed, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x06SECRET"),
        segment(0xe2, b"MPF\0SECRET"),
        segment(0xec, b"Ducky SECRET"),
        segment(0xfe, b"SECRET comment"),
        // A preview inside the oldest of all segments: two dots wide, one high.
        segment(0xe0, b"JFXX\0\x10SECRET"),
    ];
    // Behind the end, a second picture and what the maker of the phone adds.
    [&jpeg[..2], &told.concat(), &jpeg[2..], b"\xff\xd8SECRET\xff\xd9SECRET"].concat()
}

/// A JPEG with a colour profile.
pub fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    [&jpeg[..2], &segment(0xe2, &[&b"ICC_PROFILE\0\x01\x01"[..], profile].concat()), &jpeg[2..]].concat()
}

/// A chunk of a PNG.
pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&name[..], data].concat();
    let mut sum = u32::MAX;
    for byte in &body {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    [&(data.len() as u32).to_be_bytes()[..], &body, &(!sum).to_be_bytes()].concat()
}

/// A PNG with everything that programs say of it.
pub fn told_png(png: &[u8], orientation: u16) -> Vec<u8> {
    let told = [
        chunk(b"tEXt", b"Author\0SECRET"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0SECRET"),
        chunk(b"eXIf", &exif(orientation)),
        chunk(b"tIME", &[7, 234, 11, 22, 9, 0, 0]),
        chunk(b"prVt", b"SECRET"),
    ];
    // Its head is 8 bytes, and 25 of its first chunk.
    [&png[..33], &told.concat(), &png[33..], b"SECRET"].concat()
}

/// A WebP with everything that programs say of it.
pub fn told_webp(webp: &[u8], (width, height): (u32, u32), orientation: u16) -> Vec<u8> {
    let part = |name: &[u8], data: &[u8]| {
        let filling = vec![0; data.len() % 2];
        [name, &(data.len() as u32).to_le_bytes(), data, &filling].concat()
    };
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let head = [vec![0b0000_1100, 0, 0, 0], side(width), side(height)].concat();
    let parts = [
        part(b"VP8X", &head),
        webp[12..].to_vec(),
        part(b"EXIF", &exif(orientation)),
        part(b"XMP ", b"SECRET"),
        part(b"OWN ", b"SECRET"),
    ]
    .concat();
    [&b"RIFF"[..], &(parts.len() as u32 + 4).to_le_bytes(), b"WEBP", &parts].concat()
}

/// A GIF with a comment and the data of a program.
pub fn told_gif(gif: &[u8]) -> Vec<u8> {
    let colours = 3 << ((gif[10] & 7) + 1);
    let start = 13 + if gif[10] & 0x80 == 0 { 0 } else { colours };
    let told = [&b"\x21\xfe\x06SECRET\0"[..], b"\x21\xff\x0bXMP DataXMP\x06SECRET\0"].concat();
    [&gif[..start], &told, &gif[start..]].concat()
}

/// A GIF that moves.
pub fn moving_gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for colour in [0, 200] {
        let frame = RgbImage::from_pixel(40, 30, Rgb([colour, 90, 90]));
        encoder.encode(frame.as_raw(), 40, 30, ExtendedColorType::Rgb8).expect("a frame can be written");
    }
    drop(encoder);
    bytes
}

/// A photo for a printing press, in four inks, with the mark of Adobe's programs.
pub fn inked_jpeg(picture: &RgbImage) -> Vec<u8> {
    let inks: Vec<u8> = picture
        .pixels()
        .flat_map(|Rgb([red, green, blue])| [255 - red, 255 - green, 255 - blue, 0])
        .collect();
    let mut bytes = Vec::new();
    jpeg_encoder::Encoder::new(&mut bytes, 92)
        .encode(&inks, picture.width() as u16, picture.height() as u16, jpeg_encoder::ColorType::Cmyk)
        .expect("a JPEG can be written");
    bytes
}

/// A PNG whose head promises as many dots as it likes, with a handful of bytes behind it.
pub fn promising_png(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let dots = [0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1];
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", &dots), &chunk(b"IEND", b"")].concat()
}

/// A PNG of one colour: few bytes, many dots.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let dots = vec![0; width as usize * height as usize];
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&dots, width, height, ExtendedColorType::L8)
        .expect("a PNG can be written");
    bytes
}

/// Files that are no pictures that every browser shows, one of each kind, and pictures that cannot be shown.
pub fn oddities() -> Vec<Vec<u8>> {
    let boxed = |brand: &str| [&b"\0\0\0\x10ftyp"[..], brand.as_bytes(), b"\0\0\0\0"].concat();
    let head = |mark: &[u8]| mark.to_vec();
    let metafile = [&b"\x01\0\0\0"[..], &[0; 36], b" EMF"].concat();
    let photo = jpeg(&garden(40, 30), 80);
    let nobodys_inks: Vec<u8> =
        inked_jpeg(&garden(40, 30)).windows(5).position(|part| part == b"Adobe").map_or(Vec::new(), |at| {
            let mut bytes = inked_jpeg(&garden(40, 30));
            bytes[at] = b'a';
            bytes
        });
    vec![
        boxed("heic"),
        boxed("avif"),
        boxed("qt  "),
        head(b"II*\0"),
        head(b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"),
        head(b"\xff\x0a"),
        head(b"8BPS"),
        head(b"\x1f\x8b"),
        metafile,
        head(b"%PDF-1.7"),
        head(b"PK\x03\x04"),
        head(b"<!doctype html>"),
        head(b"\0\0\x01\0"),
        head(b""),
        head(b"words"),
        photo[..photo.len() / 2].to_vec(),
        [&photo[..20], &[0xff, 0xd9]].concat(),
        moving_gif(),
        promising_png(100_000, 100_000),
        inked_jpeg(&garden(40, 30)),
        nobodys_inks,
        packed(&garden(40, 30), ImageFormat::Png),
    ]
}

/// A picture that an example of a rule names by its size: `content/pictures/a.png of 40 × 40 dots`.
pub fn of_caption(caption: &str) -> Option<(&str, Vec<u8>)> {
    let (path, size) = caption.strip_suffix(" dots")?.split_once(" of ")?;
    let (width, height) = size.split_once(" × ")?;
    let picture = garden(width.parse().ok()?, height.parse().ok()?);
    let bytes = match path.rsplit_once('.')?.1 {
        "jpg" => jpeg(&picture, 90),
        _ => packed(&picture, ImageFormat::Png),
    };
    Some((path, bytes))
}

/// A photo whose colours stand one behind the other in the file, in half the size: allowed, rare, and shown wrong by
/// some programs.
pub fn apart_jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 92);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_2_0);
    encoder.set_optimized_huffman_tables(true);
    encoder
        .encode(
            picture.as_raw(),
            picture.width() as u16,
            picture.height() as u16,
            jpeg_encoder::ColorType::Rgb,
        )
        .expect("a JPEG can be written");
    bytes
}
