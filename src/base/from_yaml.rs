//! Floor 0: reading YAML. The only file that uses the YAML parser.
//! In: the lines of a front matter. Out: their values with spans, and a finding where they are not YAML.
//! Must never: fail: the fields before a mistake count.

use super::cut_by_hash::cut_by_hash;
use super::{Finding, Findings, LineIndex, Location, MapEntry, Span, Value, ValueKind, reported_rules};
use saphyr_parser::{Event, Marker, Parser, ScanError};
use std::sync::Arc;

/// The depth to which lists and tables may nest. Front matter needs three levels.
const DEEPEST: usize = 16;

/// Reads `text`, which begins at byte `offset` of `file`; spans count from the start of the file. Only the
/// first mistake is added to `findings`, for the parser cannot go on after it.
pub fn read_yaml(file: &Arc<str>, text: &str, offset: usize, findings: &mut Findings) -> Value {
    let mut reader = ValueBuilder {
        offsets: CharOffsets::new(text, offset),
        open: Vec::new(),
        done: None,
        too_deep: None,
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::DocumentEnd | Event::StreamEnd, _)) => break,
            Ok((event, span)) => {
                let span = reader.offsets.span(span);
                // An empty value has no place of its own: the name before it is looked at.
                if matches!(&event, Event::Scalar(words, saphyr_parser::ScalarStyle::Plain, ..) if !words.is_empty())
                {
                    findings.extend(cut_by_hash(file, text, offset, span));
                }
                reader.take(event, span);
            }
            Err(error) => {
                findings.push(mistake(file, text, offset, &error, &reader.offsets));
                break;
            }
        }
    }
    if let Some(span) = reader.too_deep {
        findings.push(Finding::new(
            &reported_rules::FRONT_MATTER,
            Location { file: file.clone(), span },
            "These lines are nested too deeply.",
            "Write each field on a line of its own, without deep nesting.",
        ));
    }
    reader.finish()
}

/// A finding for an error of the parser, in words for people who have never heard of YAML.
fn mistake(file: &Arc<str>, text: &str, offset: usize, error: &ScanError, offsets: &CharOffsets) -> Finding {
    let at = offsets.byte(error.marker()).saturating_sub(offset).min(text.len());
    let lines = LineIndex::new(text);
    let last = lines.line(text.strip_suffix('\n').unwrap_or(text).len());
    let line_number = lines.line(at).min(last);
    let line_at = |number: usize| text[lines.line_range(number)].trim_end();
    // The parser often reports a mistake on the line after it.
    let blamed = (line_number.saturating_sub(1).max(1)..=line_number).find_map(|number| {
        let line = line_at(number);
        let indent = &line[..line.len() - line.trim_start().len()];
        if indent.contains('\t') {
            return Some((
                number,
                "There is a tab at the start of this line.".to_string(),
                "Use spaces instead of the tab.".to_string(),
            ));
        }
        let (name, value) = line.split_once(": ")?;
        let value = value.trim();
        let plain = !value.starts_with(['"', '\'', '[', '{', '|', '>']);
        (plain && value.contains(": ")).then(|| {
            (
                number,
                format!("The text after `{}:` has a colon in it.", name.trim()),
                format!(
                    "Put the text between quotation marks: {}: \"{}\"",
                    name.trim(),
                    value.replace('"', "'")
                ),
            )
        })
    });
    let (number, message, help) = blamed.unwrap_or_else(|| {
        (
            line_number,
            "This line cannot be understood.".to_string(),
            "Write one field a line, as `name: value`, and put values with : # [ ] { } or quotation marks between \"…\".".to_string(),
        )
    });
    let start = lines.line_range(number).start;
    let end = start + line_at(number).len();
    Finding::new(
        &reported_rules::FRONT_MATTER,
        Location { file: file.clone(), span: Span::new(offset + start, offset + end) },
        message,
        help,
    )
}

/// The byte of each character: the parser counts characters. Its lines are no help, for it ends one at a lone
/// carriage return too.
struct CharOffsets {
    offset: usize,
    /// Empty where the text is ASCII: there characters are bytes.
    bytes: Vec<u32>,
}

impl CharOffsets {
    fn new(text: &str, offset: usize) -> Self {
        let bytes = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect()
        };
        CharOffsets { offset, bytes }
    }

    fn byte(&self, marker: &Marker) -> usize {
        let index = marker.index();
        let byte = match self.bytes.last() {
            None => index,
            Some(last) => *self.bytes.get(index).unwrap_or(last) as usize,
        };
        self.offset + byte
    }

    fn span(&self, span: saphyr_parser::Span) -> Span {
        Span::new(self.byte(&span.start), self.byte(&span.end))
    }
}

/// A list or table whose end has not been read.
struct OpenValue {
    span: Span,
    shape: ValueKind,
    /// In a table: the name whose value comes next.
    name: Option<(String, Span)>,
}

struct ValueBuilder {
    offsets: CharOffsets,
    open: Vec<OpenValue>,
    done: Option<Value>,
    too_deep: Option<Span>,
}

impl ValueBuilder {
    fn take(&mut self, event: Event, span: Span) {
        match event {
            Event::Scalar(words, style, ..) => {
                let plain = style == saphyr_parser::ScalarStyle::Plain;
                let shape = if plain && matches!(&*words, "" | "~" | "null") {
                    ValueKind::Null
                } else {
                    ValueKind::Scalar(words.into_owned())
                };
                self.put(Value { span, kind: shape });
            }
            Event::Alias(_) => self.put(Value { span, kind: ValueKind::Null }),
            Event::SequenceStart(..) => self.open(span, ValueKind::List(Vec::new())),
            Event::MappingStart(..) => self.open(span, ValueKind::Map(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
    }

    fn open(&mut self, span: Span, shape: ValueKind) {
        if self.open.len() >= DEEPEST {
            self.too_deep.get_or_insert(span);
        }
        self.open.push(OpenValue { span, shape, name: None });
    }

    fn close(&mut self, span: Span) {
        if let Some(closed) = self.open.pop() {
            let whole = Span::new(closed.span.start as usize, span.end.max(closed.span.end) as usize);
            let keep = self.open.len() < DEEPEST;
            let shape = if keep { closed.shape } else { ValueKind::Null };
            self.put(Value { span: whole, kind: shape });
        }
    }

    fn put(&mut self, data: Value) {
        match self.open.last_mut() {
            None => self.done = Some(data),
            Some(OpenValue { shape: ValueKind::Map(entries), name, .. }) => match name.take() {
                Some((name, name_span)) => entries.push(MapEntry { name, name_span, value: data }),
                None => {
                    let words = match data.kind {
                        ValueKind::Scalar(words) => words,
                        _ => String::new(),
                    };
                    *name = Some((words, data.span));
                }
            },
            Some(OpenValue { shape: ValueKind::List(items), .. }) => items.push(data),
            Some(_) => {}
        }
    }

    /// Closes the lists and tables that a mistake left open, so that the fields before it count.
    fn finish(mut self) -> Value {
        while let Some(open) = self.open.last() {
            let end = open.span;
            self.close(end);
        }
        self.done.unwrap_or_else(Value::empty)
    }
}
