//! Floor 3: the theme's templates. Beside `template_steps.rs` the one file that knows Tera.
//! In: a theme, a template's name, a view. Out: text; an error becomes a finding at the template's own line.
//! Must never: give a template a function that reaches into the site.

use super::minify::{minify_css, minify_template};
use super::origin::mark_tags;
use super::step_meter::StepMeter;
use super::template_loops::CountedTemplate;
use super::template_steps::{count_steps, render_measured};
use super::tokens;
use crate::base::{Finding, Findings, Key, Location, Reported, SourceBody, Span, reported_rules};
use crate::site::Theme;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Tera};

pub use tera::Value;

/// A file that pages link to.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is published, with a hash of its content in its name.
    pub address: Box<str>,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// Hash of the content.
    pub key: Key,
}

/// A theme, ready to use.
#[derive(Debug)]
pub struct Templates {
    /// Hash of the theme and of how it was prepared.
    pub key: Key,
    /// The files in the theme's `assets` folder, by name.
    pub assets: BTreeMap<Box<str>, Asset>,
    ready: Tera,
    /// Whether white space was taken out.
    minified: bool,
    /// Whether pages get marks that say where their tags come from.
    traced: bool,
    /// Measures what they do.
    meter: Arc<StepMeter>,
    /// As the designer wrote them, to say where an error is.
    written: BTreeMap<Box<str>, (Arc<str>, Arc<str>)>,
}

impl Asset {
    fn new(name: &str, bytes: Arc<[u8]>) -> Asset {
        let key = Key::of(&bytes);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        Asset { address: format!("/assets/{stem}.{}.{ending}", key.short()).into(), bytes, key }
    }
}

/// The style sheet that the theme's tokens are written into.
const STYLE: &str = "style.css";

fn style(text: String, minify: bool) -> Arc<[u8]> {
    let text = if minify { minify_css(&text) } else { text };
    text.into_bytes().into()
}

impl Templates {
    /// Hash of what [`Templates::new`] would prepare.
    pub fn key(theme: &Theme, minify: bool) -> Key {
        let Theme {
            name: _, // Names the folder that `files` were read from.
            files: _,
            tokens: _, // Read from files.
            key,       // The hash of all files.
        } = theme;
        Key::of_value(&(key, minify))
    }

    /// Prepares a theme.
    pub fn new(theme: &Theme, minify: bool) -> Reported<Templates> {
        let mut notes = Findings::new();
        let mut written = BTreeMap::new();
        let mut assets = BTreeMap::new();
        for (path, source) in &theme.files {
            if let Some(name) = path.strip_prefix("assets/") {
                let bytes: Arc<[u8]> = match source.text() {
                    Some(text) if name == STYLE => style(tokens::css(&theme.tokens) + text, minify),
                    Some(text) if name.ends_with(".css") => style(text.to_string(), minify),
                    _ => source.bytes().into(),
                };
                assets.insert(name.into(), Asset::new(name, bytes));
            } else if path.ends_with(".html") {
                match &source.body {
                    SourceBody::Text(text) => {
                        written.insert(path.clone(), (source.path.clone(), text.clone()));
                    }
                    _ => notes.push(Finding::new(
                        &reported_rules::TEMPLATE,
                        Location { file: source.path.clone(), span: Span::default() },
                        "This template cannot be read: it is not saved as UTF-8, or it cannot be opened.",
                        "Save it as UTF-8, or delete it: then the theme in the program stands in.",
                    )),
                }
            }
        }
        for scheme in tokens::CHOICES {
            let name = format!("{}.css", scheme.name());
            let asset = Asset::new(&name, style(tokens::alternative(&theme.tokens, scheme), minify));
            assets.insert(name.into(), asset);
        }
        let mut templates = Templates {
            key: Templates::key(theme, minify),
            assets,
            ready: Tera::default(),
            minified: minify,
            traced: false,
            meter: Arc::default(),
            written,
        };
        match templates.compile(minify) {
            Ok(ready) => templates.ready = ready,
            // Minified text has other lines: the error of the text as it was written says where it is.
            Err(error) => match templates.compile(false) {
                Ok(ready) => {
                    // Only minifying upset them: as they are written they work.
                    debug_assert!(false, "minifying broke a template: {error}");
                    (templates.ready, templates.minified) = (ready, false);
                }
                Err(error) => notes.push(templates.finding(&error)),
            },
        }
        Reported::new(templates, notes)
    }

    /// The same templates, for pages with marks that say where each tag comes from.
    pub fn traced(&self) -> Templates {
        let mut templates = Templates {
            key: self.key,
            assets: self.assets.clone(),
            ready: Tera::default(),
            minified: self.minified,
            traced: true,
            meter: self.meter.clone(),
            written: self.written.clone(),
        };
        // Without templates there are no pages, and so nobody asks where their tags come from.
        templates.ready = templates.compile(self.minified).unwrap_or_default();
        templates
    }

    /// Whether pages get marks that say where their tags come from.
    pub fn are_traced(&self) -> bool {
        self.traced
    }

