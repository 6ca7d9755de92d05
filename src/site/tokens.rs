//! Floor 2: the tokens of a theme: colours, sizes, fonts, a logo.
//! In: the layers of `theme.toml`, that of the program first. Out: each token with the line that decided it.
//! Must never: make a theme repeat tokens that it does not change.

use super::colour::Colour;
use crate::base::{Fields, Findings, Location, Source, Spanned, Value, read_toml};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

/// The names of all colours. Each scheme may set each of them.
pub const COLOURS: [&str; 24] = [
    "paper",
    "band",
    "raised",
    "ink",
    "quiet",
    "line",
    "hair",
    "link",
    "visited",
    "main",
    "on-main",
    "stop",
    "on-stop",
    "ring",
    "halo",
    "important",
    "important-soft",
    "warning",
    "warning-soft",
    "deadline",
    "deadline-soft",
    "example",
    "example-soft",
    "stop-soft",
];

/// A set of colours. Most fall back to another scheme for colours that they do not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// Dark text on light paper: the default.
    Light,
    /// Light text on a dark background.
    Dark,
    /// Dark text on cream.
    Cream,
    /// Yellow text on black.
    Yellow,
    /// More contrast than `Light`.
    Strong,
    /// More contrast than `Dark`.
    StrongDark,
    /// Ink on paper.
    Print,
}

impl Scheme {
    /// All of them.
    pub const ALL: [Scheme; 7] = [
        Scheme::Light,
        Scheme::Dark,
        Scheme::Cream,
        Scheme::Yellow,
        Scheme::Strong,
        Scheme::StrongDark,
        Scheme::Print,
    ];

    /// The name of its table in theme.toml.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
            Scheme::Cream => "cream",
            Scheme::Yellow => "yellow",
            Scheme::Strong => "strong",
            Scheme::StrongDark => "strong-dark",
            Scheme::Print => "print",
        }
    }

    /// The scheme whose colours hold where this one sets none.
    pub fn behind(self) -> Option<Scheme> {
        match self {
            Scheme::Light | Scheme::Dark => None,
            Scheme::Cream | Scheme::Strong | Scheme::Print => Some(Scheme::Light),
            Scheme::Yellow | Scheme::StrongDark => Some(Scheme::Dark),
        }
    }
}

const SIZES: [(&str, &[&str]); 2] = [
    ("text", &["size", "size-wide", "easy", "easy-wide", "line-height", "gap", "measure"]),
    ("shape", &["target", "outline", "round"]),
];

/// A token and the line that decided it.
#[derive(Clone, Debug, PartialEq)]
pub struct Token<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: Location,
    /// Whether a file of the site decided it, and not the theme that is in the program.
    pub own: bool,
}

/// A picture beside the site's name.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Logo {
    /// A file of the theme's assets folder.
    pub file: Box<str>,
    /// Its width on the page, in CSS pixels.
    pub width: u32,
    /// Its height on the page, in CSS pixels.
    pub height: u32,
}

/// All tokens of a theme.
#[derive(Debug, Default)]
pub struct Tokens {
    colours: BTreeMap<(Scheme, &'static str), Token<Colour>>,
    sizes: BTreeMap<&'static str, Token<f64>>,
    /// The fonts, as CSS `font-family` has them.
    pub family: Box<str>,
    /// The picture beside the site's name.
    pub logo: Option<Token<Logo>>,
}

impl Tokens {
    /// The tokens of these files. Each file replaces tokens of those before it; the first is the program's own.
    pub(super) fn read(layers: &[Source], findings: &mut Findings) -> Tokens {
        let mut tokens = Tokens::default();
        for (at, layer) in layers.iter().enumerate() {
            let Some(text) = layer.text() else { continue };
            let data = read_toml(&layer.path, text, findings);
            tokens.add_layer(&layer.path, at > 0, &data, findings);
        }
        tokens
    }

