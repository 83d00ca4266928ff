//! Raster pictures: the bytes of a PNG or JPEG go in, its size comes out, and once it is written its pixels, row by row and
//! compressed at once, since a few bytes can claim more pixels than any memory holds.

use std::{
    io::{Cursor, Write},
    sync::Arc,
};

use flate2::{Compression, write::ZlibEncoder};
use image::{ImageFormat, ImageReader, Limits};

use crate::draw::Picture;

/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 12_000;
/// How many pixels a picture has that cannot be decoded row by row: a JPEG, or a PNG that is interlaced.
const MOST_AT_ONCE: u64 = 30_000_000;
/// What decoding one picture may take, in bytes.
const MOST_MEMORY: usize = 256 << 20;
const WHITE: u8 = 255;

/// Pixels as a file holds them.
#[derive(Debug)]
pub(crate) struct Pixels {
    /// Eight bits a channel, red green blue, row by row from the top, as a zlib stream.
    pub(crate) rgb: Vec<u8>,
    /// Eight bits a pixel, 255 opaque, as a zlib stream.
    pub(crate) alpha: Option<Vec<u8>>,
    /// Whether all of it could be decoded; the rest is white.
    pub(crate) is_whole: bool,
}

/// Reads what a PNG or JPEG says of itself; `None` where it is neither, or too big.
pub(crate) fn read(file: &[u8]) -> Option<Picture> {
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .ok()?;
    reader.limits(limits());
    let format = reader.format()?;
    let (width, height) = reader.into_dimensions().ok()?;
    let pixels = u64::from(width) * u64::from(height);
    let is_read_at_once = format != ImageFormat::Png || is_interlaced(file);
    let is_big = width.max(height) > LONGEST_SIDE || (is_read_at_once && pixels > MOST_AT_ONCE);
    (pixels > 0 && !is_big).then(|| Picture {
        width,
        height,
        file: Arc::from(file),
    })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY as u64);
    limits
}

/// Tells whether a PNG is interlaced (PNG, 11.2.1).
fn is_interlaced(file: &[u8]) -> bool {
    file.get(28).is_some_and(|method| *method != 0)
}

/// Decodes a picture.
pub(crate) fn pixels(picture: &Picture) -> Pixels {
    let mut packing = Packing {
        rgb: encoder(),
        alpha: encoder(),
        has_alpha: false,
        is_opaque: true,
        row: Vec::new(),
        left: picture.height,
    };
    let is_png = image::guess_format(&picture.file).is_ok_and(|format| format == ImageFormat::Png);
    if is_png {
        png_rows(picture, &mut packing);
    } else {
        rows_at_once(picture, &mut packing);
    }
    packing.finish(picture.width as usize)
}

/// Packs the rows of a PNG, as far as they can be read.
fn png_rows(picture: &Picture, packing: &mut Packing) -> Option<()> {
    let limits = png::Limits { bytes: MOST_MEMORY };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(&picture.file[..]), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let (colour, _) = reader.output_color_type();
    let channels = colour.samples();
    if reader.info().interlaced {
        let mut all = vec![WHITE; reader.output_buffer_size()?];
        reader.next_frame(&mut all).ok()?;
        for row in all.chunks_exact(picture.width as usize * channels) {
            packing.row(row, channels);
        }
    } else {
        while let Some(row) = reader.next_row().ok()? {
            packing.row(row.data(), channels);
        }
    }
    Some(())
}

/// Packs the rows of another picture.
fn rows_at_once(picture: &Picture, packing: &mut Packing) -> Option<()> {
    let mut reader = ImageReader::new(Cursor::new(&picture.file[..]))
        .with_guessed_format()
        .ok()?;
    reader.limits(limits());
    let rgb = reader.decode().ok()?.into_rgb8();
    for row in rgb.chunks_exact(picture.width as usize * 3) {
        packing.row(row, 3);
    }
    Some(())
}

fn encoder() -> ZlibEncoder<Vec<u8>> {
    ZlibEncoder::new(Vec::new(), Compression::new(6))
}

/// Compresses rows of pixels.
struct Packing {
    rgb: ZlibEncoder<Vec<u8>>,
    alpha: ZlibEncoder<Vec<u8>>,
    has_alpha: bool,
    is_opaque: bool,
    /// Working memory.
    row: Vec<u8>,
    /// How many rows are missing.
    left: u32,
}

impl Packing {
    /// Adds a row of grey or coloured pixels; with an even number of channels the last one is opacity.
    fn row(&mut self, pixels: &[u8], channels: usize) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        self.has_alpha = channels.is_multiple_of(2);
        // A vector takes everything.
        if channels == 3 {
            let _ = self.rgb.write_all(pixels);
        } else {
            self.row.clear();
            for pixel in pixels.chunks_exact(channels) {
                let grey = [pixel[0]; 3];
                let rgb = if channels == 4 { &pixel[..3] } else { &grey };
                self.row.extend_from_slice(rgb);
            }
            let _ = self.rgb.write_all(&self.row);
        }
        if self.has_alpha {
            self.row.clear();
            let last = |pixel: &[u8]| pixel[channels - 1];
            self.row.extend(pixels.chunks_exact(channels).map(last));
            self.is_opaque &= self.row.iter().all(|alpha| *alpha == WHITE);
            let _ = self.alpha.write_all(&self.row);
        }
    }

    fn finish(mut self, width: usize) -> Pixels {
        let is_whole = self.left == 0;
        let channels = if self.has_alpha { 4 } else { 3 };
        let white = vec![WHITE; width * channels];
        while self.left > 0 {
            self.row(&white, channels);
        }
        let alpha = (!self.is_opaque).then(|| self.alpha.finish().unwrap_or_default());
        Pixels {
            rgb: self.rgb.finish().unwrap_or_default(),
            alpha,
            is_whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn png_file(colour: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 2, 2);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(data).unwrap();
        writer.finish().unwrap();
        file
    }

    fn inflated(stream: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(stream)
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    }

    #[test]
    fn grey_pixels_of_sixteen_bits_become_colours_with_their_opacity() {
        let data = [1, 0, 255, 255, 2, 0, 128, 0, 3, 0, 255, 255, 4, 0, 0, 0];
        let file = png_file(
            png::ColorType::GrayscaleAlpha,
            png::BitDepth::Sixteen,
            &data,
        );
        let pixels = pixels(&read(&file).unwrap());
        assert_eq!(inflated(&pixels.rgb), [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
        assert_eq!(inflated(&pixels.alpha.unwrap()), [255, 128, 255, 0]);
        assert!(pixels.is_whole);
    }

    #[test]
    fn an_opaque_picture_has_no_alpha() {
        let file = png_file(png::ColorType::Rgba, png::BitDepth::Eight, &[255; 16]);
        assert!(pixels(&read(&file).unwrap()).alpha.is_none());
    }

    #[test]
    fn what_is_missing_of_a_picture_is_white() {
        let mut file = png_file(png::ColorType::Grayscale, png::BitDepth::Eight, &[7; 4]);
        let data = file.windows(4).position(|part| part == b"IDAT").unwrap();
        file.truncate(data + 6);
        let pixels = pixels(&read(&file).unwrap());
        assert_eq!(inflated(&pixels.rgb), [255; 12]);
        assert!(!pixels.is_whole);
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_none() {
        let mut file = png_file(png::ColorType::Grayscale, png::BitDepth::Eight, &[7; 4]);
        file[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
        assert!(read(&file).is_none());
        assert!(read(b"GIF89a").is_none() && read(b"").is_none());
    }
}
