//! Floor 4: photos, which take long to decode and to pack.
//! In: picture files. Out: the same, read, with their findings; what is made of them is kept on the disk, by their
//! bytes.
//! Must never: decode many large photos side by side: their dots would fill the memory.

use super::ArtifactCache;
use super::artifact_cache::{pack, unpack};
use crate::base::{Key, Source, par_map_coarse};
use crate::doc::{ParsedFile, PictureKind, Rendition, Renditions, dots, is_picture_path};

/// Pictures with more dots than that are decoded one after another: a dozen megapixels is what phones take.
const MANY_DOTS: u64 = 25_000_000;

/// Whether reading a file means decoding a picture.
pub(super) fn is_picture(source: &Source) -> bool {
    !source.path.starts_with("themes/") && is_picture_path(&source.path) && photo(source).is_some()
}

/// `read(picture)` for each picture: usual ones in parallel, very large ones one after another. The results are in
/// the order of the pictures that come back with them.
pub(super) fn read_each<R: Send>(
    pictures: Vec<&Source>,
    read: impl Fn(&Source) -> R + Sync + Send,
) -> Vec<(&Source, R)> {
    let is_large = |source: &&Source| dots(source.bytes()).is_some_and(|dots| dots > MANY_DOTS);
    let (large, usual): (Vec<&Source>, Vec<&Source>) = pictures.into_iter().partition(is_large);
    let made = par_map_coarse(&usual, |source| read(source));
    usual.into_iter().zip(made).chain(large.into_iter().map(|source| (source, read(source)))).collect()
}

/// What was made of a picture before.
pub(super) fn kept(source: &Source, artifacts: &dyn ArtifactCache) -> Option<Renditions> {
    unpacked(&artifacts.get(key(source))?)
}

/// Keeps what was made of a picture, unless nothing could be made.
pub(super) fn keep(source: &Source, file: &ParsedFile, artifacts: &dyn ArtifactCache) {
    if let ParsedFile::Picture(picture) = file
        && let Some(made) = &picture.renditions
    {
        artifacts.put(key(source), &packed(made));
    }
}

/// The kind of a picture that has to be decoded.
fn photo(source: &Source) -> Option<PictureKind> {
    PictureKind::of(source.bytes()).filter(|kind| *kind != PictureKind::Drawing)
}

/// A picture under another name is the same picture.
fn key(source: &Source) -> Key {
    Key::of_value(&("picture", Key::of(source.bytes())))
}

fn packed(made: &Renditions) -> Vec<u8> {
    let Renditions { size, whole, sizes, had_inks } = made;
    let mut about = vec![u8::from(*had_inks)];
    about.extend([size.0, size.1].into_iter().flat_map(u32::to_le_bytes));
    let files: Vec<&Rendition> = [whole].into_iter().chain(sizes).collect();
    for Rendition { kind, width, height, bytes: _, key: _ } in &files {
        about.push(PictureKind::ALL.iter().position(|known| known == kind).unwrap_or(0) as u8);
        about.extend([*width, *height].into_iter().flat_map(u32::to_le_bytes));
    }
    pack([&*about].into_iter().chain(files.iter().map(|file| &*file.bytes)))
}

fn unpacked(bytes: &[u8]) -> Option<Renditions> {
    let parts = unpack(bytes)?;
    let (about, files) = parts.split_first()?;
    if about.len() != 9 + 9 * files.len() {
        return None;
    }
    let pair = |at: usize| {
        let number = |at: usize| Some(u32::from_le_bytes(*about.get(at..)?.first_chunk()?));
        Some((number(at)?, number(at + 4)?))
    };
    let file = |(at, bytes): (usize, &&[u8])| {
        let at = 9 + at * 9;
        let kind = *PictureKind::ALL.get(usize::from(*about.get(at)?))?;
        Some(Rendition::new(kind, pair(at + 1)?, *bytes))
    };
    let mut files = files.iter().enumerate().map(file);
    let whole = files.next()??;
    let sizes: Vec<Rendition> = files.collect::<Option<_>>()?;
    (!sizes.is_empty()).then_some(Renditions { size: pair(1)?, whole, sizes, had_inks: about[0] != 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dots of many would fill the memory.
    #[test]
    fn very_large_photos_are_read_one_after_another() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let side = 6000u32.to_be_bytes();
        let head = [&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..], &side, &side, &[8, 2, 0, 0, 0]].concat();
        let files: Vec<Source> =
            (0..6).map(|at| Source::new(&format!("content/pictures/{at}.png"), head.clone())).collect();
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let read = read_each(files.iter().collect(), |source| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            // Long enough for the others to begin, if they may.
            (0..10_000).for_each(|_| std::thread::yield_now());
            now.fetch_sub(1, Ordering::SeqCst);
            source.path.clone()
        });
        assert_eq!(most.into_inner(), 1);
        assert!(read.len() == 6 && read.iter().all(|(source, path)| source.path == *path));
    }

    #[test]
    fn what_is_kept_comes_back_the_same() {
        let file = |width| Rendition::new(PictureKind::Jpeg, (width, 3), vec![width as u8; 9]);
        let made = Renditions { size: (7, 3), whole: file(7), sizes: vec![file(4), file(6)], had_inks: true };
        let packed = packed(&made);
        assert_eq!(unpacked(&packed), Some(made));
        for length in 0..packed.len() {
            assert_eq!(unpacked(&packed[..length]), None, "{length} of {} bytes", packed.len());
        }
    }
}
