//! Floor 1: the dots of a picture.
//! In: the bytes of a picture. Out: its dots, fewer of them, turned, in the colours of screens; and bytes again.
//! Must never: begin to decode more dots than the memory of a small computer holds.

use super::kind::PictureKind;
use fast_image_resize as resize;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, GrayImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits,
    RgbImage, RgbaImage,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// The most dots that a picture may have. The cameras of phones take up to 50 million.
pub const MOST_DOTS: u64 = 64_000_000;

/// The most memory that one picture may take while it is decoded, in bytes: eight for each dot.
const MOST_BYTES: u64 = MOST_DOTS * 8;

/// What is wrong with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// Its end is missing.
    CutOff,
    /// It cannot be decoded.
    Damaged,
    /// It moves: it holds several pictures that are shown one after another.
    Moves,
    /// It has too many dots: its width and height.
    TooLarge(u32, u32),
    /// Its colours are inks, and it is not known how they are meant.
    UnknownInks,
    /// Its colours are packed one behind the other, which our decoder shows wrong.
    ColoursApart,
}

/// The dots of a picture, as grey, red-green-blue, or the latter with clear parts, eight bits each.
pub struct Pixels(DynamicImage);

impl Pixels {
    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }

    /// Whether parts of it are clear.
    pub fn has_clear_parts(&self) -> bool {
        self.0.color().has_alpha()
    }

    /// Decodes a picture. With its dots comes its colour profile.
    ///
    /// # Errors
    /// Where it has too many dots, or cannot be decoded.
    pub fn decode(kind: PictureKind, bytes: &[u8]) -> Result<(Pixels, Option<Vec<u8>>), PictureFault> {
        let format = match kind {
            PictureKind::Drawing => return Err(PictureFault::Damaged),
            PictureKind::Jpeg => ImageFormat::Jpeg,
            PictureKind::Png => ImageFormat::Png,
            PictureKind::Gif => ImageFormat::Gif,
            PictureKind::Webp => ImageFormat::WebP,
        };
        if let Ok(size) = imagesize::blob_size(bytes)
            && (size.width as u64).saturating_mul(size.height as u64) > MOST_DOTS
        {
            return Err(PictureFault::TooLarge(size.width as u32, size.height as u32));
        }
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_BYTES);
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|_| PictureFault::Damaged)?;
        let (width, height) = decoder.dimensions();
        if decoder.total_bytes() > MOST_BYTES {
            return Err(PictureFault::TooLarge(width, height));
        }
        let profile = decoder.icc_profile().ok().flatten();
        let image = DynamicImage::from_decoder(decoder).map_err(|error| match error {
            ImageError::Limits(_) => PictureFault::TooLarge(width, height),
            _ => PictureFault::Damaged,
        })?;
        if width == 0 || height == 0 {
            return Err(PictureFault::Damaged);
        }
        Ok((Pixels(plain(image)), profile))
    }

    /// The same picture with fewer dots.
    pub fn scaled(&self, (width, height): (u32, u32)) -> Result<Pixels, PictureFault> {
        let of = match self.0 {
            DynamicImage::ImageLuma8(_) => resize::PixelType::U8,
            DynamicImage::ImageRgb8(_) => resize::PixelType::U8x3,
            _ => resize::PixelType::U8x4,
        };
        let options = resize::ResizeOptions::new()
            .resize_alg(resize::ResizeAlg::Convolution(resize::FilterType::Lanczos3));
        let from = resize::images::ImageRef::new(self.0.width(), self.0.height(), self.0.as_bytes(), of)
            .map_err(|_| PictureFault::Damaged)?;
        let mut to = resize::images::Image::new(width, height, of);
        resize::Resizer::new().resize(&from, &mut to, &options).map_err(|_| PictureFault::Damaged)?;
        let bytes = to.into_vec();
        let image = match of {
            resize::PixelType::U8 => GrayImage::from_raw(width, height, bytes).map(Into::into),
            resize::PixelType::U8x3 => RgbImage::from_raw(width, height, bytes).map(Into::into),
            _ => RgbaImage::from_raw(width, height, bytes).map(Into::into),
        };
        image.map(Pixels).ok_or(PictureFault::Damaged)
    }

    /// The same picture, turned as its camera says.
    pub fn turned(mut self, orientation: Orientation) -> Pixels {
        self.0.apply_orientation(orientation);
        self
    }

    /// The same picture in the colours of screens (sRGB). A profile that cannot be read says nothing.
    pub fn in_screen_colours(self, profile: &[u8]) -> Pixels {
        let layout = match self.0 {
            DynamicImage::ImageRgb8(_) => Layout::Rgb,
            DynamicImage::ImageRgba8(_) => Layout::Rgba,
            _ => return self,
        };
        let Ok(profile) = ColorProfile::new_from_slice(profile) else { return self };
        if profile.color_space != DataColorSpace::Rgb {
            return self;
        }
        let screen = ColorProfile::new_srgb();
        let Ok(transform) =
            profile.create_transform_8bit(layout, &screen, layout, TransformOptions::default())
        else {
            return self;
        };
        let (width, height) = self.size();
        let mut bytes = vec![0; self.0.as_bytes().len()];
        if transform.transform(self.0.as_bytes(), &mut bytes).is_err() {
            return self;
        }
        let image: Option<DynamicImage> = match layout {
            Layout::Rgb => RgbImage::from_raw(width, height, bytes).map(Into::into),
            _ => RgbaImage::from_raw(width, height, bytes).map(Into::into),
        };
        image.map_or(self, Pixels)
    }

    /// The picture as a file of a kind; `quality`, from 1 to 100, is that of JPEG.
    ///
    /// # Errors
    /// Where the kind cannot hold so many dots in a row.
    pub fn encoded(&self, kind: PictureKind, quality: u8) -> Result<Vec<u8>, PictureFault> {
        let (width, height) = self.size();
        let colours = self.0.color().into();
        let mut bytes = Vec::new();
        let done = match kind {
            PictureKind::Jpeg => return self.encoded_as_jpeg(quality),
            PictureKind::Webp => {
                WebPEncoder::new_lossless(&mut bytes).write_image(self.0.as_bytes(), width, height, colours)
            }
            _ => PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
                .write_image(self.0.as_bytes(), width, height, colours),
        };
        done.map_err(|_| PictureFault::TooLarge(width, height))?;
        Ok(bytes)
    }

    fn encoded_as_jpeg(&self, quality: u8) -> Result<Vec<u8>, PictureFault> {
        let (width, height) = self.size();
        let too_large = PictureFault::TooLarge(width, height);
        let (Ok(wide), Ok(high)) = (u16::try_from(width), u16::try_from(height)) else {
            return Err(too_large);
        };
        let colours = match self.0 {
            DynamicImage::ImageLuma8(_) => jpeg_encoder::ColorType::Luma,
            DynamicImage::ImageRgb8(_) => jpeg_encoder::ColorType::Rgb,
            _ => jpeg_encoder::ColorType::Rgba,
        };
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
        // Eyes see light four times as sharp as colour.
        encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_2_0);
        // Tables made for the picture would save a twentieth, and write one colour behind the other, which not every
        // decoder shows right.
        encoder.set_optimized_huffman_tables(false);
        encoder.encode(self.0.as_bytes(), wide, high, colours).map_err(|_| too_large)?;
        Ok(bytes)
    }
}

/// Eight bits for each part of a colour; no part for clearness where nothing is clear, none for colour where all
/// is grey.
fn plain(image: DynamicImage) -> DynamicImage {
    let colours = image.color();
    if colours.has_alpha() {
        let image = image.into_rgba8();
        let is_solid = image.pixels().all(|dot| dot[3] == u8::MAX);
        let image = DynamicImage::from(image);
        if is_solid { image.into_rgb8().into() } else { image }
    } else if colours.has_color() {
        image.into_rgb8().into()
    } else {
        image.into_luma8().into()
    }
}
