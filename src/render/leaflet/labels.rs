//! Floor 3: Typst labels: how a leaflet's headings and the theme's marks are found again.
//! In: a name, or the index of a heading. Out: labels, and the values that a theme marked with them.
//! Must never: make a label from words of a page; Typst never forgets a label.

use typst::foundations::{Content, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// The label of a heading, `h3`, from its index among the headings of the page.
pub fn heading_label(index: usize) -> Label {
    label(&format!("h{index}"))
}

/// The index of a heading, from its label: the reverse of [`heading_label`].
pub fn heading_index(heading: &Content) -> Option<usize> {
    heading.label()?.resolve().as_str().strip_prefix('h')?.parse().ok()
}

/// Everything in a document with a label, in its order.
pub fn labelled(document: &PagedDocument, name: &str) -> Vec<Content> {
    document.introspector().query(&Selector::Label(label(name))).into_iter().collect()
}

/// The value of a mark: an element that a theme writes as `#metadata(value) <name>`.
pub fn value(mark: &Content) -> Option<Value> {
    mark.to_packed::<MetadataElem>().map(|mark| mark.value.clone())
}

/// A label that is not an empty word.
pub fn label(name: &str) -> Label {
    Label::new(PicoStr::intern(name)).unwrap_or_else(|| unreachable!("a name that is not empty"))
}
