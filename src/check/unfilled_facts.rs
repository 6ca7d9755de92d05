//! Floor 3: facts that stay in their braces, because of where or how they are written.
//! In: a document, and the contacts. Out: findings for facts between backticks and in names of headings; where a fact has
//! a brace too few.
//! Must never: take other words in braces for a fact.

use super::rule::Reporter;
use crate::base::{Edit, Fix, Span};
use crate::doc::{Document, NodeRef};
use crate::site::{Contacts, FACTS};

/// Facts in the names of headings, which addresses are made of: `## Words {#a-{{imha.name}}}`.
pub(super) fn judge_ids(doc: &Document, found: &mut Reporter) {
    for heading in &doc.tree.headings {
        let written = heading.span.of(doc.text());
        let Some(at) = written.rfind("{#").filter(|at| written[*at..].contains("{{")) else { continue };
        let before = written[..at].trim_end().len();
        let whole = Span::new(heading.span.start as usize + before, heading.span.end as usize);
        found
            .add(
                doc.location(Span::new(heading.span.start as usize + at, heading.span.end as usize)),
                "A fact cannot stand in the name of a heading, which links use.",
                "Take the braces with # out: the name is made from the words of the heading.",
            )
            .fix = Some(Fix::safe(Edit { span: whole, replacement: String::new() }));
    }
}

/// A fact between backticks is not filled in.
pub(super) fn judge_code(contacts: &Contacts, doc: &Document, code: NodeRef, found: &mut Reporter) {
    let words = code.own_text();
    let half = half_facts(contacts, words);
    if !words.contains("{{") && half.is_empty() {
        return;
    }
    // Nothing but a fact that is known: only the backticks are wrong.
    let inner = words.strip_prefix("{{").and_then(|words| words.strip_suffix("}}")).map(str::trim);
    let is_fact = |inner: &&str| {
        inner
            .split_once('.')
            .is_some_and(|(key, field)| contacts.get(key).is_some_and(|contact| contact.has(field)))
    };
    let fact = inner.filter(is_fact).map(|inner| format!("{{{{{inner}}}}}"));
    let help = format!("Take the signs ` around it away: {}", fact.as_deref().unwrap_or("{{key.phone}}"));
    let finding = found.add(
        doc.location(code.span()),
        "A fact in code is not filled in: readers would see the braces.",
        help,
    );
    finding.fix = fact.map(|replacement| Fix::safe(Edit { span: code.span(), replacement }));
}

/// Facts with a brace too few, such as `{imha.phone}`: start and end in bytes, and what stands between the braces.
pub(super) fn half_facts<'w>(contacts: &Contacts, words: &'w str) -> Vec<(usize, usize, &'w str)> {
    let mut found = Vec::new();
    for (start, _) in words.match_indices('{') {
        let Some(length) = words[start + 1..].find('}') else { break };
        let end = start + 1 + length;
        let inner = words[start + 1..end].trim();
        let is_fact = inner
            .split_once('.')
            .is_some_and(|(key, field)| contacts.get(key).is_some() && FACTS.contains(&field));
        if is_fact {
            found.push((start, end + 1, inner));
        }
    }
    found
}
