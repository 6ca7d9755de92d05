//! Floor 1: what it would cost to draw a drawing.
//! In: the kept parts. Out: nothing, or the part that takes too much time or memory.
//! Must never: draw anything, or take more than linear time itself.
//!
//! A few lines can ask for endless work: a part that is drawn ten times by a part that is drawn ten times and so on, a
//! filter that counts to two thousand million for each dot, dashes of a millionth of a line. The costs of a part are
//! those of what stands in it and of what it draws besides; each is added up once, so that this takes linear time.

use super::fault::{DrawingFault, SAVE_AGAIN};
use super::geometry::{enlargement, outline};
use super::part::{DEEPEST, KeptChild, KeptPart};
use super::references::{References, TooMany, references};

/// The most points and letters that are drawn; an element or letter counts as 20, and of the pieces of one text each
/// counts once for each other one, because they are set beside each other. A map of a town has some 200,000.
const MOST_POINTS: u64 = 4_000_000;
/// The most work of filters. A blurred shadow is 2. One unit takes a quarter of a second for a whole page on paper.
const MOST_FILTERS: u64 = 200;
/// The most dots of pictures in the drawing: A4 at 600 dots an inch has 35 million. Each takes 4 bytes.
const MOST_PIXELS: u64 = 40_000_000;
/// The most dashes.
const MOST_DASHES: f64 = 5e6;
/// The most times that a pattern is laid beside itself.
const MOST_TILES: f64 = 1e6;

/// The cost of a part with all that is drawn with it.
#[derive(Clone, Copy, Debug, Default)]
struct DrawingCost {
    points: u64,
    filters: u64,
    pixels: u64,
    /// How deep its parts stand in each other.
    depth: usize,
    /// How much the transforms in it enlarge.
    scale: f64,
}

/// The part that takes too much; `None` where none does. `diagonal` is that of the drawing, in its own units.
pub fn judge(parts: &[KeptPart], diagonal: f64) -> Option<DrawingFault> {
    let fault = |at: usize, message: String| Some(DrawingFault::new(parts[at].span, message, SAVE_AGAIN));
    let references = match references(parts, diagonal) {
        Ok(references) => references,
        Err(TooMany) => return fault(0, "This drawing has too many rules of style for its parts.".into()),
    };
    let order = match order(parts, &references) {
        Ok(order) => order,
        Err(at) => return fault(at, "A part of this drawing draws itself, again and again.".into()),
    };
    // What a length can be enlarged to is known first: filters depend on it.
    let whole = add_up(parts, &references, &order, diagonal, |_| 0);
    let scale = whole.scale;
    let whole = add_up(parts, &references, &order, diagonal, |part| filter_work(part, scale / diagonal));
    let at = |wanted: fn(&KeptPart) -> bool| parts.iter().position(wanted).unwrap_or(0);
    if whole.points > MOST_POINTS {
        return fault(at(|part| part.name == "use"), "This drawing has too many points to draw.".into());
    }
    if whole.depth > DEEPEST {
        let message = format!("The parts of this drawing are drawn by each other more than {DEEPEST} deep.");
        return fault(at(|part| part.name == "use"), message);
    }
    if whole.pixels > MOST_PIXELS {
        let message = "The pictures in this drawing have too many dots: together 40 million at most.";
        return fault(at(|part| part.pixels > 0), message.into());
    }
    if whole.filters > MOST_FILTERS {
        let most = parts.iter().enumerate().max_by_key(|(_, part)| filter_work(part, scale / diagonal));
        let message = "The effects (filters) of this drawing would take too long to draw.";
        return fault(most.map_or(0, |(at, _)| at), message.into());
    }
    let endless = parts.iter().position(|part| tiles(part, diagonal) > MOST_TILES);
    if let Some(at) = endless {
        return fault(at, "A pattern in this drawing is so small that it is laid a million times.".into());
    }
    let dashes = dashes(parts, &references);
    (dashes > MOST_DASHES).then(|| {
        let at = references.iter().position(|of| of.dash.is_some()).unwrap_or(0);
        let message = "The dashes of a line in this drawing are so short that there are millions of them.";
        DrawingFault::new(parts[at].span, message, "Make the dashes longer, or the line plain.")
    })
}

