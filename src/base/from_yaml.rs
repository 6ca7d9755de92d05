//! Floor 0: reading YAML. The only file that uses the YAML parser.
//! In: the lines of a front matter. Out: their values with spans, and a finding where they are not YAML.
//! Must never: fail: the fields before a mistake count.

use super::curly_marks::curly_marks;
use super::cut_by_hash::cut_by_hash;
use super::yaml_mistake::{Diagnosis, between_whole_curly_marks, diagnose, diagnose_sign, diagnose_tab};
use super::{
    Edit, Finding, Findings, Fix, LineIndex, Location, MapEntry, Span, Value, ValueKind, reported_rules,
};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use std::ops::Range;
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
        signs: Vec::new(),
    };
    let findings_before = findings.len();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::DocumentEnd | Event::StreamEnd, _)) => break,
            Ok((event, span)) => {
                let span = reader.offsets.span(span);
                // An empty value has no place of its own: the name before it is looked at.
                if let Event::Scalar(words, ScalarStyle::Plain, ..) = &event
                    && !words.is_empty()
                {
                    findings.extend(cut_by_hash(file, text, offset, span));
                    findings.extend(curly_marks(file, words, reader.offsets.of_scalar(span)));
                }
                reader.take(event, span);
            }
            Err(error) => {
                let at = reader.offsets.byte(error.marker()).saturating_sub(offset).min(text.len());
                let found = mistake(file, text, offset, at);
                reader.drop_opened_in(found.location.span);
                findings.push(found);
                break;
            }
        }
    }
    let (signs, is_sound) = (std::mem::take(&mut reader.signs), findings.len() == findings_before);
    if is_sound && !signs.is_empty() {
        let lines = LineIndex::new(text);
        let mut numbers: Vec<usize> =
            signs.iter().map(|span| lines.line((span.start as usize).saturating_sub(offset))).collect();
        numbers.dedup();
        findings.extend(numbers.into_iter().filter_map(|number| {
            let line = lines.line_range(number);
            let found = diagnose_sign(text[line.clone()].trim_end())?;
            Some(finding(file, offset, text, line, found))
        }));
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

/// The most lines above an error in which its cause is looked for.
const LINES_ABOVE: usize = 40;

/// A finding for an error of the parser at the byte `at` of `text`. The parser often reports a mistake on the
/// line after it, and a quotation mark without an end at the end of the text. So the line that is to blame is
/// one whose mending lets the parser go further.
fn mistake(file: &Arc<str>, text: &str, offset: usize, at: usize) -> Finding {
    let lines = LineIndex::new(text);
    let last = lines.line(text.strip_suffix('\n').unwrap_or(text).len());
    let number = lines.line(at).min(last);
    // Behind a tab the parser goes on with the value above.
    for candidate in number.saturating_sub(1).max(1)..=(number + 1).min(last) {
        let range = lines.line_range(candidate);
        let mends = |with: &String| {
            let words = text[range.start..].trim_start();
            first_error(&[&text[..range.start], with, words].concat()).is_none()
        };
        let above = text[..range.start].trim_end().lines().next_back().unwrap_or("");
        if let Some(diagnosis) = diagnose_tab(text[range.clone()].trim_end(), above, mends) {
            return finding(file, offset, text, range, diagnosis);
        }
    }
    let near = number.saturating_sub(1).max(1)..=number;
    let above = (number.saturating_sub(LINES_ABOVE).max(1)..*near.start()).rev();
    let mut blamed = None;
    for candidate in near.clone().chain(above) {
        let Some(diagnosis) = diagnose(text[lines.line_range(candidate)].trim_end()) else { continue };
        let is_mended = diagnosis.edit.as_ref().is_some_and(|(range, with)| {
            let start = lines.line_range(candidate).start;
            let mended = [&text[..start + range.start], with, &text[start + range.end..]].concat();
            let Some(now) = first_error(&mended) else { return mended != text };
            // The parser stops again: then the next cause has to be plain to see as well.
            let lines_now = LineIndex::new(&*mended);
            let line_now = lines_now.line(now);
            let grown = with.len() as isize - range.len() as isize;
            let goes_further =
                now as isize - grown > at as isize || line_now > candidate + 1 && line_now != number;
            goes_further
                && (line_now - 1..=line_now).any(|line| {
                    line > candidate && diagnose(mended[lines_now.line_range(line)].trim_end()).is_some()
                })
        });
        if is_mended {
            blamed = Some((candidate, diagnosis));
            break;
        }
        if diagnosis.is_sure && near.contains(&candidate) {
            blamed.get_or_insert((candidate, Diagnosis { edit: None, ..diagnosis }));
        }
    }
    let (number, diagnosis) = blamed.unwrap_or_else(|| {
        let help = "Write one field a line, as `name: value`, and put values with : # [ ] { } or quotation marks between \"…\".";
        (number, Diagnosis { message: "This line cannot be understood.".into(), help: help.into(), edit: None, is_sure: true })
    });
    finding(file, offset, text, lines.line_range(number), diagnosis)
}

/// A finding about a line of `text`.
fn finding(file: &Arc<str>, offset: usize, text: &str, line: Range<usize>, found: Diagnosis) -> Finding {
    let start = offset + line.start;
    let span = Span::new(start, start + text[line].trim_end().len());
    let place = Location { file: file.clone(), span };
    let finding = Finding::new(&reported_rules::FRONT_MATTER, place, found.message, found.help);
    match found.edit {
        None => finding,
        Some((range, replacement)) => finding.with_fix(Fix {
            edits: vec![Edit { span: Span::new(start + range.start, start + range.end), replacement }],
            safe: true,
        }),
    }
}

/// The byte at which the parser stops.
fn first_error(text: &str) -> Option<usize> {
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::DocumentEnd | Event::StreamEnd, _)) => return None,
            Ok(_) => {}
            Err(error) => return Some(CharOffsets::new(text, 0).byte(error.marker()).min(text.len())),
        }
    }
    None
}

