//! Floor 3: the notice above the text of a leaflet, and the text of a leaflet that was taken down.
//! In: what the page says because days have passed. Out: blocks for the theme, which lays them out like any others.
//! Must never: say anything else than the web page.

use super::compilation::Compilation;
use super::contact::ContactSetter;
use super::piece::Origin;
use super::text::TextSetter;
use crate::render::notice::{Notice, notice};
use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Value, array, dict};
use typst::model::StrongElem;

/// The box above the text; `None` where nothing is overdue.
pub fn notice_box(leaflet: &Compilation, setter: &mut TextSetter, origin: Origin) -> Option<Dict> {
    let notice = notice(leaflet.site, leaflet.page)?;
    let mut blocks = array![];
    for (at, words) in notice.sentences.iter().enumerate() {
        let words = setter.text(words, origin);
        blocks.push(paragraph(if at == 0 { StrongElem::new(words).pack() } else { words }));
    }
    blocks.extend(whom_to_ask(leaflet, &notice, setter, origin));
    Some(dict! {
        "kind" => "callout",
        "name" => "important",
        "label" => Value::None,
        "title" => Value::None,
        "contact" => Value::None,
        "blocks" => blocks,
        "long" => false,
    })
}

/// The text of a page that was taken down: that it was, since when nobody had checked it, and to ask.
pub fn taken_down(leaflet: &Compilation, setter: &mut TextSetter, origin: Origin) -> Array {
    let Compilation { site, page, .. } = *leaflet;
    let strings = &site.locale(page).strings;
    let since =
        notice(site, page).filter(|_| page.is_stopped()).map_or_else(Vec::new, |notice| notice.sentences);
    let (first, last) = (strings.get("takedown_text"), strings.get("takedown_help"));
    let all = [first].into_iter().chain(since.iter().map(String::as_str)).chain([last]);
    all.map(|words| paragraph(setter.text(words, origin))).collect()
}

fn paragraph(body: Content) -> Value {
    dict! { "kind" => "paragraph", "body" => body }.into_value()
}

/// The contact to ask: its name, and each way to reach it at once.
fn whom_to_ask(leaflet: &Compilation, notice: &Notice, setter: &mut TextSetter, origin: Origin) -> Array {
    let Some(contact) = notice.contact else { return array![] };
    let locale = leaflet.site.locale(leaflet.page);
    let contacts = ContactSetter::new(leaflet.site, leaflet.theme, locale, leaflet.tells_age());
    let name = StrongElem::new(setter.text(&contact.in_language(&locale.lang).name, origin)).pack();
    let mut blocks = array![paragraph(setter.text(notice.ask, origin)), paragraph(name)];
    blocks.extend(contacts.quick_ways(contact, setter).into_iter().map(paragraph));
    blocks
}
