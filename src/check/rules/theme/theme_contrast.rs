//! Colours of the theme that do not stand out
//!
//! A theme's words need a contrast of 7:1 with the ground behind them, whatever the screen shows: by day, by night, with the colours that
//! a reader has chosen, and on paper. Lines that show where a field, a card or a warning ends, and the outline of what has the focus, need 3:1.
//! A site that changes one colour in themes/plain/theme.toml has all pairs of that colour judged.
//!
//! **Helps:** people with low vision, old screens and bright sunlight.
//! **Source:** WCAG 2.2, 1.4.6 Contrast (Enhanced), 1.4.11 Non-text Contrast, 2.4.13 Focus Appearance.
//!
//! ```good themes/plain/theme.toml
//! [light]
//! main = "#4a1d5c"
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [light]
//! main = "#e07000"
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [dark]
//! ring = "#222222"
//! ```

use crate::base::{Edit, Fix, Location, RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Colour, Scheme, Site, Token, Tokens};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "theme-contrast",
        Severity::Error,
        "People with low vision, with an old screen or in the sun cannot read it.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("theme_contrast.rs"),
};

/// Foreground colours, the backgrounds that they are shown on, and the contrast that WCAG requires. A pair is
/// judged in every scheme that sets one of its colours.
const PAIRS: [(&[&str], &[&str], f64); 12] = [
    (&["ink", "quiet", "link", "visited", "main"], &["paper", "band", "raised"], 7.0),
    (
        &["ink", "link", "visited"],
        &["important-soft", "warning-soft", "deadline-soft", "example-soft", "stop-soft"],
        7.0,
    ),
    (&["on-main"], &["main"], 7.0),
    (&["on-stop"], &["stop"], 7.0),
    (&["important"], &["important-soft"], 7.0),
    (&["warning"], &["warning-soft"], 7.0),
    (&["deadline"], &["deadline-soft"], 7.0),
    (&["example"], &["example-soft"], 7.0),
    (
        &["ring"],
        &[
            "paper",
            "band",
            "raised",
            "important-soft",
            "warning-soft",
            "deadline-soft",
            "example-soft",
            "stop-soft",
        ],
        3.0,
    ),
    (&["line"], &["paper", "band", "raised"], 3.0),
    (&["stop"], &["paper", "stop-soft"], 3.0),
    (&["important", "warning", "deadline", "example"], &["paper"], 3.0),
];

fn judge(site: &Site, found: &mut Reporter) {
    let pairs = PAIRS.iter().flat_map(|(fronts, grounds, least)| {
        fronts.iter().flat_map(move |front| grounds.iter().map(move |ground| (*front, *ground, *least)))
    });
    let pairs = pairs.flat_map(|pair| Scheme::ALL.map(|scheme| (scheme, pair)));
    let mut faults: Vec<PoorPair> = Vec::new();
    for (scheme, (front, ground, least)) in pairs {
        faults.extend(judge_pair(&site.theme.tokens, scheme, (front, ground), least));
    }
    // One colour can fail with many others: one finding says all of that, beginning with the worst.
    faults.sort_by(|a, b| a.place.cmp(&b.place).then(a.share.total_cmp(&b.share)));
    for faults in faults.chunk_by(|a, b| a.place == b.place) {
        report(faults, found);
    }
}

/// A pair of colours with too little contrast.
struct PoorPair {
    /// The line of the site that is to be changed.
    place: Location,
    /// The contrast as a share of the one that is needed.
    share: f64,
    /// `ink on paper`.
    pair: String,
    scheme: Scheme,
    message: String,
    help: String,
    fix: Option<Fix>,
    other: Option<(Location, String)>,
}

/// The most pairs that are named beside the worst one.
const MOST_NAMED: usize = 3;

/// Reports the faults of one colour, the worst one first.
fn report(faults: &[PoorPair], found: &mut Reporter) {
    let [worst, others @ ..] = faults else { return };
    let finding = found.add(worst.place.clone(), worst.message.clone(), worst.help.clone());
    finding.fix = worst.fix.clone();
    finding.related.extend(worst.other.clone());
    for pair in others.iter().take(MOST_NAMED) {
        let words = format!("{} ({}) is too low as well", pair.pair, pair.scheme.name());
        finding.related.push((pair.place.clone(), words));
    }
    if others.len() > MOST_NAMED {
        let words = format!("{} more are too low", others.len() - MOST_NAMED);
        finding.related.push((worst.place.clone(), words));
    }
}