/// The byte of each character: the parser counts characters. Its lines are no help, for it ends one at a lone
/// carriage return too.
struct CharOffsets<'t> {
    text: &'t str,
    offset: usize,
    /// Empty where the text is ASCII: there characters are bytes.
    bytes: Vec<u32>,
}

impl<'t> CharOffsets<'t> {
    fn new(text: &'t str, offset: usize) -> Self {
        let bytes = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect()
        };
        CharOffsets { text, offset, bytes }
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

    /// The span of a scalar, without the remark and the space behind it, which the parser may include.
    fn of_scalar(&self, span: Span) -> Span {
        let (start, end) = (span.start as usize, span.end as usize);
        let raw = self.text.get(start - self.offset..end.saturating_sub(self.offset));
        raw.map_or(span, |raw| Span::new(start, start + raw_scalar(raw).len()))
    }
}

/// A scalar as written, without the comment behind it, which the parser includes in a quoted scalar.
pub fn raw_scalar(raw: &str) -> &str {
    let quote = match raw.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => *quote,
        _ => return raw.trim_end(),
    };
    let bytes = raw.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            // Two single quotation marks mean one.
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == quote => return &raw[..at + 1],
            _ => {}
        }
        at += 1;
    }
    raw
}

/// A list or table whose end has not been read.
struct OpenValue {
    span: Span,
    shape: ValueKind,
    /// In a table: the name whose value comes next.
    name: Option<(String, Span)>,
}

struct ValueBuilder<'t> {
    offsets: CharOffsets<'t>,
    open: Vec<OpenValue>,
    done: Option<Value>,
    too_deep: Option<Span>,
    /// Values that lost a sign at their start, or all of themselves.
    signs: Vec<Span>,
}

impl ValueBuilder<'_> {
    fn take(&mut self, event: Event, span: Span) {
        match &event {
            Event::Scalar(_, _, anchor, tag) if *anchor > 0 || tag.is_some() => self.signs.push(span),
            // An empty value may be a remark that was meant as words.
            Event::Scalar(words, ScalarStyle::Plain, ..) if words.is_empty() => {
                if let Some(OpenValue { name: Some((_, name)), .. }) = self.open.last() {
                    self.signs.push(*name);
                }
            }
            _ => {}
        }
        match event {
            Event::Scalar(words, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                let shape = if plain && matches!(&*words, "" | "~" | "null") {
                    ValueKind::Null
                } else {
                    let bare = between_whole_curly_marks(&words).filter(|_| plain);
                    ValueKind::Scalar(bare.map_or_else(|| words.to_string(), str::to_string))
                };
                let span = self.offsets.of_scalar(span);
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

    /// Forgets the lists and tables that the line with the mistake opened: they were meant as words.
    fn drop_opened_in(&mut self, line: Span) {
        let is_in_line = |span: &Span| (line.start..=line.end).contains(&span.start);
        for open in &mut self.open {
            if let ValueKind::Map(entries) = &mut open.shape {
                entries.retain(|entry| {
                    matches!(entry.value.kind, ValueKind::Scalar(_)) || !is_in_line(&entry.value.span)
                });
            }
        }
        for open in self.open.iter_mut().skip(1).filter(|open| is_in_line(&open.span)) {
            open.shape = ValueKind::Null;
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
