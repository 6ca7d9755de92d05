//! Floor 3: what the printed file says about itself.
//! In: the reading PDF's properties. Out: the same for the sheets: title, number of sides, names of sides,
//! how to print them.
//! Must never: drop the language, the title or the claim that it can be read aloud.

use super::super::sheets::{PlacedPage, PrintSheet};
use super::{resolved, said};
use crate::base::KeyHasher;
use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};
use std::hash::Hash;

/// Writes the properties of the printed file.
pub fn describe(
    pdf: &mut Document,
    sheets: &[PrintSheet],
    title: Option<&str>,
    reading: &[u8],
) -> Result<(), String> {
    let mut hasher = KeyHasher::new();
    (reading, title).hash(&mut hasher);
    for PrintSheet { width_mm, height_mm, pages, ticks } in sheets {
        let page = |PlacedPage { page, x_mm, y_mm }: &PlacedPage| (*page, x_mm.to_bits(), y_mm.to_bits());
        (width_mm.to_bits(), height_mm.to_bits()).hash(&mut hasher);
        pages.iter().map(page).collect::<Vec<_>>().hash(&mut hasher);
        ticks.iter().map(|tick| tick.to_bits()).collect::<Vec<_>>().hash(&mut hasher);
    }
    let key = hasher.key().to_string();
    properties(pdf, sheets.len(), title, &key)?;
    if let Some(title) = title
        && let Ok(info) = pdf.trailer.get(b"Info").and_then(Object::as_reference)
    {
        pdf.get_dictionary_mut(info).map_err(said)?.set("Title", text(title));
    }
    let id = || Object::String(key.clone().into_bytes(), StringFormat::Literal);
    pdf.trailer.set("ID", vec![id(), id()]);
    let mut preferences = match pdf.catalog().map_err(said)?.get(b"ViewerPreferences") {
        Ok(found) => resolved(pdf, found)?.as_dict().map_err(said)?.clone(),
        Err(_) => Dictionary::new(),
    };
    // Sheets are folded where they are measured: not scaled, and turned so that the back stands upright.
    preferences.set("PrintScaling", "None");
    preferences.set("Duplex", "DuplexFlipShortEdge");
    let labels: Vec<Object> = sheets
        .iter()
        .enumerate()
        .flat_map(|(at, sheet)| [Object::Integer(at as i64), label(sheet)])
        .collect();
    let catalog = pdf.catalog_mut().map_err(said)?;
    catalog.set("ViewerPreferences", preferences);
    catalog.set("PageLabels", dictionary! { "Nums" => labels });
    catalog.remove(b"PageLayout");
    Ok(())
}

/// A side is named by the pages that stand on it: "8, 1".
fn label(sheet: &PrintSheet) -> Object {
    let pages: Vec<String> =
        sheet.pages.iter().filter_map(|placed| Some((placed.page? + 1).to_string())).collect();
    Object::Dictionary(dictionary! { "P" => text(&pages.join(", ")) })
}

/// The properties that are written in XML: the title, how many pages, and which file this is.
fn properties(pdf: &mut Document, sides: usize, title: Option<&str>, key: &str) -> Result<(), String> {
    let id = pdf
        .catalog()
        .and_then(|catalog| catalog.get(b"Metadata")?.as_reference())
        .map_err(|_| "the PDF has no properties")?;
    let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).map_err(said)?;
    let mut xml = String::from_utf8(stream.get_plain_content().map_err(said)?).map_err(said)?;
    if let Some(title) = title {
        let title = format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escaped(title));
        replace(&mut xml, "dc:title", &title)?;
    }
    replace(&mut xml, "xmpTPg:NPages", &sides.to_string())?;
    replace(&mut xml, "xmpMM:InstanceID", key)?;
    replace(&mut xml, "xmpMM:DocumentID", key)?;
    stream.set_plain_content(xml.into_bytes());
    stream.allows_compression = false;
    Ok(())
}

/// Puts something else into an element, by the name that whoever set the reading PDF gives it.
fn replace(xml: &mut String, name: &str, by: &str) -> Result<(), String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let inside = xml
        .find(&open)
        .and_then(|at| Some(at + open.len()..at + open.len() + xml[at + open.len()..].find(&close)?));
    xml.replace_range(inside.ok_or_else(|| format!("the PDF's properties have no {name}"))?, by);
    Ok(())
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Words as PDF writes them.
fn text(words: &str) -> Object {
    let bytes = if words.is_ascii() {
        words.as_bytes().to_vec()
    } else {
        [0xFE, 0xFF].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    };
    Object::String(bytes, StringFormat::Literal)
}
