//! Floor 1: files that a program left behind: copies of shared folders, lock files, files of file managers.
//! In: the path of a file, and whether another file is there. Out: what it is, if it is such a file.
//! Must never: take a page that somebody wrote for a copy: where a name may mean both, the original has to stand
//! beside it.

/// What a program left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftBehind {
    /// Two people changed a file at once, and a shared folder kept both. The original's path.
    Conflict(String),
    /// Somebody copied a file. The original's path.
    Copy(String),
    /// It is in a folder that somebody copied. The folder and the original.
    CopiedFolder(String, String),
    /// It is in such a folder too, and another file says so.
    Told,
    /// A program kept an older state of a file.
    Backup,
    /// A word processor makes it while a document is open.
    Lock,
    /// A computer makes it for itself.
    Litter,
}

/// Words that shared folders put into the name of the second file: Dropbox and Nextcloud, Syncthing, Seafile,
/// Resilio.
const CONFLICT_MARKS: [&str; 5] =
    ["conflicted copy", "case conflict", ".sync-conflict-", "(sfconflict", ".conflict"];

/// The ends of names of older states: of editors, of people, of programs that stopped in the middle.
const BACKUPS: [&str; 9] = [".bak", ".old", ".orig", ".backup", ".tmp", ".swp", ".asd", ".wbk", "~"];

/// The files of file managers.
const LITTER: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r"];

impl LeftBehind {
    /// What the file at `path` is. `starts_like` tells whether the file at another path is there and begins as this
    /// one does; `is_there`, whether it is there; `has_folder`, whether there is a folder at a path.
    pub fn of(
        path: &str,
        is_there: impl Fn(&str) -> bool,
        starts_like: impl Fn(&str) -> bool,
        has_folder: impl Fn(&str) -> bool,
    ) -> Option<LeftBehind> {
        if let Some(copied) = copied_folder(path, has_folder) {
            return Some(copied);
        }
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let lower = name.to_lowercase();
        if LITTER.contains(&&*lower) || name.starts_with("._") {
            return Some(LeftBehind::Litter);
        }
        if name.starts_with("~$") || name.starts_with(".~lock.") {
            return Some(LeftBehind::Lock);
        }
        // Hidden files are nobody's business.
        let is_backup = !name.starts_with('.') && BACKUPS.iter().any(|end| lower.ends_with(end));
        if is_backup || name.starts_with('#') && name.ends_with('#') || name.starts_with("~WRL") {
            return Some(LeftBehind::Backup);
        }
        // `imha.easy.md`: a copy has its mark before or behind the kind.
        let (stem, end) = split(name);
        let beside = |stem: &str| format!("{folder}/{}{end}", stem.trim_end());
        if let Some(at) = CONFLICT_MARKS.iter().filter_map(|mark| stem.to_lowercase().find(mark)).min() {
            let at = stem.floor_char_boundary(at);
            // “page (Mary's conflicted copy …)”: the bracket belongs to the mark.
            let original = stem[..at].rfind('(').map_or(&stem[..at], |bracket| &stem[..bracket]);
            return Some(LeftBehind::Conflict(beside(original)));
        }
        if let Some(original) = copied_from(stem).map(beside).filter(|original| is_there(original)) {
            return Some(LeftBehind::Copy(original));
        }
        // iCloud calls the second file `page 2.md`, which may be the name of a page too.
        let numbered = stem.rsplit_once(' ').filter(|(_, number)| is_number(number));
        if let Some(original) = numbered.map(|(front, _)| beside(front)).filter(|front| starts_like(front)) {
            return Some(LeftBehind::Conflict(original));
        }
        // OneDrive puts the name of the computer behind that of the file.
        for (at, _) in stem.match_indices('-') {
            let (original, computer) = (beside(&stem[..at]), &stem[at + 1..]);
            let is_named_by_windows = ["DESKTOP-", "LAPTOP-"].iter().any(|start| computer.starts_with(start))
                || is_computer(computer);
            let may_be_computer = computer.contains(|c: char| c.is_ascii_uppercase());
            if is_named_by_windows && is_there(&original) || may_be_computer && starts_like(&original) {
                return Some(LeftBehind::Conflict(original));
            }
        }
        None
    }
}

/// The copy of a folder that the file at `path` is in, and the original: `content/en/care - Copy` and `content/en/care`.
/// `has_folder` tells whether there is a folder at a path.
fn copied_folder(path: &str, has_folder: impl Fn(&str) -> bool) -> Option<LeftBehind> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    let mut folders = ends.filter_map(|end| path[..end].rsplit_once('/').map(|parts| (&path[..end], parts)));
    folders.find_map(|(folder, (above, name))| {
        let original = format!("{above}/{}", copied_from(name)?.trim_end());
        has_folder(&original).then(|| LeftBehind::CopiedFolder(folder.to_string(), original))
    })
}

/// The name without the ending that says what kind of file it is: `imha.easy.md` → `imha`, `.easy.md`.
fn split(name: &str) -> (&str, &str) {
    let dot = name.rfind('.').filter(|dot| *dot > 0).unwrap_or(name.len());
    let kinds = [".checker.easy", ".easy", ".checker", ".leaflet"];
    let kind = kinds.iter().find_map(|kind| name[..dot].strip_suffix(kind)).map_or(dot, str::len);
    name.split_at(if kind == 0 { dot } else { kind })
}

