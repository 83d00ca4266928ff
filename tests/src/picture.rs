//! Small grey pictures of pages: read from pdftoppm, kept as PNG, compared.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};

/// How far a pixel may be off before it counts, of 255. Versions of a renderer smooth edges differently.
const FAR: u8 = 96;
/// The grey between two pages.
const GAP: u8 = 128;

/// Rows of grey pixels from the top, 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// Reads what `pdftoppm -gray` writes to its output, one PGM a page, and puts the pages below each other.
    ///
    /// # Errors
    /// Fails where that is something else.
    pub fn from_pages(mut pgm: &[u8]) -> Result<Self> {
        let mut pages = Vec::new();
        while !pgm.is_empty() {
            let (page, rest) = page(pgm).context("no PGM")?;
            pages.push(page);
            pgm = rest;
        }
        let width = pages.iter().map(|page| page.width).max().unwrap_or(0);
        let mut grey = Vec::new();
        for (number, page) in pages.iter().enumerate() {
            if number > 0 {
                grey.resize(grey.len() + 2 * width, GAP);
            }
            for row in page.grey.chunks(page.width) {
                grey.extend_from_slice(row);
                grey.resize(grey.len() + width - page.width, GAP);
            }
        }
        // Sixteen greys are enough to see by, and make a file of half the size.
        for pixel in &mut grey {
            *pixel = (*pixel >> 4) * 17;
        }
        Ok(Self { width, grey })
    }

    /// Reads a PNG that [`Picture::to_png`] wrote.
    ///
    /// # Errors
    /// Fails where it is another kind of picture.
    pub fn from_png(png: &[u8]) -> Result<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info()?;
        let mut grey = vec![0; reader.output_buffer_size().context("too large")?];
        let info = reader.next_frame(&mut grey)?;
        ensure!(info.color_type == png::ColorType::Grayscale, "not grey");
        Ok(Self {
            width: usize::try_from(info.width)?,
            grey,
        })
    }

    /// Returns the picture as PNG of four bits a pixel.
    ///
    /// # Errors
    /// Fails where the picture is empty.
    pub fn to_png(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let height = self.grey.len().checked_div(self.width).unwrap_or(0);
        let mut encoder = png::Encoder::new(
            &mut bytes,
            u32::try_from(self.width)?,
            u32::try_from(height)?,
        );
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let mut packed = Vec::new();
        for row in self.grey.chunks(self.width) {
            for pair in row.chunks(2) {
                let right = pair.get(1).map_or(0, |pixel| pixel >> 4);
                packed.push((pair[0] & 0xf0) | right);
            }
        }
        encoder.write_header()?.write_image_data(&packed)?;
        Ok(bytes)
    }

    /// Tells whether two pictures show the same: of the same size, and at most one pixel in five hundred far off.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        let is_far = |(one, other): (&u8, &u8)| one.abs_diff(*other) > FAR;
        let far = self
            .grey
            .iter()
            .zip(&other.grey)
            .filter(|&pair| is_far(pair));
        self.width == other.width
            && self.grey.len() == other.grey.len()
            && far.count() * 500 <= self.grey.len()
    }

    /// Returns the picture of what differs: black where one of the two has something that the other has not.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let width = self.width.max(other.width);
        let rows = |picture: &Self| picture.grey.len().checked_div(picture.width).unwrap_or(0);
        let at = |picture: &Self, x: usize, y: usize| {
            let pixel = picture.grey.get(y * picture.width + x).copied();
            pixel.filter(|_| x < picture.width).unwrap_or(GAP)
        };
        let height = rows(self).max(rows(other));
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self {
            width,
            grey: pixels
                .map(|(x, y)| 255 - at(self, x, y).abs_diff(at(other, x, y)))
                .collect(),
        }
    }
}

/// Reads the first page of a row of PGM files, and returns what follows it.
fn page(pgm: &[u8]) -> Option<(Picture, &[u8])> {
    let mut lines = pgm.splitn(4, |&byte| byte == b'\n');
    let (magic, size, depth, pixels) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
    let (width, height) = std::str::from_utf8(size).ok()?.split_once(' ')?;
    let (width, height): (usize, usize) = (width.parse().ok()?, height.parse().ok()?);
    if magic != b"P5" || depth != b"255" || pixels.len() < width * height {
        return None;
    }
    let (grey, rest) = pixels.split_at(width * height);
    let grey = grey.to_vec();
    Some((Picture { width, grey }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_comes_back_from_its_png() -> Result<()> {
        let picture =
            Picture::from_pages(b"P5\n3 2\n255\n\x00\xff\x10\xff\xff\xffP5\n1 1\n255\n\x00")?;
        assert_eq!(Picture::from_png(&picture.to_png()?)?, picture);
        Ok(())
    }

    #[test]
    fn a_missing_word_does_not_look_the_same() {
        let white = Picture {
            width: 20,
            grey: vec![255; 400],
        };
        let mut word = white.clone();
        word.grey[100..110].fill(0);
        assert!(white.looks_like(&white) && !white.looks_like(&word));
        assert_eq!(white.difference(&word).grey[105], 0);
    }
}
