//! Floor 3: links in a leaflet.
//! In: the content of a link and where it leads. Out: Typst content that is a tagged link with a description.
//! Must never: make a link that leads nowhere.

use super::labels::{heading_label, label};
use super::piece::Origin;
use crate::base::WebAddress;
use typst::foundations::{Content, NativeElement};
use typst::model::{Destination, LinkElem, LinkMarker, LinkTarget, Url};

/// A link to a web, mail or phone address. `words` are the visible words: with the address they become the
/// alternative description that PDF/UA-1 (ISO 14289-1, 7.18.5) asks of each link annotation. An address that
/// is no URL, or that would run something, gives the content without a link.
pub fn to_address(body: Content, address: &str, words: &str, origin: Origin) -> Content {
    // Readers of PDF run addresses too.
    if !WebAddress::of(address).may_be_followed() {
        return body;
    }
    let Ok(url) = Url::new(address) else { return body };
    let bare = ["https://", "http://", "mailto:", "tel:", "sms:"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
        .unwrap_or(address);
    let description = if words.is_empty() || words == bare || words == address {
        bare.to_string()
    } else {
        format!("{words}: {bare}")
    };
    let link = LinkMarker::new(body, Some(description.into()))
        .pack()
        .spanned(origin.typst_span())
        .labelled(label("link"));
    link.set(LinkElem::current, Some(Destination::Url(url)))
}

/// A link to a heading of the same leaflet; `heading` is its index among the headings of the page.
pub fn to_heading(body: Content, heading: usize, origin: Origin) -> Content {
    LinkElem::new(LinkTarget::Label(heading_label(heading)), body)
        .pack()
        .spanned(origin.typst_span())
        .labelled(label("link"))
}
