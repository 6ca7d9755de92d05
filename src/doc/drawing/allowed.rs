//! Floor 1: what may stand in a drawing.
//! In: a name. Out: whether it is kept.
//! Must never: list an element that runs a program, or an attribute that does.
//!
//! Source: W3C, Scalable Vector Graphics (SVG) 2, appendices F (elements) and G (attributes); SVG 1.1, appendix N, for
//! older names that browsers still draw; W3C, Filter Effects Module Level 1, for filters.

/// Whether an element is kept.
pub fn is_element(name: &str) -> bool {
    ELEMENTS.binary_search(&name).is_ok()
}

/// Whether an attribute is kept.
pub fn is_attribute(name: &str) -> bool {
    name.starts_with("aria-") || ATTRIBUTES.binary_search(&name).is_ok()
}

/// Elements that run a program, or show a document or film of their own. They are faults; other unknown elements draw
/// nothing, and are left out.
#[rustfmt::skip]
pub const RUNNING: [&str; 10] = [
    "animation", "audio", "canvas", "embed", "handler", "iframe", "listener", "object", "script", "video",
];

#[rustfmt::skip]
const ELEMENTS: [&str; 61] = [
    "a", "animate", "animateColor", "animateMotion", "animateTransform", "circle", "clipPath", "defs",
    "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter",
    "g", "image", "line", "linearGradient", "marker", "mask", "mpath", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "set", "stop", "style", "svg", "switch", "symbol", "text",
    "textPath", "title", "tspan", "use", "view",
];

#[rustfmt::skip]
const ATTRIBUTES: [&str; 195] = [
    "accumulate", "additive", "alignment-baseline", "amplitude", "attributeName", "attributeType",
    "azimuth", "baseFrequency", "baseline-shift", "begin", "bias", "by", "calcMode", "class", "clip",
    "clip-path", "clip-rule", "clipPathUnits", "color", "color-interpolation",
    "color-interpolation-filters", "color-rendering", "cx", "cy", "d", "diffuseConstant", "direction",
    "display", "divisor", "dominant-baseline", "dur", "dx", "dy", "edgeMode", "elevation", "end",
    "exponent", "fill", "fill-opacity", "fill-rule", "filter", "filterUnits", "flood-color",
    "flood-opacity", "font", "font-family", "font-feature-settings", "font-kerning", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-variant-ligatures",
    "font-variation-settings", "font-weight", "fr", "from", "fx", "fy", "glyph-orientation-horizontal",
    "glyph-orientation-vertical", "gradientTransform", "gradientUnits", "height", "id", "image-rendering",
    "in", "in2", "intercept", "isolation", "k1", "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength",
    "kerning", "keyPoints", "keySplines", "keyTimes", "lang", "lengthAdjust", "letter-spacing",
    "lighting-color", "limitingConeAngle", "line-height", "marker", "marker-end", "marker-mid",
    "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask", "mask-type", "maskContentUnits",
    "maskUnits", "max", "media", "min", "mix-blend-mode", "mode", "numOctaves", "offset", "opacity",
    "operator", "order", "orient", "origin", "overflow", "paint-order", "path", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "points", "pointsAtX", "pointsAtY",
    "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY",
    "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "restart", "result", "role",
    "rotate", "rx", "ry", "scale", "seed", "shape-rendering", "side", "slope", "spacing",
    "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "style", "surfaceScale",
    "systemLanguage", "tableValues", "targetX", "targetY", "text-align", "text-anchor", "text-decoration",
    "text-indent", "text-rendering", "textLength", "to", "transform", "transform-box", "transform-origin",
    "type", "unicode-bidi", "values", "vector-effect", "viewBox", "visibility", "white-space", "width",
    "word-spacing", "writing-mode", "x", "x1", "x2", "xChannelSelector", "y", "y1", "y2",
    "yChannelSelector", "z",
];

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTES, ELEMENTS, RUNNING};

    #[test]
    fn the_lists_are_sorted_and_hold_nothing_that_runs() {
        for list in [&ELEMENTS[..], &ATTRIBUTES, &RUNNING] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
        assert!(RUNNING.iter().all(|name| !ELEMENTS.contains(name)));
        assert!(
            !ATTRIBUTES.iter().any(|name| name.starts_with("on") || name.contains("href") || *name == "src")
        );
    }
}