    /// The path of the template with this number in the theme.
    pub fn path_of(&self, template: usize) -> Option<&Arc<str>> {
        self.written.values().nth(template).map(|(path, _)| path)
    }

    fn compile(&self, minify: bool) -> tera::TeraResult<Tera> {
        let mut tera = Tera::default();
        let texts = self.written.iter().enumerate().map(|(number, (name, (_, text)))| {
            let text = if self.traced { mark_tags(text, number) } else { text.to_string() };
            let text = if minify { minify_template(&text) } else { text };
            (name.to_string(), CountedTemplate::new(&text).text)
        });
        count_steps(&mut tera, &self.meter);
        tera.add_raw_templates(texts.collect::<Vec<_>>())?;
        Ok(tera)
    }

    /// The text that a template makes of a view.
    pub fn render(&self, name: &str, view: Context, notes: &mut Findings) -> String {
        if self.written.is_empty() || self.ready.get_template_names().next().is_none() {
            return String::new();
        }
        match render_measured(&self.ready, &self.meter, name, &view) {
            Ok(text) => text,
            Err(error) => {
                let again = self
                    .compile(false)
                    .ok()
                    .and_then(|tera| render_measured(&tera, &self.meter, name, &view).err());
                notes.push(self.finding(&again.unwrap_or(error)));
                String::new()
            }
        }
    }

    /// An error of the template engine, at the designer's own line.
    fn finding(&self, error: &tera::Error) -> Finding {
        let (file, span, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let (path, text) = self
                    .written
                    .get(report.filename())
                    .cloned()
                    .unwrap_or_else(|| (report.filename().into(), "".into()));
                let range = &report.span().range;
                let counted = CountedTemplate::new(&text);
                let place = |place: usize| counted.written_place(place).min(text.len());
                let span = Span::new(place(range.start), place(range.end));
                (path, span, report.message().to_string())
            }
            ErrorKind::MissingParent { current, parent } => {
                (self.path(current), Span::default(), format!("it builds on “{parent}”, which is missing"))
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                (self.path(tpl), Span::default(), "it builds on itself".to_string())
            }
            ErrorKind::TemplateNotFound(name) => {
                (self.path(name), Span::default(), "it is missing".to_string())
            }
            _ => self.locate(&error.to_string()),
        };
        let message = format!("This template does not work: {}.", message.trim_end_matches('.'));
        Finding::new(
            &reported_rules::TEMPLATE,
            Location { file, span },
            message,
            "Mend the line, or delete your copy of the file: then the theme in the program stands in.",
        )
    }

    /// Some errors come as a drawn report only: its first line says what, and a line with an arrow says
    /// where.
    fn locate(&self, report: &str) -> (Arc<str>, Span, String) {
        let message = report.lines().next().unwrap_or("").trim_start_matches("error: ").to_string();
        let at =
            report.lines().find_map(|line| line.trim().strip_prefix("--> ")).unwrap_or("templates/base.html");
        let mut parts = at.split(':');
        let name = parts.next().unwrap_or("");
        let line: usize = parts.next().and_then(|line| line.parse().ok()).unwrap_or(1);
        let text = self.written.get(name).map_or("", |(_, text)| text);
        let start: usize = text.split_inclusive('\n').take(line - line.min(1)).map(str::len).sum();
        let length = text[start..].find('\n').unwrap_or(text.len() - start);
        (self.path(name), Span::new(start, start + length), message)
    }

    fn path(&self, name: &str) -> Arc<str> {
        self.written.get(name).map_or_else(|| format!("themes/plain/{name}").into(), |(path, _)| path.clone())
    }
}

/// A view as templates see it.
pub fn value(view: &impl Serialize) -> Value {
    Value::from_serializable(view)
}

/// A view with fields that are made late, because making them is the costly part.
pub fn value_with(view: &impl Serialize, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut map = value(view).into_map().unwrap_or_default();
    for (name, field) in fields {
        map.insert(name.into(), field);
    }
    Value::from(map)
}

/// What a template sees: names and values.
pub fn context(values: impl IntoIterator<Item = (&'static str, Value)>) -> Context {
    let mut context = Context::new();
    for (name, value) in values {
        context.insert_value(name, value);
    }
    context
}

/// Templates of the program's own, which no theme changes: the workbench and the banners of the preview.
#[derive(Debug)]
pub struct OwnPages(Tera);

impl OwnPages {
    /// Compiles templates, given as names and texts.
    ///
    /// # Errors
    ///
    /// What Tera says, if a template has a syntax error or builds on a missing one.
    pub fn new<'t>(templates: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<OwnPages, String> {
        let mut tera = Tera::default();
        let texts: Vec<(String, String)> =
            templates.into_iter().map(|(name, text)| (name.to_string(), text.to_string())).collect();
        tera.add_raw_templates(texts).map_err(|error| error.to_string())?;
        Ok(OwnPages(tera))
    }

    /// The text that a template makes of a view, which it knows as `it`.
    ///
    /// # Errors
    ///
    /// What Tera says, if there is no such template, or it uses a field that the view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, String> {
        self.0.render(name, &context([("it", value(view))])).map_err(|error| error.to_string())
    }
}
