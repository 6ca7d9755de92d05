//! Floor 1: sizes and lengths in a drawing. With `cost` the one place that knows svgtypes.
//! In: the attributes of elements. Out: the size of the drawing, how long its lines are, how much a transform enlarges.
//! Must never: fail on a number, however it is written.

use super::part::KeptPart;
use svgtypes::{
    Length, LengthListParser, LengthUnit, PointsParser, SimplePathSegment, SimplifyingPathParser, Transform,
    ViewBox,
};

/// The greatest and the least side of a drawing, in its own units.
const GREATEST: f64 = 1e6;
const LEAST: f64 = 1.0;

/// The width and height of a drawing in CSS pixels: those of its `<svg>`, or else of its view box. `None` where it has
/// neither.
///
/// # Errors
///
/// A sentence, where no program could draw at this size.
pub fn size(root: &roxmltree::Node<'_, '_>) -> Result<Option<(f64, f64)>, &'static str> {
    let pixels = |name: &str| {
        root.attribute(name).and_then(|value| value.trim().trim_end_matches("px").trim().parse::<f64>().ok())
    };
    let view = view_box(root);
    let units = |name: &str| root.attribute(name).and_then(|value| in_pixels(value.parse().ok()?));
    let size = match (pixels("width"), pixels("height"), view) {
        (Some(width), Some(height), _) => Some((width, height)),
        (_, _, Some(view)) => Some((view.w, view.h)),
        _ => units("width").zip(units("height")),
    };
    let is_drawable = |side: f64| (LEAST..GREATEST).contains(&side);
    let view_is_drawable = view.is_none_or(|view| {
        let is_fine = |side: f64| (0.01..GREATEST).contains(&side);
        is_fine(view.w) && is_fine(view.h) && view.x.abs() < GREATEST && view.y.abs() < GREATEST
    });
    match size {
        Some((width, height)) if !is_drawable(width) || !is_drawable(height) || !view_is_drawable => {
            Err("This drawing is too large or too small to draw.")
        }
        size => Ok(size),
    }
}

fn view_box(root: &roxmltree::Node<'_, '_>) -> Option<ViewBox> {
    root.attribute("viewBox")?.trim().parse().ok()
}

/// A length in CSS pixels. `None` for one that depends on what is around it.
fn in_pixels(length: Length) -> Option<f64> {
    let pixels = match length.unit {
        LengthUnit::None | LengthUnit::Px => 1.0,
        LengthUnit::In => 96.0,
        LengthUnit::Cm => 96.0 / 2.54,
        LengthUnit::Mm => 96.0 / 25.4,
        LengthUnit::Pt => 96.0 / 72.0,
        LengthUnit::Pc => 16.0,
        LengthUnit::Em | LengthUnit::Ex | LengthUnit::Percent => return None,
    };
    Some(length.number * pixels)
}

/// The diagonal of a drawing in its own units: what is small or large in it, is so beside this.
pub fn diagonal(root: &roxmltree::Node<'_, '_>) -> f64 {
    let (width, height) = view_box(root)
        .map(|view| (view.w, view.h))
        .or_else(|| size(root).ok().flatten())
        .unwrap_or((100.0, 100.0));
    width.hypot(height).max(LEAST)
}

/// How much a transform enlarges lengths at most.
pub fn enlargement(transform: &str) -> f64 {
    let Ok(Transform { a, b, c, d, .. }) = transform.parse() else { return 1.0 };
    let scale = a.hypot(b).max(c.hypot(d));
    if scale.is_finite() { scale } else { f64::MAX }
}

/// The points of a shape, and the length of its outline or a little more, in its own units.
pub fn outline(part: &KeptPart) -> (u64, f64) {
    let number = |name: &str| {
        part.get(name)
            .and_then(|value| value.parse::<Length>().ok())
            .map_or(0.0, |length| length.number.abs())
    };
    match part.name {
        "path" => path_length(part.get("d").unwrap_or("")),
        "polygon" | "polyline" => {
            let points = PointsParser::from(part.get("points").unwrap_or(""));
            let mut line = Outline::default();
            points.for_each(|(x, y)| line.to(x, y));
            line.close();
            (line.points, line.length)
        }
        "line" => (2, (number("x2") + number("x1")) + (number("y2") + number("y1"))),
        "rect" => (4, 2.0 * (number("width") + number("height"))),
        "circle" => (4, 7.0 * number("r")),
        "ellipse" => (4, 7.0 * number("rx").max(number("ry"))),
        _ => (0, 0.0),
    }
}

/// A line from point to point.
#[derive(Default)]
struct Outline {
    points: u64,
    length: f64,
    start: (f64, f64),
    here: (f64, f64),
}

impl Outline {
    fn from(&mut self, x: f64, y: f64) {
        self.points += 1;
        (self.start, self.here) = ((x, y), (x, y));
    }

    fn to(&mut self, x: f64, y: f64) {
        if self.points == 0 {
            return self.from(x, y);
        }
        self.points += 1;
        self.length += (x - self.here.0).hypot(y - self.here.1);
        self.here = (x, y);
    }

    fn close(&mut self) {
        let (x, y) = self.start;
        self.to(x, y);
    }
}

/// The points of a path, and the length of the lines between them: no curve is longer than the lines between its
/// control points.
fn path_length(data: &str) -> (u64, f64) {
    // The simplifying parser ends at the first mistake, as browsers do.
    let mut line = Outline::default();
    for segment in SimplifyingPathParser::from(data).map_while(Result::ok) {
        match segment {
            SimplePathSegment::MoveTo { x, y } => line.from(x, y),
            SimplePathSegment::LineTo { x, y } => line.to(x, y),
            SimplePathSegment::Quadratic { x1, y1, x, y } => {
                line.to(x1, y1);
                line.to(x, y);
            }
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
                line.to(x1, y1);
                line.to(x2, y2);
                line.to(x, y);
            }
            SimplePathSegment::ClosePath => line.close(),
        }
    }
    (line.points, line.length)
}

/// The length of one round of a dashed line; `None` where the line is not dashed.
pub fn dash(value: &str, diagonal: f64) -> Option<f64> {
    let lengths = LengthListParser::from(value.trim()).collect::<Result<Vec<Length>, _>>().ok()?;
    let number = |length: &Length| match length.unit {
        LengthUnit::Percent => length.number * diagonal / 100.0,
        _ => in_pixels(*length).unwrap_or(length.number),
    };
    let is_dash = !lengths.is_empty() && lengths.iter().all(|length| length.number >= 0.0);
    let sum: f64 = lengths.iter().map(number).sum();
    (is_dash && sum > 0.0).then_some(sum)
}
