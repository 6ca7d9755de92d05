//! Floor 2: the settings of rules in site.toml.
//! In: its fields `rules`, `easy_read_rules` and `synonyms`. Out: severities, thresholds, an Easy Read standard,
//! groups of words.
//! Must never: know the rules themselves: they are a floor higher.

use super::easy_read_standard::EasyReadStandard;
use crate::base::{Fields, Severity, Span, Spanned, Value, ValueKind, suggest};
use std::collections::BTreeMap;

/// Severities by rule id: `None` where a rule is off.
pub(super) type Severities = BTreeMap<Box<str>, Option<Severity>>;

/// A threshold that site.toml changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleThreshold {
    /// The id of the rule: `sentence-length`
    pub rule: Box<str>,
    /// The kind of text it is for: `plain`
    pub profile: Spanned<Box<str>>,
    /// The new threshold, in the unit of the rule.
    pub number: usize,
}

/// `[rules]` `link-text = "warning"`, and `[rules.sentence-length]` `plain = 22` `severity = "info"`.
pub(super) fn rules(fields: &mut Fields) -> (Severities, Vec<RuleThreshold>) {
    let (mut severities, mut limits) = (BTreeMap::new(), Vec::new());
    for entry in fields.value("rules").map_or(&[][..], Value::entries) {
        let rule: Box<str> = entry.name.as_str().into();
        let ValueKind::Map(lines) = &entry.value.kind else {
            if let Some(severity) = severity(fields, &rule, &entry.value) {
                severities.insert(rule, severity);
            }
            continue;
        };
        for line in lines {
            if line.name == "severity" {
                if let Some(severity) = severity(fields, &rule, &line.value) {
                    severities.insert(rule.clone(), severity);
                }
                continue;
            }
            let number = match &line.value.kind {
                ValueKind::Scalar(words) => words.parse().ok(),
                _ => None,
            };
            match number {
                Some(number) => {
                    let profile = Spanned { value: line.name.as_str().into(), span: line.name_span };
                    limits.push(RuleThreshold { rule: rule.clone(), profile, number });
                }
                None => fields.report(
                    line.value.span,
                    format!("The threshold of `{rule}` should be a whole number."),
                    format!("Write the number alone, as in: {} = 20", line.name),
                ),
            }
        }
    }
    (severities, limits)
}

fn severity(fields: &mut Fields, rule: &str, value: &Value) -> Option<Option<Severity>> {
    let severity = match &value.kind {
        ValueKind::Scalar(words) => match &*words.to_lowercase() {
            "error" => Some(Some(Severity::Error)),
            "warning" => Some(Some(Severity::Warning)),
            "info" => Some(Some(Severity::Info)),
            "off" => Some(None),
            _ => None,
        },
        _ => None,
    };
    if severity.is_none() {
        fields.report(
            value.span,
            format!("How bad `{rule}` is cannot be read."),
            "Write \"error\", \"warning\", \"info\" or \"off\".".into(),
        );
    }
    severity
}

/// `easy_read_rules = "easy-uk"`
pub(super) fn easy_set(fields: &mut Fields) -> EasyReadStandard {
    let Some(name) = fields.text("easy_read_rules") else { return EasyReadStandard::default() };
    EasyReadStandard::named(&name.value).unwrap_or_else(|| {
        let known = EasyReadStandard::ALL.map(EasyReadStandard::name);
        let help = match suggest(&name.value, known) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => format!("Use one of these: {}.", known.join(", ")),
        };
        fields.report(
            name.span,
            format!("There is no set of Easy Read rules called “{}”.", name.value),
            help,
        );
        EasyReadStandard::default()
    })
}

/// `synonyms = [["advocate", "representative"]]`
pub(super) fn synonyms(fields: &mut Fields) -> Vec<Vec<Box<str>>> {
    let Some(data) = fields.value("synonyms") else { return Vec::new() };
    let words = |data: &Value| match &data.kind {
        ValueKind::List(items) => items
            .iter()
            .map(
                |item| {
                    if let ValueKind::Scalar(words) = &item.kind { Some(words.trim().into()) } else { None }
                },
            )
            .collect(),
        _ => None,
    };
    let mut wrong: Vec<Span> = Vec::new();
    let mut groups = Vec::new();
    match &data.kind {
        ValueKind::List(items) => {
            for item in items {
                match words(item).filter(|group: &Vec<Box<str>>| group.len() > 1) {
                    Some(group) => groups.push(group),
                    None => wrong.push(item.span),
                }
            }
        }
        _ => wrong.push(data.span),
    }
    for span in wrong {
        let help =
            "Write the word to use first, then the others: synonyms = [[\"advocate\", \"representative\"]]";
        fields.report(span, "Words for one thing should stand together in a list.".into(), help.into());
    }
    groups
}
