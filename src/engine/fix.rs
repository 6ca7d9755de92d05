//! Floor 4: applying the safe fixes of findings to a text.
//! In: a text and the findings in it. Out: the corrected text.
//! Must never: apply an edit that is not safe, half of a fix, or two fixes that overlap.

use crate::base::{Edit, Finding};

/// The text with every safe fix that fits, and how many there were. Of two that overlap, the first is
/// applied. The other is applied in the next round, after the text is checked again.
pub fn apply_fixes(text: &str, findings: &[Finding]) -> (String, usize) {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut made = 0;
    for fix in findings
        .iter()
        .filter_map(|finding| finding.fix.as_ref())
        .filter(|fix| fix.safe && !fix.edits.is_empty())
    {
        let fits =
            fix.edits.iter().all(|edit| text.get(edit.span.start as usize..edit.span.end as usize).is_some());
        let in_order = fix.edits.is_sorted_by(|a, b| a.span.end <= b.span.start);
        let touches = fix.edits.iter().any(|edit| {
            edits.iter().any(|other| edit.span.start <= other.span.end && other.span.start <= edit.span.end)
        });
        if fits && in_order && !touches {
            edits.extend(&fix.edits);
            made += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (apply_edits(text, &edits), made)
}

/// The text with these edits. They must be sorted, must not overlap and must fit the text.
pub fn apply_edits(text: &str, edits: &[&Edit]) -> String {
    let mut after = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        after.push_str(&text[at..edit.span.start as usize]);
        after.push_str(&edit.replacement);
        at = edit.span.end as usize;
    }
    after.push_str(&text[at..]);
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Fix, Location, Span, reported_rules};

    fn finding(safe: bool, edits: &[(usize, usize, &str)]) -> Finding {
        let edits = edits
            .iter()
            .map(|(start, end, with)| Edit { span: Span::new(*start, *end), replacement: with.to_string() })
            .collect();
        let place = Location { file: "a.md".into(), span: Span::new(0, 1) };
        Finding::new(&reported_rules::FIELD_VALUE, place, "", "").with_fix(Fix { edits, safe })
    }

    #[test]
    fn makes_safe_fixes_that_do_not_touch() {
        let text = "one two three";
        let all = [
            finding(true, &[(8, 13, "3")]),
            finding(false, &[(4, 7, "unsafe")]),
            finding(true, &[(0, 3, "1"), (4, 7, "2")]),
            finding(true, &[(2, 5, "touches")]),
            finding(true, &[(10, 99, "beyond the end")]),
            finding(true, &[(6, 7, "b"), (4, 5, "a")]),
        ];
        assert_eq!(apply_fixes(text, &all), ("1 2 3".to_string(), 2));
        assert_eq!(apply_fixes(text, &all[1..2]), (text.to_string(), 0));
        assert_eq!(apply_fixes("ŵŷ", &[finding(true, &[(1, 2, "inside a letter")])]), ("ŵŷ".to_string(), 0));
    }
}
