//! Floor 2: a page with its address.
//! In: a document and its language. Out: `AddressedPage`: what is known of a page before it is compared with
//! others.
//! Must never: refer to another page, except for the page whose text a fallback page shows.

use super::ids::PageId;
use super::role::{Role, State};
use crate::base::hash64;
use crate::doc::{self, Document};
use std::sync::Arc;

/// A page by itself: its file, its address, its role and its state.
#[derive(Debug)]
pub(super) struct AddressedPage {
    /// Its file; of a fallback page, the file of its original.
    pub doc: Arc<Document>,
    /// Its address with the language's prefix: `/cy/imha/`.
    pub address: Arc<str>,
    /// The file it is published as: `cy/imha/index.html`.
    pub output: Arc<str>,
    /// Hash of the address.
    pub address_hash: u64,
    /// Hash of the path of its file; of a fallback page, of the file that a translation would have.
    pub path_hash: u64,
    /// Hash of the folder of its file, without the language.
    pub folder_hash: u64,
    /// The number of its locale.
    pub locale: usize,
    /// What it is for.
    pub role: Role,
    /// Whether readers see it.
    pub state: State,
    /// Of a fallback page: the page whose text it shows.
    pub original: Option<PageId>,
}

impl AddressedPage {
    /// A page of the site in the locale with this number. `prefix` begins all addresses of the locale.
    pub fn own(doc: &Arc<Document>, locale: usize, prefix: &str, state: State) -> AddressedPage {
        let (address, output) = if prefix.is_empty() {
            (doc.address.clone(), doc.output.clone())
        } else {
            let address: Arc<str> = format!("{prefix}{}", doc.address).into();
            let output = doc::output(&address);
            (address, output)
        };
        AddressedPage {
            doc: doc.clone(),
            address_hash: hash64(&address),
            address,
            output,
            path_hash: doc.path_hash,
            folder_hash: hash64(&doc.content_path.folder),
            locale,
            role: Role::of(doc),
            state,
            original: None,
        }
    }

    /// Its title; the file's stem where it has none.
    pub fn title(&self) -> &str {
        title(&self.doc)
    }
}

/// The title of a document; the stem of its file where it has none.
pub(super) fn title(doc: &Document) -> &str {
    doc.front_matter.title.as_ref().map_or(&doc.content_path.stem, |title| &title.value)
}
