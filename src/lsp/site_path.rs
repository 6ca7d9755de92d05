//! Floor 7: addresses of files, as editors write them, and the sites that the files belong to.
//! In: `file:///c%3A/Our%20site/content/en/index.md`. Out: the site folder and the path in it; and the way back.
//! Must never: name a file outside the folders of a site.

use crate::disk::site_folder;
use gen_lsp_types::Uri;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use url::Url;

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitePath {
    /// The site folder.
    pub root: PathBuf,
    /// The path from there, with forward slashes.
    pub path: Arc<str>,
}

impl SitePath {
    /// The file at an address; `None` where it is part of no site.
    pub fn of(uri: &Uri) -> Option<SitePath> {
        let file = path_of(uri)?;
        let root = site_folder(&file)?;
        let path = path_in_site(file.strip_prefix(&root).ok()?)?;
        Some(SitePath { root, path: path.into() })
    }
}

/// The site that an editor's folder is, or lies in.
pub fn site_of_folder(uri: &Uri) -> Option<PathBuf> {
    site_folder(&path_of(uri)?)
}

/// The address of a file of a site.
pub fn uri_of(root: &Path, path: &str) -> Option<Uri> {
    let url = Url::from_file_path(root.join(path)).ok()?;
    Some(Uri(url.into()))
}

/// Other addresses than those of files (`untitled:`, `git:`) have no path.
fn path_of(uri: &Uri) -> Option<PathBuf> {
    Url::parse(&uri.0).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok()
}

/// The path from the site folder as findings have it; `None` for what is hidden, and for what is not of the site's
/// own folders.
fn path_in_site(path: &Path) -> Option<String> {
    let name = |part: Component<'_>| match part {
        Component::Normal(name) => name.to_str().filter(|name| !name.starts_with('.')).map(str::to_string),
        _ => None,
    };
    let parts: Vec<String> = path.components().map(name).collect::<Option<_>>()?;
    let is_of_site = parts.len() > 1 && ["content", "themes"].contains(&parts[0].as_str());
    is_of_site.then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_sites_folders_have_a_path_in_it() {
        for (path, found) in [
            ("content/en/a b.md", Some("content/en/a b.md")),
            ("themes/plain/page.html", Some("themes/plain/page.html")),
            ("public/index.html", None),
            ("content", None),
            ("content/en/.draft.md", None),
            ("content/../secret.md", None),
            ("/content/en/a.md", None),
        ] {
            assert_eq!(path_in_site(Path::new(path)).as_deref(), found, "{path}");
        }
    }

    #[test]
    fn addresses_are_read_as_editors_write_them() {
        let path = |uri: &str| path_of(&uri.into());
        if cfg!(windows) {
            let file = Some(PathBuf::from("c:\\Our site\\ŵ.md"));
            assert_eq!(path("file:///c%3A/Our%20site/%C5%B5.md"), file);
            assert_eq!(path("file:///c:/Our%20site/ŵ.md"), file);
        } else {
            let file = Some(PathBuf::from("/srv/Our site/ŵ.md"));
            assert_eq!(path("file:///srv/Our%20site/%C5%B5.md"), file);
            assert_eq!(path("file:///srv/Our%20site/ŵ.md"), file);
            let root = Path::new("/srv/Our site");
            assert_eq!(uri_of(root, "ŵ.md"), Some("file:///srv/Our%20site/%C5%B5.md".into()));
        }
        for other in ["untitled:Untitled-1", "https://a.example/content/en/a.md", "", "content/en/a.md"] {
            assert_eq!(path(other), None, "{other}");
        }
    }
}