/// The parts in an order in which each stands after all that it draws.
///
/// # Errors
///
/// A part that draws itself.
fn order(parts: &[KeptPart], references: &[References]) -> Result<Vec<usize>, usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Open,
        Done,
    }
    let mut seen = vec![Seen::No; parts.len()];
    let mut order = Vec::with_capacity(parts.len());
    // A search in depth without recursion: each part is put back beneath what it draws.
    let mut open = vec![(0, false)];
    while let Some((at, is_back)) = open.pop() {
        if is_back {
            seen[at] = Seen::Done;
            order.push(at);
            continue;
        }
        if seen[at] != Seen::No {
            continue;
        }
        seen[at] = Seen::Open;
        open.push((at, true));
        let inside = parts[at].children.iter().filter_map(|child| match child {
            KeptChild::Part(inside) => Some(*inside),
            KeptChild::Text(_) => None,
        });
        for next in inside.chain(references[at].to.iter().map(|(to, _)| *to)) {
            match seen[next] {
                Seen::No => open.push((next, false)),
                Seen::Open => return Err(at),
                Seen::Done => {}
            }
        }
    }
    Ok(order)
}

/// The cost of the whole drawing. `work` is what a part costs as a filter.
fn add_up(
    parts: &[KeptPart],
    references: &[References],
    order: &[usize],
    diagonal: f64,
    work: impl Fn(&KeptPart) -> u64,
) -> DrawingCost {
    let mut costs = vec![DrawingCost::default(); parts.len()];
    for at in order {
        let part = &parts[*at];
        // How large the whole is shown changes nothing within it.
        let own =
            if *at == 0 { 1.0 } else { part.get("transform").map_or(1.0, enlargement).max(own_scale(part)) };
        let pieces = if part.name == "text" { pieces(parts, *at) } else { 0 };
        let mut cost = DrawingCost {
            points: 20 + outline(part).0 + pieces.saturating_mul(pieces),
            filters: work(part),
            pixels: part.pixels,
            depth: 0,
            scale: 1.0,
        };
        let mut add = |other: DrawingCost, times: u64| {
            cost.points = cost.points.saturating_add(other.points.saturating_mul(times));
            cost.filters = cost.filters.saturating_add(other.filters.saturating_mul(times));
            cost.pixels = cost.pixels.saturating_add(other.pixels.saturating_mul(times));
            cost.depth = cost.depth.max(other.depth);
            cost.scale = cost.scale.max(other.scale);
        };
        for child in &part.children {
            match child {
                KeptChild::Part(inside) => add(costs[*inside], 1),
                // Each letter is looked up, shaped and drawn.
                KeptChild::Text(text) => {
                    add(DrawingCost { points: 20 * text.len() as u64, ..DrawingCost::default() }, 1)
                }
            }
        }
        references[*at].to.iter().for_each(|(to, times)| add(costs[*to], *times));
        cost.filters = cost.filters.saturating_mul(drawings_in_region(part, diagonal));
        cost.depth += 1;
        cost.scale = (cost.scale * own.max(1.0)).min(f64::MAX);
        costs[*at] = cost;
    }
    costs.first().copied().unwrap_or_default()
}

/// How long a text is: the pieces in it, which are elements or sixteen letters.
fn pieces(parts: &[KeptPart], text: usize) -> u64 {
    let mut count = 0;
    let mut open = vec![text];
    while let Some(at) = open.pop() {
        for child in &parts[at].children {
            match child {
                KeptChild::Part(inside) => {
                    count += 1;
                    open.push(*inside);
                }
                KeptChild::Text(letters) => count += letters.len() as u64 / 16,
            }
        }
    }
    count
}

/// How much a drawing in the drawing, a symbol or a marker enlarges by its view box.
fn own_scale(part: &KeptPart) -> f64 {
    let Some(view) = part.get("viewBox").and_then(|view| view.trim().parse::<svgtypes::ViewBox>().ok())
    else {
        return 1.0;
    };
    let side = |name: &str| part.get(name).and_then(|value| value.parse::<svgtypes::Length>().ok());
    let width = side("width").or_else(|| side("markerWidth")).map_or(view.w, |width| width.number);
    (width / view.w.max(1e-9)).abs().min(f64::MAX)
}