fn judge_pair(
    tokens: &Tokens,
    scheme: Scheme,
    (front, ground): (&'static str, &'static str),
    least: f64,
) -> Option<PoorPair> {
    // If this scheme sets neither colour, it has both from the scheme that it is based on: judged there.
    if tokens.own(scheme, front).is_none() && tokens.own(scheme, ground).is_none() {
        return None;
    }
    let (front_token, ground_token) = (tokens.colour(scheme, front)?, tokens.colour(scheme, ground)?);
    let contrast = front_token.value.contrast(ground_token.value);
    if contrast >= least {
        return None;
    }
    // The finding is at the line that the site wrote itself.
    let (token, other, other_name) = if front_token.own {
        (front_token, ground_token, ground)
    } else {
        (ground_token, front_token, front)
    };
    // Rounded down, so that 6.999 is not shown as 7.00.
    let shown = (contrast * 100.0).floor() / 100.0;
    let message = format!(
        "In the colours “{}”, {front} on {ground} has a contrast of {shown:.2}:1. It needs {least}:1.",
        scheme.name()
    );
    let (dark, light) = if front_token.value.luminance() < ground_token.value.luminance() {
        (front, ground)
    } else {
        (ground, front)
    };
    let name = if front_token.own { front } else { ground };
    let nearest = nearest(tokens, name, token);
    let help = match nearest {
        Some(nearest) => {
            let now = (nearest.contrast(other.value) * 100.0).floor() / 100.0;
            format!("The nearest colour that passes: {name} = \"{nearest}\" ({now:.2}:1).")
        }
        None => format!("Make {dark} darker or {light} lighter."),
    };
    // How a site looks is for a person to decide.
    let fix = nearest.filter(|_| token.own).map(|nearest| Fix {
        edits: vec![Edit { span: token.place.span, replacement: format!("\"{nearest}\"") }],
        safe: false,
    });
    Some(PoorPair {
        place: token.place.clone(),
        share: contrast / least,
        pair: format!("{front} on {ground}"),
        scheme,
        message,
        help,
        fix,
        other: other.own.then(|| (other.place.clone(), format!("{other_name} is set here"))),
    })
}

/// The colour nearest to that of a token with which all its pairs pass, in each scheme that has the token.
fn nearest(tokens: &Tokens, name: &'static str, token: &Token<Colour>) -> Option<Colour> {
    let pairs = pairs_of(tokens, name, token);
    token.value.nearest(|colour| passes(colour, &pairs))
}

/// The colour `wanted` if all pairs of the token `name` pass with it, in `scheme` and in each that has the colour from it;
/// else the nearest one that does. `None` where none does, or where the scheme does not set the token.
pub fn nearest_passing(
    tokens: &Tokens,
    scheme: Scheme,
    name: &'static str,
    wanted: Colour,
) -> Option<Colour> {
    let pairs = pairs_of(tokens, name, tokens.own(scheme, name)?);
    if passes(wanted, &pairs) { Some(wanted) } else { wanted.nearest(|colour| passes(colour, &pairs)) }
}

fn passes(colour: Colour, pairs: &[(Colour, f64)]) -> bool {
    pairs.iter().all(|(other, least)| colour.contrast(*other) >= *least)
}

/// The colours that a token is seen with in each scheme that has it, and the contrast that each needs.
fn pairs_of(tokens: &Tokens, name: &'static str, token: &Token<Colour>) -> Vec<(Colour, f64)> {
    let mut others: Vec<(Colour, f64)> = Vec::new();
    let has = |scheme: &Scheme| tokens.colour(*scheme, name).is_some_and(|there| there.place == token.place);
    for scheme in Scheme::ALL.into_iter().filter(has) {
        for (fronts, grounds, least) in PAIRS {
            let partners = [(fronts, grounds), (grounds, fronts)];
            let partners =
                partners.into_iter().filter(|(own, _)| own.contains(&name)).flat_map(|(_, other)| other);
            others.extend(partners.filter_map(|other| Some((tokens.colour(scheme, other)?.value, least))));
        }
    }
    others
}
