//! Floor 3: the thumbnail of a leaflet.
//! In: a PDF. Out: its first page as a PNG with a palette, about as wide as a card on the list of leaflets.
//! Must never: be printed; its colours are reduced for the screen.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// The width of the thumbnail in pixels.
const WIDTH: f32 = 300.0;

/// The longest side of a page that is drawn, in points: the limit of PDF readers that know no `UserUnit` (ISO
/// 32000-1, annex C).
const MAX_LENGTH: f32 = 14400.0;

/// Levels of each of red, green and blue before the palette is chosen. On pages of text more than 16 cannot
/// be told apart, and make files twice as large.
const STEPS: usize = 16;

/// The most colours that the palette of a PNG can have.
const MAX_COLOURS: usize = 256;

/// The most that a page may be taller than wide: a thumbnail of 300 × 6,000 pixels takes 7 MB while it is
/// drawn.
const MAX_TALLNESS: f32 = 20.0;

/// Draws the first page of a PDF as a PNG.
///
/// # Errors
///
/// A sentence for staff without its full stop, if the PDF cannot be read, has no page, or the page cannot be
/// drawn at that size.
pub fn thumbnail(pdf: &[u8]) -> Result<Vec<u8>, String> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| "the PDF cannot be read")?;
    let page = pdf.pages().first().ok_or("the PDF has no page")?;
    let (width, height) = page.render_dimensions();
    if !(1.0..=MAX_LENGTH).contains(&width)
        || !(1.0..=MAX_LENGTH).contains(&height)
        || height > MAX_TALLNESS * width
    {
        return Err(format!("a page of {width} × {height} points cannot be drawn"));
    }
    // Slightly more, so that rounding down never loses a column.
    let scale = (WIDTH + 0.01) / width;
    let size = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let pixels = render(page, &RenderCache::new(), &InterpreterSettings::default(), &size);
    let colours: Vec<[u8; 3]> = pixels.data().iter().map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    write(&colours, pixels.width().into(), pixels.height().into())
        .map_err(|error| format!("the picture cannot be written: {error}"))
}

/// Writes a PNG with a palette and as few bits for each pixel as the palette allows.
fn write(colours: &[[u8; 3]], width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
    let (palette, indices) = reduce(colours);
    let bits = match palette.len() {
        0..=2 => 1,
        3..=4 => 2,
        5..=16 => 4,
        _ => 8,
    };
    let rows = indices.chunks(width.max(1) as usize);
    let packed: Vec<u8> = rows
        .flat_map(|row| {
            row.chunks(8 / bits).map(move |group| {
                group.iter().enumerate().fold(0, |byte, (nth, index)| byte | index << (8 - bits * (nth + 1)))
            })
        })
        .collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(match bits {
        1 => BitDepth::One,
        2 => BitDepth::Two,
        4 => BitDepth::Four,
        _ => BitDepth::Eight,
    });
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&packed)?;
    writer.finish()?;
    Ok(file)
}

/// A palette of at most 256 colours, and for each pixel its index in the palette.
fn reduce(colours: &[[u8; 3]]) -> (Vec<[u8; 3]>, Vec<u8>) {
    let code = |colour: &[u8; 3]| {
        colour.iter().fold(0, |code, value| code * STEPS + (usize::from(*value) * (STEPS - 1) + 127) / 255)
    };
    let colour = |code: usize| {
        [code / STEPS / STEPS, code / STEPS % STEPS, code % STEPS]
            .map(|step| (step * 255 / (STEPS - 1)) as u8)
    };
    let codes: Vec<usize> = colours.iter().map(code).collect();
    let mut times = vec![0; STEPS * STEPS * STEPS];
    codes.iter().for_each(|code| times[*code] += 1);
    let seen = times
        .iter()
        .enumerate()
        .filter(|(_, times)| **times > 0)
        .map(|(code, times)| (colour(code), *times))
        .collect();
    let (mut palette, mut place) = (Vec::new(), vec![0; times.len()]);
    for group in groups(seen) {
        group.iter().for_each(|(colour, _)| place[code(colour)] = palette.len() as u8);
        palette.push(mean(&group));
    }
    (palette, codes.iter().map(|code| place[*code]).collect())
}

