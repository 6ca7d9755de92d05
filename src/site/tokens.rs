//! Floor 2: the tokens of a theme: colours, sizes, letters, a logo.
//! In: every `theme.toml` that lies over another, that of the program first. Out: each token with the line
//! that decided it.
//! Must never: ask a theme for more lines than those that differ.

use super::colour::Colour;
use crate::base::{Fields, Findings, Location, Source, Spanned, Value, read_toml};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The names of all colours; each palette may set each of them.
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

/// A set of colours, and the one that stands behind it for what it does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Scheme {
    Light,
    Dark,
    Cream,
    Yellow,
    Strong,
    StrongDark,
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

    /// As its table is called.
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

    /// The scheme whose colours hold where this one names none.
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
    /// What it is.
    pub value: T,
    /// Where it is written.
    pub place: Location,
    /// Whether the site wrote it, and not the theme that is in the program.
    pub own: bool,
}

/// A picture beside the site's name.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Logo {
    /// A file of the theme's assets folder.
    pub file: Box<str>,
    /// Pixels, as it is shown.
    pub width: u32,
    /// Pixels, as it is shown.
    pub height: u32,
}

/// All tokens of a theme.
#[derive(Debug, Default)]
pub struct Tokens {
    colours: BTreeMap<(Scheme, &'static str), Token<Colour>>,
    sizes: BTreeMap<&'static str, Token<f64>>,
    /// The letters, as a style sheet names them.
    pub family: Box<str>,
    /// Beside the site's name.
    pub logo: Option<Token<Logo>>,
}

impl Tokens {
    /// What these files say, each laid over those before it. The first is the program's own.
    pub fn read(layers: &[Source], notes: &mut Findings) -> Tokens {
        let mut tokens = Tokens::default();
        for (at, layer) in layers.iter().enumerate() {
            let Some(text) = layer.text() else { continue };
            let data = read_toml(&layer.path, text, notes);
            tokens.lay(&layer.path, at > 0, &data, notes);
        }
        tokens
    }

    fn lay(&mut self, file: &Arc<str>, own: bool, data: &Value, notes: &mut Findings) {
        let mut fields = Fields::new(file, data, notes);
        for name in ["name", "author", "licence"] {
            fields.text(name);
        }
        let place = |span| Location { file: file.clone(), span };
        for scheme in Scheme::ALL {
            let Some(table) = fields.value(scheme.name()) else { continue };
            let mut part = Fields::new(file, table, fields.findings());
            for name in COLOURS {
                if let Some(colour) = parsed::<Colour>(&mut part, name, "a colour", "#10433d") {
                    self.colours.insert(
                        (scheme, name),
                        Token { value: colour.value, place: place(colour.span), own },
                    );
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
            if table == "text"
                && let Some(family) = parsed::<FontFamily>(
                    &mut part,
                    "family",
                    "names of letters",
                    "\"Atkinson Hyperlegible\", Verdana, sans-serif",
                )
            {
                self.family = family.value.0;
            }
            part.finish();
        }
        if let Some(data) = fields.value("logo") {
            let mut part = Fields::new(file, data, fields.findings());
            let (name, width, height) = (part.text("file"), part.number("width"), part.number("height"));
            let pixels = |size: Option<i64>| {
                size.and_then(|size| u32::try_from(size).ok()).filter(|size| (1..=600).contains(size))
            };
            match (name, pixels(width), pixels(height)) {
                (Some(name), Some(width), Some(height)) => {
                    self.logo = Some(Token { value: Logo { file: name.value, width, height }, place: place(name.span), own });
                }
                _ => part.report(
                    data.span,
                    "A logo needs a file, a width and a height.".into(),
                    "Write: file = \"logo.svg\" and below it width = 48 and height = 48 (in pixels, 600 at most).".into(),
                ),
            }
            part.finish();
        }
        fields.finish();
    }

    /// A colour as a scheme shows it, from the scheme itself or from the one behind it.
    pub fn colour(&self, scheme: Scheme, name: &'static str) -> Option<&Token<Colour>> {
        self.own(scheme, name).or_else(|| self.colour(scheme.behind()?, name))
    }

    /// A colour that the scheme names itself.
    pub fn own(&self, scheme: Scheme, name: &'static str) -> Option<&Token<Colour>> {
        self.colours.get(&(scheme, name))
    }

    /// A size: pixels, or times the size of the text, or characters.
    pub fn size(&self, name: &str) -> Option<&Token<f64>> {
        self.sizes.get(name)
    }
}

fn parsed<T: std::str::FromStr>(
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

/// A number from 0 to 1,000.
struct CssSize(f64);

impl std::str::FromStr for CssSize {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        text.parse().ok().filter(|size| (0.0..=1000.0).contains(size)).map(CssSize).ok_or(())
    }
}

/// Names of letters, and nothing that could end the line of a style sheet that they stand in.
struct FontFamily(Box<str>);

impl std::str::FromStr for FontFamily {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let fine = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '-' | '"' | '\'');
        let closed = |mark: char| text.matches(mark).count().is_multiple_of(2);
        (!text.is_empty() && text.chars().all(fine) && closed('"') && closed('\''))
            .then(|| FontFamily(text.into()))
            .ok_or(())
    }
}
