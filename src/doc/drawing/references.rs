//! Floor 1: which parts of a drawing are drawn with which others.
//! In: the kept parts. Out: for each, the parts that it draws besides those in it: by `href`, or by `url(#…)` in a
//! property; and the lengths of dashes on it.
//! Must never: take a part for smaller than it may be drawn.

use super::geometry;
use super::part::{KeptChild, KeptPart};
use crate::base::{CssDeclaration, css_addresses, css_declarations};
use std::collections::HashMap;

/// The most that is compared: rules of style sheets, multiplied by elements.
const MOST_COMPARED: usize = 8_000_000;

/// What a part draws besides what stands in it.
#[derive(Debug, Default)]
pub struct References {
    /// The index of each part, and how many times it is drawn.
    pub to: Vec<(usize, u64)>,
    /// The shortest round of dashes that it may be drawn with.
    pub dash: Option<f64>,
}

/// Too many rules for too many elements.
pub struct TooMany;

/// The references of each part. `diagonal` is that of the drawing.
///
/// # Errors
///
/// If style sheets have so many rules that looking at them would take long, here and in a browser.
pub fn references(parts: &[KeptPart], diagonal: f64) -> Result<Vec<References>, TooMany> {
    let mut with_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(id) = part.get("id") {
            with_id.entry(id).or_default().push(at);
        }
    }
    let sheet: Vec<CssDeclaration> = sheets(parts).flat_map(css_declarations).collect();
    if sheet.len().saturating_mul(parts.len()) > MOST_COMPARED {
        return Err(TooMany);
    }
    let of = |part: &KeptPart| {
        let mut found = References::default();
        let mut target = |id: &str, times: u64| {
            found.to.extend(with_id.get(id).into_iter().flatten().map(|at| (*at, times)));
        };
        // An animation names the part that it moves, and draws nothing.
        if let Some(id) = part.target().filter(|_| !part.name.starts_with("animate") && part.name != "set") {
            target(id, 1);
        }
        let points = geometry::outline(part).0.max(1);
        let mut property = |name: &str, value: &str| {
            let times = if name.starts_with("marker") { points } else { 1 };
            for address in css_addresses(value) {
                if let Some(id) = address.address.trim().strip_prefix('#') {
                    target(id, times);
                }
            }
            if name == "stroke-dasharray" {
                let dash = geometry::dash(value, diagonal);
                found.dash = [found.dash, dash].into_iter().flatten().min_by(f64::total_cmp);
            }
        };
        let (id, classes) = (part.get("id").unwrap_or(""), part.get("class").unwrap_or(""));
        for declaration in &sheet {
            if declaration.selector.may_fit(part.name, id, classes.split_ascii_whitespace()) {
                property(&declaration.name, declaration.value);
            }
        }
        for declaration in part.get("style").map_or(Vec::new(), css_declarations) {
            property(&declaration.name, declaration.value);
        }
        part.attributes
            .iter()
            .filter(|(name, _)| name != "style")
            .for_each(|(name, value)| property(name, value));
        found
    };
    Ok(parts.iter().map(of).collect())
}

/// The texts of all style sheets in the drawing.
fn sheets<'p>(parts: &'p [KeptPart]) -> impl Iterator<Item = &'p str> {
    parts.iter().filter(|part| part.name == "style").flat_map(|part| &part.children).filter_map(|child| {
        match child {
            KeptChild::Text(text) => Some(*text),
            KeptChild::Part(_) => None,
        }
    })
}