/// A colour, and how many pixels have it.
type Counted = ([u8; 3], usize);

/// Median cut (Heckbert 1982): splits the colours until there are as many groups as the palette has room for.
/// The group to split is the one with the largest product of pixels and spread; it is split across its widest
/// side, so that each half has about half the pixels.
fn groups(all: Vec<Counted>) -> Vec<Vec<Counted>> {
    if all.len() <= MAX_COLOURS {
        return all.into_iter().map(|colour| vec![colour]).collect();
    }
    let mut groups = vec![all];
    while groups.len() < MAX_COLOURS {
        let worth = |group: &Vec<Counted>| usize::from(widest(group).1) * pixels(group);
        let Some(next) = (0..groups.len()).max_by_key(|index| worth(&groups[*index])) else { break };
        let mut group = groups.swap_remove(next);
        let side = widest(&group).0;
        group.sort_by_key(|(colour, _)| (colour[side], *colour));
        let (mut half, mut before) = (pixels(&group) / 2, 0);
        while before + 1 < group.len() && (before == 0 || half >= group[before].1) {
            half = half.saturating_sub(group[before].1);
            before += 1;
        }
        let rest = group.split_off(before);
        groups.extend([group, rest]);
    }
    groups
}

/// The number of pixels in a group.
fn pixels(group: &[Counted]) -> usize {
    group.iter().map(|(_, times)| times).sum()
}

/// The index of the component (red, green, blue) that differs most in a group, and by how much.
fn widest(group: &[Counted]) -> (usize, u8) {
    let spread = |side: usize| {
        let values = || group.iter().map(|(colour, _)| colour[side]);
        values().max().unwrap_or_default() - values().min().unwrap_or_default()
    };
    (0..3).map(|side| (side, spread(side))).max_by_key(|(_, spread)| *spread).unwrap_or_default()
}

/// The mean colour of a group, weighted by pixels.
fn mean(group: &[Counted]) -> [u8; 3] {
    let all = pixels(group).max(1);
    [0, 1, 2].map(|side| {
        (group.iter().map(|(colour, times)| usize::from(colour[side]) * times).sum::<usize>() / all) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &[u8]) -> (u32, u32, BitDepth, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let depth = reader.info().bit_depth;
        (info.width, info.height, depth, bytes)
    }

    #[test]
    fn black_on_white_takes_one_bit_a_pixel() {
        let pixels: Vec<[u8; 3]> = (0..9 * 2).map(|at| if at % 3 == 0 { [0; 3] } else { [255; 3] }).collect();
        let (width, height, depth, bytes) = read(&write(&pixels, 9, 2).unwrap());
        assert_eq!((width, height, depth), (9, 2, BitDepth::One));
        assert_eq!(bytes, [0b0110_1101, 0b1000_0000, 0b0110_1101, 0b1000_0000]);
    }

    #[test]
    fn however_colourful_there_are_never_more_than_256_colours_and_none_is_far_off() {
        let pixels: Vec<[u8; 3]> = (0..64u32 * 64 * 64)
            .map(|at| [(at % 64 * 4) as u8, (at / 64 % 64 * 4) as u8, (at / 4096 * 4) as u8])
            .collect();
        let (palette, indices) = reduce(&pixels);
        assert_eq!(palette.len(), 256);
        let off = |(pixel, index): (&[u8; 3], &u8)| {
            (0..3).map(|side| pixel[side].abs_diff(palette[usize::from(*index)][side])).max()
        };
        let farthest = pixels.iter().zip(&indices).filter_map(off).max();
        assert!(farthest <= Some(48), "{farthest:?}");
    }

    #[test]
    fn what_is_no_pdf_is_an_error() {
        assert!(thumbnail(b"").is_err());
        assert!(thumbnail(b"%PDF-1.7\nnothing").is_err());
    }
}
