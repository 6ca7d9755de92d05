//! Floor 4: one file of the published site.
//! In: the bytes of a rendered file. Out: path, bytes and their hash.
//! Must never: know where it will be written.

use crate::base::{Blob, Key};
use std::sync::Arc;

/// One file to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path from the root of the site, with forward slashes: `imha/index.html`.
    pub path: Arc<str>,
    /// Its content.
    pub bytes: Blob,
    /// Hash of the content.
    pub key: Key,
}
