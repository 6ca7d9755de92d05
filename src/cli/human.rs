//! Floor 8: findings for people.
//! In: findings. Out: each with its line, what is wrong, whom it hurts and what to do; then a sentence that
//! counts them.
//! Must never: let content control the terminal, or fill the screen with one long line.

use super::findings::FindingsReport;
use super::terminal;
use crate::base::{Finding, Location, Severity, count_of, count_summary as in_numbers, par_map};
use crate::check::ActiveSuppression;
use crate::disk::is_set;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Padding, Renderer, Snippet,
    normalize_untrusted_str,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// Lines with more bytes are cut before they are laid out, because layout takes time for each character.
/// (Shorter ones are cut to the width of the screen.)
const LONG: usize = 10_000;

/// How many bytes of a cut line stay on each side of the finding.
const AROUND: usize = 160;

/// The first findings of a rule are shown in full, with why and help. After these the reader knows them.
const WHOLE: usize = 10;

/// The most findings of a rule that are shown at all: enough for a day's work.
const MOST: usize = 100;

/// All findings, and a sentence that counts them.
pub(super) fn say(findings: &FindingsReport<'_>) -> String {
    let renderer = if terminal::has_colours() { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.no_graphics(is_set("NO_GRAPHICS"));
    let mut before: BTreeMap<&str, usize> = BTreeMap::new();
    let counted_by_rule = findings.list.iter().map(|finding| {
        let number = before.entry(finding.rule.id).or_default();
        *number += 1;
        (finding, *number)
    });
    let shown: Vec<(&&Finding, usize)> = counted_by_rule.filter(|(_, number)| *number <= MOST).collect();
    let mut text = par_map(&shown, |(finding, number)| {
        if *number <= WHOLE { one(finding, findings, &renderer) } else { line(finding, findings) }
    })
    .concat();
    for (rule, number) in before.into_iter().filter(|(_, number)| *number > MOST) {
        text += &format!(
            "Not shown: {} of the rule {rule}. Mend those above first, or see all: plainleaf check --format json\n",
            count_of(number - MOST, "more finding")
        );
    }
    text.push_str(&counted(findings));
    text.push_str(&exceptions(findings));
    text
}

/// Each suppression in force, with its end, its reason and the number of findings it hides.
fn exceptions(findings: &FindingsReport<'_>) -> String {
    let mut text = match findings.exceptions.len() {
        0 => return String::new(),
        1 => "1 exception is in force:\n".to_string(),
        number => format!("{number} exceptions are in force:\n"),
    };
    for exception in findings.exceptions {
        let line = findings.places.region(&exception.place).line;
        let hides = match exception.hidden.len() {
            0 => "hides nothing".to_string(),
            number => format!("hides {}", count_of(number, "finding")),
        };
        let file = findings.site.shown(&exception.place.file);
        text += &normalize_untrusted_str(&format!(
            "  {file}:{line} {}, until {}, {hides}: {}",
            exception.rule,
            until(exception),
            exception.reason
        ));
        text += "\n";
    }
    text
}

fn until(exception: &ActiveSuppression) -> String {
    exception.until.map_or("nobody said when".to_string(), |until| until.to_string())
}

/// “Found 2 errors and 1 warning in 3 files.” Empty if there are no findings.
fn counted(findings: &FindingsReport<'_>) -> String {
    let counts = in_numbers(|severity| findings.count(severity));
    let mut files: Vec<&str> = findings.list.iter().map(|finding| &*finding.location.file).collect();
    files.sort_unstable();
    files.dedup();
    if counts.is_empty() { counts } else { format!("Found {counts} in {}.\n", count_of(files.len(), "file")) }
}

/// A finding in one line.
fn line(finding: &Finding, findings: &FindingsReport<'_>) -> String {
    let (file, line) =
        (findings.site.shown(&finding.location.file), findings.places.region(&finding.location).line);
    normalize_untrusted_str(&format!(
        "{}[{}]: {file}:{line} {}",
        finding.severity.word(),
        finding.rule,
        finding.message
    )) + "\n\n"
}

fn one(finding: &Finding, findings: &FindingsReport<'_>, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO.with_name("note"),
    };
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.rule.id));
    group = shown(group, findings, &finding.location, AnnotationKind::Primary, "");
    for (place, words) in &finding.related {
        group = shown(group, findings, place, AnnotationKind::Context, words);
    }
    group = group.element(Padding);
    group = group.element(Level::NOTE.with_name("why").message(normalize_untrusted_str(finding.rule.why)));
    group = group.element(Level::HELP.message(normalize_untrusted_str(&finding.help)));
    if finding.fix.as_ref().is_some_and(|fix| fix.safe) {
        group = group.element(Level::HELP.message("`plainleaf check --fix` does this for you"));
    }
    format!("{}\n\n", renderer.render(&[group]))
}

/// Adds the line of a location, or only its file if there is no line to show.
fn shown<'a>(
    group: Group<'a>,
    findings: &FindingsReport<'_>,
    place: &Location,
    kind: AnnotationKind,
    label: &str,
) -> Group<'a> {
    let file = findings.site.shown(&place.file);
    let Some((number, line, part)) = findings.places.line(place) else {
        return group.element(Element::Origin(Origin::path(file)));
    };
    let mark = |part: Range<usize>| -> Annotation<'a> {
        let mark = kind.span(part);
        if label.is_empty() { mark } else { mark.label(normalize_untrusted_str(label)) }
    };
    if line.len() <= LONG {
        return group
            .element(Snippet::source(line.to_string()).path(file).line_start(number).annotation(mark(part)));
    }
    // The snippet counts columns in the cut line, so the true column is said first.
    let column = findings.places.region(place).column;
    let (line, part) = clipped(line, part);
    group
        .element(Origin::path(file).line(number).char_column(column))
        .element(Snippet::source(line).line_start(number).annotation(mark(part)))
}

/// The part of a very long line around a finding, and the finding's byte range in that part.
fn clipped(line: &str, part: Range<usize>) -> (String, Range<usize>) {
    let from = line.floor_char_boundary(part.start.saturating_sub(AROUND));
    let marked = part.end.min(part.start + AROUND);
    let to = line.ceil_char_boundary((marked + AROUND).min(line.len()));
    let end = line.floor_char_boundary(marked).max(part.start);
    let before = if from > 0 { "…" } else { "" };
    let after = if to < line.len() { "…" } else { "" };
    let shift = before.len();
    (format!("{before}{}{after}", &line[from..to]), part.start - from + shift..end - from + shift)
}
