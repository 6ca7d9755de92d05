//! Floor 3: how much of its pages a leaflet fills.
//! In: pages as they were laid out, without footers. Out: edges of what stands on them, and the distance of
//! lines.
//! Must never: rely on measures of a theme: what it does not say is seen on the pages.

use super::labels::{labelled, value};
use std::collections::BTreeMap;
use typst::foundations::{Dict, Value};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;

/// From the baseline of a line to its upper edge, as a part of the size of its letters: the height of a
/// capital letter.
const CAPITAL: f64 = 0.7;

/// Distances of lines are compared in hundredths of a point.
const FINE: f64 = 100.0;

/// Lines that are so many times the size of their letters apart are of two paragraphs.
const BLANK_LINE: f64 = 1.5;

/// Upper and lower edge of what stands on a page, measured from the top of the page. `None` for an empty one.
pub fn extent(frame: &Frame) -> Option<(Abs, Abs)> {
    let mut edges = None;
    each_item(frame, Transform::identity(), &mut |top, bottom, _| {
        let (upper, lower) = edges.unwrap_or((top, bottom));
        edges = Some((top.min(upper), bottom.max(lower)));
    });
    edges
}

/// How much of the last page is filled, as a part of what the pages before it show to have room: 0 to 1.
pub fn filled_share(document: &PagedDocument) -> f64 {
    let pages: Vec<(Abs, Abs)> = document.pages().iter().filter_map(|page| extent(&page.frame)).collect();
    let Some(last) = document.pages().last() else { return 0.0 };
    let (Some((_, bottom)), Some(top)) = (extent(&last.frame), pages.iter().map(|(top, _)| *top).min())
    else {
        return 0.0;
    };
    let lowest = pages.iter().map(|(_, bottom)| *bottom).max().unwrap_or(bottom);
    let end = footer_edge(document).unwrap_or(lowest).max(lowest);
    ((bottom - top) / (end - top)).clamp(0.0, 1.0)
}

/// The upper edge of the page footers, from the mark that the theme left for them.
fn footer_edge(document: &PagedDocument) -> Option<Abs> {
    let mark = labelled(document, "foot").into_iter().next()?;
    let fields = value(&mark)?.cast::<Dict>().ok()?;
    match fields.get("y").ok()? {
        Value::Length(length) => Some(length.abs),
        _ => None,
    }
}

/// From one line of running text to the next, for letters of this size (in points): the commonest distance of two
/// lines that neither touch nor have a blank line between them. `None` if there is none.
pub fn line_distance(document: &PagedDocument, size: f64) -> Option<Abs> {
    let is_running_text = |letters: Abs| (letters.to_pt() - size).abs() < 0.01;
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for page in document.pages() {
        let mut baselines = Vec::new();
        each_item(&page.frame, Transform::identity(), &mut |_, bottom, letters| {
            if letters.is_some_and(is_running_text) {
                baselines.push((bottom.to_pt() * FINE).round() as i64);
            }
        });
        baselines.sort_unstable();
        baselines.dedup();
        let distances = baselines.windows(2).map(|pair| pair[1] - pair[0]);
        let is_of_lines = |distance: &i64| (1.0..BLANK_LINE).contains(&(*distance as f64 / FINE / size));
        distances.filter(is_of_lines).for_each(|distance| *counts.entry(distance).or_default() += 1);
    }
    // Of distances that are equally common, the smallest.
    let commonest = counts.iter().max_by_key(|(distance, count)| (**count, -**distance))?;
    Some(Abs::pt(*commonest.0 as f64 / FINE))
}

/// Calls `visit` with each visible thing in a frame: its upper and lower edge on the page and, for letters,
/// their size. The lower edge of letters is their baseline.
fn each_item(frame: &Frame, transform: Transform, visit: &mut impl FnMut(Abs, Abs, Option<Abs>)) {
    for (place, item) in frame.items() {
        let mut visit_box = |top: Point, bottom: Point, size| {
            let (one, other) = (top.transform(transform).y, bottom.transform(transform).y);
            visit(one.min(other), one.max(other), size);
        };
        match item {
            FrameItem::Group(group) => {
                let moved = transform.pre_concat(Transform::translate(place.x, place.y));
                each_item(&group.frame, moved.pre_concat(group.transform), visit);
            }
            FrameItem::Text(text) => {
                let top = Point::new(place.x, place.y - text.size * CAPITAL);
                visit_box(top, *place, Some(text.size));
            }
            FrameItem::Shape(shape, _) => {
                let area = shape.bbox(true);
                visit_box(*place + area.min, *place + area.max, None);
            }
            FrameItem::Image(_, size, _) => visit_box(*place, *place + size.to_point(), None),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
