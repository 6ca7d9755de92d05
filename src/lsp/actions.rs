//! Floor 7: the fixes of findings, as an editor offers them.
//! In: a range of an open text. Out: a fix for each finding there that has one, and one that makes all safe fixes of
//! the file.
//! Must never: offer a fix that was made for another text, or call one safe that a person should read.

use super::diagnostics::FilePlaces;
use super::document_view::DocumentView;
use crate::base::{Finding, Fix};
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    WorkspaceEdit,
};

/// The kind of the action that makes all safe fixes. Editors can be told to run it whenever a file is saved.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.plainleaf");

/// Whether the text with all its safe fixes is needed to answer.
pub fn needs_mended_text(view: &DocumentView<'_>, params: &CodeActionParams) -> bool {
    fix_all_kind(view, params).is_some()
}

/// The fixes for a range. `mended` is the text with all its safe fixes, where that is needed.
pub fn actions(
    view: &DocumentView<'_>,
    params: &CodeActionParams,
    mended: Option<&str>,
    knows_versions: bool,
) -> Vec<CodeActionResponse> {
    let edit = |edits| workspace_edit(view, edits, knows_versions);
    let mut actions = Vec::new();
    if is_asked_for(params, &CodeActionKind::QuickFix) {
        let mut places = FilePlaces::new(view.judged, view.root, view.unit);
        for (finding, fix) in fixable(view, params.range) {
            let edits = fix.edits.iter().map(|edit| TextEdit {
                range: view.document.text.range(edit.span),
                new_text: edit.replacement.clone(),
            });
            let title = if fix.safe { "Mend this: " } else { "Change this, then read it: " };
            actions.push(CodeAction {
                title: format!("{title}{}", finding.message),
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![places.diagnostic(finding)]),
                is_preferred: fix.safe.then_some(true),
                edit: Some(edit(edits.collect())),
                ..CodeAction::default()
            });
        }
    }
    if let Some((kind, mended)) = fix_all_kind(view, params).zip(mended)
        && let Some(change) = smallest_edit(view, mended)
    {
        actions.push(CodeAction {
            title: "Mend all that can be mended safely in this file".into(),
            kind: Some(kind),
            edit: Some(edit(vec![change])),
            ..CodeAction::default()
        });
    }
    actions.into_iter().map(CodeActionResponse::from).collect()
}

/// The findings that touch a range and have a fix. What a theme's designer wrote is not ours to change.
fn fixable<'v>(view: &DocumentView<'v>, range: Range) -> Vec<(&'v Finding, &'v Fix)> {
    if !view.file.starts_with("content/") {
        return Vec::new();
    }
    let fixes = view.findings_at(&view.document.text.bytes(range)).into_iter().filter_map(|finding| {
        let fix = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty())?;
        Some((finding, fix))
    });
    fixes.collect()
}

/// The kind of the action for all safe fixes, if it is to be offered: when it is asked for, or beside one of several safe
/// fixes.
fn fix_all_kind(view: &DocumentView<'_>, params: &CodeActionParams) -> Option<CodeActionKind> {
    let whole = Range::new(Default::default(), gen_lsp_types::Position::new(u32::MAX, u32::MAX));
    let safe = |range| fixable(view, range).iter().filter(|(_, fix)| fix.safe).count();
    if params.context.only.is_some() && is_asked_for(params, &FIX_ALL) {
        (safe(whole) > 0).then_some(FIX_ALL)
    } else {
        let is_beside = is_asked_for(params, &CodeActionKind::QuickFix) && safe(params.range) > 0;
        (is_beside && safe(whole) > 1).then_some(CodeActionKind::QuickFix)
    }
}

/// Whether the editor wants actions of this kind: all, or this kind, or a kind that it is a part of.
fn is_asked_for(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let kind = String::from(kind.clone());
    params.context.only.as_ref().is_none_or(|only| {
        only.iter().any(|wanted| {
            let rest = kind.strip_prefix(&String::from(wanted.clone()));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// The one edit that turns the text into another; `None` where they are the same.
fn smallest_edit(view: &DocumentView<'_>, after: &str) -> Option<TextEdit> {
    let before = &**view.document.text.text();
    if before == after {
        return None;
    }
    let same = |(a, b): &(char, char)| a == b;
    let length =
        |letters: &mut dyn Iterator<Item = (char, char)>| letters.map(|(letter, _)| letter.len_utf8()).sum();
    let start: usize = length(&mut before.chars().zip(after.chars()).take_while(same));
    let (rest, new) = (&before[start..], &after[start..]);
    let end: usize = length(&mut rest.chars().rev().zip(new.chars().rev()).take_while(same));
    let text = &view.document.text;
    let range = Range::new(text.position(start), text.position(before.len() - end));
    Some(TextEdit { range, new_text: new[..new.len() - end].to_string() })
}

/// Edits of the open text. An editor that knows versions makes them in this state of the text only.
fn workspace_edit(view: &DocumentView<'_>, edits: Vec<TextEdit>, knows_versions: bool) -> WorkspaceEdit {
    let uri = view.document.uri.clone();
    if !knows_versions {
        return WorkspaceEdit { changes: Some([(uri, edits)].into()), ..WorkspaceEdit::default() };
    }
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            version: Some(view.document.version),
            text_document_identifier: TextDocumentIdentifier { uri },
        },
        edits: edits.into_iter().map(Into::into).collect(),
    };
    WorkspaceEdit { document_changes: Some(vec![edit.into()]), ..WorkspaceEdit::default() }
}