/// The name that a copy was made of: `Copy of page`, `page - Copy (2)`, `page copy`, `page (1)` → `page`.
fn copied_from(stem: &str) -> Option<&str> {
    if let Some(original) = stem.strip_prefix("Copy of ") {
        // Of several copies the first one has no number.
        return Some(copied_from(original).unwrap_or(original));
    }
    let numbered = stem.strip_suffix(')').and_then(|inner| inner.rsplit_once(" ("));
    let numbered = numbered.filter(|(_, number)| is_number(number)).map(|(front, _)| front);
    // Mac OS numbers without brackets: `page copy 2`.
    let bare = stem.rsplit_once(' ').filter(|(_, number)| is_number(number)).map(|(front, _)| front);
    let front = numbered.or(bare).unwrap_or(stem);
    let ends = [
        " - Copy",
        " - copy",
        " – Copy",
        " Copy",
        " copy",
        "-copy",
        "_copy",
        " (copy)",
        " (Copy)",
        " - Kopie",
        " – Kopie",
        " - Copie",
        " - Copia",
        " - Kopia",
        " - Kopi",
        " - Copi",
    ];
    let copied = ends.iter().find_map(|end| front.strip_suffix(end));
    // `page - Copy - Copy`, `page (1) (1)`: a copy of a copy.
    copied.or(numbered).map(|front| copied_from(front).unwrap_or(front))
}

/// Whether it can only be the name of a computer, as Windows writes it: `MARYS-LAPTOP`, `RECEPTION2`.
fn is_computer(name: &str) -> bool {
    (6..=15).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().any(|byte| byte == b'-' || byte.is_ascii_digit())
}

fn is_number(words: &str) -> bool {
    !words.is_empty() && words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Option<LeftBehind> {
        let known = ["content/en/page.md", "content/en/page.easy.md"];
        LeftBehind::of(
            &format!("content/en/{name}"),
            |path| known.contains(&path),
            |path| known.contains(&path),
            |path| ["content", "content/en", "content/en/care"].contains(&path),
        )
    }

    #[test]
    fn copies_are_known_by_their_names() {
        let original = "content/en/page.md".to_string();
        for name in [
            "page (conflicted copy 2026-11-22 101010).md",
            "page (Mary's conflicted copy 2026-11-22).md",
            "page.sync-conflict-20261122-101010-ABCDEFG.md",
            "page-DESKTOP-AB12.md",
            "page-LAPTOP-XY34ZQ.md",
            "page-MARYS-LAPTOP.md",
            "page-RECEPTION2.md",
            "page-Marys-MacBook.md",
            "page 2.md",
        ] {
            assert_eq!(of(name), Some(LeftBehind::Conflict(original.clone())), "{name}");
        }
        for name in [
            "Copy of page.md",
            "page - Copy.md",
            "page - Copy (2).md",
            "page - Kopie.md",
            "page copy.md",
            "page copy 2.md",
            "page (1).md",
            "page (1) (2).md",
            "page - Copy - Copy.md",
            "Copy of page (1).md",
            "page (copy).md",
        ] {
            assert_eq!(of(name), Some(LeftBehind::Copy(original.clone())), "{name}");
        }
        let easy = LeftBehind::Copy("content/en/page.easy.md".into());
        assert_eq!(of("page (1).easy.md"), Some(easy));
        for name in ["~$page.docx", ".~lock.page.odt#"] {
            assert_eq!(of(name), Some(LeftBehind::Lock), "{name}");
        }
        for name in ["page.md.bak", "page.md~", "page.md.old", "#page.md#", "~WRL0003.tmp"] {
            assert_eq!(of(name), Some(LeftBehind::Backup), "{name}");
        }
        for name in ["Thumbs.db", ".DS_Store", "Desktop.ini", "._page.md"] {
            assert_eq!(of(name), Some(LeftBehind::Litter), "{name}");
        }
    }

    #[test]
    fn files_in_a_copied_folder_are_copies() {
        for folder in ["care - Copy", "care (1)", "Copy of care", "care copy 2", "care - Kopie"] {
            let copied = LeftBehind::CopiedFolder(format!("content/en/{folder}"), "content/en/care".into());
            assert_eq!(of(&format!("{folder}/a.md")), Some(copied.clone()), "{folder}");
            assert_eq!(of(&format!("{folder}/below/a.md")), Some(copied), "{folder}");
        }
        for folder in ["Copy of a will", "care 2", "care-two", "help (1)", "copy"] {
            assert_eq!(of(&format!("{folder}/a.md")), None, "{folder}");
        }
    }

    #[test]
    fn pages_are_no_copies() {
        for name in [
            "page.md",
            "page-two.md",
            "other (1).md",
            "Copy of a birth certificate.md",
            "form-N434.md",
            "other-CO-OP.md",
            "other 2.md",
            "how-to-copy.md",
            "a-conflict.md",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
