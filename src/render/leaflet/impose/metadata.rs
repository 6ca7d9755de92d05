//! Floor 3: the metadata of the printed file.
//! In: the metadata of the reading PDF, and the printed sides. Out: the same with its own title and identity,
//! the number of sides, their names, and how to print them.
//! Must never: drop the language, the title or the claim of PDF/UA-1.

use super::super::sheets::{PlacedPage, SheetSide};
use super::object::{pdf_error, resolved};
use crate::base::{Key, KeyHasher, xml_text};
use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};
use std::hash::Hash;

/// Writes the metadata of the printed file: XMP, document information, file identifier (PDF 2.0, 14.3 and
/// 14.4), viewer preferences (12.2) and page labels (12.4.2). `reading` is the reading PDF, from which the
/// identifier is derived.
///
/// # Errors
///
/// If the reading PDF lacks its XMP metadata or one of the properties that are replaced.
pub fn describe(
    pdf: &mut Document,
    sides: &[SheetSide],
    title: Option<&str>,
    reading: &[u8],
) -> Result<(), String> {
    let identifier = identifier(sides, title, reading).to_string();
    replace_properties(pdf, sides.len(), title, &identifier)?;
    if let Some(title) = title
        && let Ok(info) = pdf.trailer.get(b"Info").and_then(Object::as_reference)
    {
        pdf.get_dictionary_mut(info).map_err(pdf_error)?.set("Title", text_string(title));
    }
    let id = || Object::String(identifier.clone().into_bytes(), StringFormat::Literal);
    pdf.trailer.set("ID", vec![id(), id()]);
    let mut preferences = match pdf.catalog().map_err(pdf_error)?.get(b"ViewerPreferences") {
        Ok(found) => resolved(pdf, found)?.as_dict().map_err(pdf_error)?.clone(),
        Err(_) => Dictionary::new(),
    };
    // Scaled sides would not fold at the fold marks. Printers must flip on the short edge, or the back is
    // upside down.
    preferences.set("PrintScaling", "None");
    preferences.set("Duplex", "DuplexFlipShortEdge");
    let labels: Vec<Object> = sides
        .iter()
        .enumerate()
        .flat_map(|(index, side)| [Object::Integer(index as i64), page_label(side)])
        .collect();
    let catalog = pdf.catalog_mut().map_err(pdf_error)?;
    catalog.set("ViewerPreferences", preferences);
    catalog.set("PageLabels", dictionary! { "Nums" => labels });
    catalog.remove(b"PageLayout");
    Ok(())
}

/// A hash of everything that the printed file is made from.
fn identifier(sides: &[SheetSide], title: Option<&str>, reading: &[u8]) -> Key {
    let mut hasher = KeyHasher::new();
    (reading, title).hash(&mut hasher);
    for SheetSide { width_mm, height_mm, pages, ticks } in sides {
        let page = |PlacedPage { page, x_mm, y_mm }: &PlacedPage| (*page, x_mm.to_bits(), y_mm.to_bits());
        (width_mm.to_bits(), height_mm.to_bits()).hash(&mut hasher);
        pages.iter().map(page).collect::<Vec<_>>().hash(&mut hasher);
        ticks.iter().map(|tick| tick.to_bits()).collect::<Vec<_>>().hash(&mut hasher);
    }
    hasher.key()
}

/// The name of a side: the numbers of the pages on it, "8, 1".
fn page_label(side: &SheetSide) -> Object {
    let pages: Vec<String> =
        side.pages.iter().filter_map(|placed| Some((placed.page? + 1).to_string())).collect();
    Object::Dictionary(dictionary! { "P" => text_string(&pages.join(", ")) })
}

/// Replaces properties in the XMP metadata (ISO 16684-1): title, number of pages, identifiers.
fn replace_properties(
    pdf: &mut Document,
    sides: usize,
    title: Option<&str>,
    identifier: &str,
) -> Result<(), String> {
    let id = pdf
        .catalog()
        .and_then(|catalog| catalog.get(b"Metadata")?.as_reference())
        .map_err(|_| "the PDF has no properties")?;
    let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).map_err(pdf_error)?;
    let mut xml = String::from_utf8(stream.get_plain_content().map_err(pdf_error)?).map_err(pdf_error)?;
    if let Some(title) = title {
        let title = format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", xml_text(title));
        replace_content(&mut xml, "dc:title", &title)?;
    }
    replace_content(&mut xml, "xmpTPg:NPages", &sides.to_string())?;
    replace_content(&mut xml, "xmpMM:InstanceID", identifier)?;
    replace_content(&mut xml, "xmpMM:DocumentID", identifier)?;
    stream.set_plain_content(xml.into_bytes());
    stream.allows_compression = false;
    Ok(())
}

/// Replaces the content of the first element with a name. Enough for the XMP that Typst writes: elements
/// without attributes.
fn replace_content(xml: &mut String, name: &str, content: &str) -> Result<(), String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let range = xml
        .find(&open)
        .map(|start| start + open.len())
        .and_then(|start| Some(start..start + xml[start..].find(&close)?));
    xml.replace_range(range.ok_or_else(|| format!("the PDF's properties have no {name}"))?, content);
    Ok(())
}

/// A text string (PDF 2.0, 7.9.2.2): ASCII, or UTF-16 with the byte order mark.
fn text_string(text: &str) -> Object {
    let bytes = if text.is_ascii() {
        text.as_bytes().to_vec()
    } else {
        [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    };
    Object::String(bytes, StringFormat::Literal)
}