    /// Replaces the tokens that a file sets. `own` says whether the file is one of the site's.
    fn add_layer(&mut self, file: &Arc<str>, own: bool, data: &Value, findings: &mut Findings) {
        let mut fields = Fields::new(file, data, findings);
        for name in ["name", "author", "licence"] {
            fields.text(name);
        }
        let place = |span| Location { file: file.clone(), span };
        for scheme in Scheme::ALL {
            let Some(table) = fields.value(scheme.name()) else { continue };
            let mut part = Fields::new(file, table, fields.findings());
            for name in COLOURS {
                if let Some(colour) = parsed::<Colour>(&mut part, name, "a colour", "#10433d") {
                    let token = Token { value: colour.value, place: place(colour.span), own };
                    self.colours.insert((scheme, name), token);
                }
            }
            part.finish();
        }
        for (table, names) in SIZES {
            let Some(data) = fields.value(table) else { continue };
            let mut part = Fields::new(file, data, fields.findings());
            for name in names {
                if let Some(size) = parsed::<CssSize>(&mut part, name, "a number", "20") {
                    self.sizes.insert(name, Token { value: size.value.0, place: place(size.span), own });
                }
            }
            if table == "text" {
                const FONTS: &str = "\"Atkinson Hyperlegible\", Verdana, sans-serif";
                if let Some(family) = parsed::<FontFamily>(&mut part, "family", "names of letters", FONTS) {
                    self.family = family.value.0;
                }
            }
            part.finish();
        }
        if let Some(logo) = read_logo(file, &mut fields) {
            self.logo = Some(Token { value: logo.value, place: place(logo.span), own });
        }
        fields.finish();
    }

    /// A colour as a scheme shows it: its own, or that of the scheme behind it.
    pub fn colour(&self, scheme: Scheme, name: &'static str) -> Option<&Token<Colour>> {
        self.own(scheme, name).or_else(|| self.colour(scheme.behind()?, name))
    }

    /// A colour that the scheme sets itself.
    pub fn own(&self, scheme: Scheme, name: &'static str) -> Option<&Token<Colour>> {
        self.colours.get(&(scheme, name))
    }

    /// A size. Its unit depends on the token: pixels, a multiple of the text size, or characters.
    pub fn size(&self, name: &str) -> Option<&Token<f64>> {
        self.sizes.get(name)
    }
}

/// `[logo]` `file = "logo.svg"` `width = 48` `height = 48`
fn read_logo(file: &Arc<str>, fields: &mut Fields<'_>) -> Option<Spanned<Logo>> {
    let data = fields.value("logo")?;
    let mut part = Fields::new(file, data, fields.findings());
    let (name, width, height) = (part.text("file"), part.number("width"), part.number("height"));
    let pixels = |size: Option<i64>| u32::try_from(size?).ok().filter(|size| (1..=600).contains(size));
    let logo = match (name, pixels(width), pixels(height)) {
        (Some(name), Some(width), Some(height)) => {
            Some(Spanned { value: Logo { file: name.value, width, height }, span: name.span })
        }
        _ => {
            let help = "Write: file = \"logo.svg\" and below it width = 48 and height = 48 (in pixels, 600 at most).";
            part.report(data.span, "A logo needs a file, a width and a height.".into(), help.into());
            None
        }
    };
    part.finish();
    logo
}

/// A field whose text is read as a `T`. A finding with `what` and `example` where it cannot be read.
fn parsed<T: FromStr>(
    part: &mut Fields<'_>,
    name: &'static str,
    what: &str,
    example: &str,
) -> Option<Spanned<T>> {
    let text = part.text(name)?;
    let value = text.value.parse().ok();
    if value.is_none() {
        let message = format!("`{name}` should be {what}; “{}” cannot be read as that.", text.value);
        part.report(text.span, message, format!("Write it as in this example: {example}"));
    }
    value.map(|value| Spanned { value, span: text.span })
}

/// A text that is no value of its token.
struct NotAToken;

/// A number from 0 to 1,000.
struct CssSize(f64);

impl FromStr for CssSize {
    type Err = NotAToken;
    fn from_str(text: &str) -> Result<Self, NotAToken> {
        text.parse().ok().filter(|size| (0.0..=1000.0).contains(size)).map(CssSize).ok_or(NotAToken)
    }
}

/// Names of fonts, without any sign that could end the CSS declaration that contains them.
struct FontFamily(Box<str>);

impl FromStr for FontFamily {
    type Err = NotAToken;
    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let fine = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '-' | '"' | '\'');
        let closed = |mark: char| text.matches(mark).count().is_multiple_of(2);
        (!text.is_empty() && text.chars().all(fine) && closed('"') && closed('\''))
            .then(|| FontFamily(text.into()))
            .ok_or(NotAToken)
    }
}
