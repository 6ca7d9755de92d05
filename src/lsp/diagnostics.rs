//! Floor 7: findings as an editor shows them.
//! In: a judged site. Out: what is to be said of each of its files: every finding, in the words of the terminal.
//! Must never: say nothing of an open file: where all is well, the editor hears that too.

use super::judge::JudgedSite;
use super::position::{ColumnUnit, EditorText};
use super::site_path::uri_of;
use crate::base::{Finding, Location as Place, Severity};
use gen_lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, PublishDiagnosticsParams, Range,
    Uri,
};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The name under which editors show the findings.
const SOURCE: &str = "plainleaf";

/// The files of a judged site, as places in them are asked for.
pub struct FilePlaces<'j> {
    judged: &'j JudgedSite,
    root: &'j Path,
    unit: ColumnUnit,
    texts: BTreeMap<Arc<str>, Option<EditorText>>,
}

impl<'j> FilePlaces<'j> {
    /// The files of a site below `root`.
    pub fn new(judged: &'j JudgedSite, root: &'j Path, unit: ColumnUnit) -> FilePlaces<'j> {
        FilePlaces { judged, root, unit, texts: BTreeMap::new() }
    }

    /// The address of a file: the editor's own where it is open.
    fn uri(&self, file: &str) -> Option<Uri> {
        let open = self.judged.edited.iter().find(|edited| &*edited.path == file);
        open.map_or_else(|| uri_of(self.root, file), |edited| Some(edited.uri.clone()))
    }

    /// A place in a file. The first byte where the file has no text.
    fn range(&mut self, place: &Place) -> Range {
        let (judged, unit) = (self.judged, self.unit);
        let read = || {
            let text = judged.sources.get(&place.file)?.text()?;
            Some(EditorText::new(text.clone(), unit))
        };
        let text = self.texts.entry(place.file.clone()).or_insert_with(read);
        text.as_ref().map(|text| text.range(place.span)).unwrap_or_default()
    }

    /// A finding.
    pub fn diagnostic(&mut self, finding: &Finding) -> Diagnostic {
        let related = finding.related.iter().filter_map(|(place, words)| {
            let location = Location { uri: self.uri(&place.file)?, range: self.range(place) };
            Some(DiagnosticRelatedInformation { location, message: words.clone() })
        });
        let related: Vec<DiagnosticRelatedInformation> = related.collect();
        Diagnostic {
            range: self.range(&finding.location),
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::Error,
                Severity::Warning => DiagnosticSeverity::Warning,
                Severity::Info => DiagnosticSeverity::Information,
            }),
            code: Some(finding.rule.id.to_string().into()),
            source: Some(SOURCE.into()),
            message: format!("{}\n{}\n{}", finding.message, finding.rule.why, finding.help).into(),
            related_information: (!related.is_empty()).then_some(related),
            ..Diagnostic::default()
        }
    }
}

/// What is to be said of each file with findings, and of each open one, by the file's address.
pub fn of_site(
    judged: &JudgedSite,
    root: &Path,
    unit: ColumnUnit,
) -> BTreeMap<String, PublishDiagnosticsParams> {
    let mut places = FilePlaces::new(judged, root, unit);
    let mut said = BTreeMap::new();
    for edited in &judged.edited {
        said.insert(edited.uri.0.clone(), about(edited.uri.clone(), Some(edited.version)));
    }
    for group in judged.build.findings.chunk_by(|a, b| a.location.file == b.location.file) {
        let Some(uri) = places.uri(&group[0].location.file) else { continue };
        let about = said.entry(uri.0.clone()).or_insert_with(|| about(uri, None));
        about.diagnostics.extend(group.iter().map(|finding| places.diagnostic(finding)));
    }
    said
}

/// Nothing to say of a file.
pub fn about(uri: Uri, version: Option<i32>) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri, version, diagnostics: Vec::new() }
}