/// What an element of a filter costs. `share` turns lengths into shares of the drawing's diagonal.
fn filter_work(part: &KeptPart, share: f64) -> u64 {
    let numbers = |name: &str| -> Vec<f64> {
        let words = part.get(name).unwrap_or("").split([' ', ',', '\t', '\n']);
        words.filter_map(|word| word.parse::<f64>().ok()).collect()
    };
    let whole = |number: f64| if number.is_nan() { u64::MAX } else { number.abs().ceil() as u64 };
    match part.name {
        // One round for each octave.
        "feTurbulence" => numbers("numOctaves").first().map_or(4, |octaves| whole(octaves * 4.0)),
        "feConvolveMatrix" => match numbers("order")[..] {
            [both] => whole(both * both),
            [x, y, ..] => whole(x * y),
            [] => 9,
        },
        // Each dot is compared with all in a square around it.
        "feMorphology" => {
            let radius = numbers("radius").into_iter().fold(0.0, f64::max) * share * 1000.0;
            whole(5.0 + radius * radius / 10.0)
        }
        "feImage" => 5,
        "feDiffuseLighting" | "feSpecularLighting" | "feDropShadow" | "feDisplacementMap" => 4,
        "feGaussianBlur" | "feTile" => 2,
        "feMergeNode" | "feFuncA" | "feFuncB" | "feFuncG" | "feFuncR" | "fePointLight" | "feSpotLight"
        | "feDistantLight" => 0,
        name => u64::from(name.starts_with("fe")),
    }
}

/// How many drawings the region of a filter would hold: so many dots are worked on, whether they are seen or not. 1 for
/// any other part.
fn drawings_in_region(part: &KeptPart, diagonal: f64) -> u64 {
    if part.name != "filter" {
        return 1;
    }
    let in_user_units = part.get("filterUnits").is_some_and(|units| units.trim() == "userSpaceOnUse");
    let side = |name: &str| {
        // Where nothing is said, a tenth more on each side.
        let Some(length) = part.get(name) else { return 1.2 };
        let Ok(length) = length.parse::<svgtypes::Length>() else { return f64::MAX };
        match length.unit {
            svgtypes::LengthUnit::Percent => length.number / 100.0,
            _ if in_user_units => length.number / (diagonal / std::f64::consts::SQRT_2),
            _ => length.number,
        }
    };
    (side("width") * side("height")).clamp(1.0, u64::MAX as f64) as u64
}

/// How many times a pattern is laid beside itself to cover the whole drawing. A transform around a shape changes the
/// shape and its pattern alike, so only that of the pattern counts.
fn tiles(part: &KeptPart, diagonal: f64) -> f64 {
    if part.name != "pattern" {
        return 0.0;
    }
    let transform = part.get("patternTransform").and_then(|transform| transform.parse().ok());
    let area = transform.map_or(1.0, |svgtypes::Transform { a, b, c, d, .. }| (a * d - b * c).abs());
    let is_share = part.get("patternUnits").is_none_or(|units| units.trim() != "userSpaceOnUse");
    let side = |name: &str| {
        let length = part.get(name).and_then(|value| value.parse::<svgtypes::Length>().ok())?;
        let is_percent = length.unit == svgtypes::LengthUnit::Percent;
        let length = if is_percent { length.number / 100.0 } else { length.number };
        // A pattern without a side is not drawn.
        (length > 0.0).then_some(if is_share || is_percent { length } else { length / diagonal })
    };
    side("width").zip(side("height")).map_or(0.0, |(width, height)| 1.0 / (width * height * area))
}

/// How many dashes all dashed lines have together.
fn dashes(parts: &[KeptPart], references: &[References]) -> f64 {
    // A part without dashes of its own has those of the part around it, which stands before it.
    let mut inherited: Vec<Option<f64>> = references.iter().map(|of| of.dash).collect();
    let mut sum = 0.0;
    for (at, part) in parts.iter().enumerate() {
        let dash = inherited[at];
        for child in &part.children {
            if let KeptChild::Part(inside) = child {
                inherited[*inside] = inherited[*inside].or(dash);
            }
        }
        if let Some(dash) = dash {
            let said = part.get("pathLength").and_then(|length| length.parse::<f64>().ok()).unwrap_or(0.0);
            let dashes = outline(part).1.max(said) / dash;
            sum += if dashes.is_nan() { f64::MAX } else { dashes };
        }
    }
    sum
}
