//! Floor 2: sections that take a late page down.
//! In: `hard_stop` of site.toml, for the site and for its sections. Out: whether a page is taken down when nobody has
//! checked it for too long.
//! Must never: take down a page that shows the way to others, or one that only readers in need of help look for.

use super::role::Role;
use crate::base::{Fields, Finding, Findings, Location, Span, Spanned, Value, reported_rules};
use crate::doc::ContentPath;
use std::sync::Arc;

/// Where a late page is taken down. Elsewhere it stays, with a notice above its text.
#[derive(Debug, Default)]
pub struct HardStops {
    /// For sections that are not named.
    everywhere: bool,
    /// Folders inside the folder of a language, each with its own wish. They count for the folders in them too.
    sections: Vec<(Spanned<Box<str>>, bool)>,
}

impl HardStops {
    /// Reads `hard_stop = "takedown"` and `[sections.benefits]` with the same line below it.
    pub(super) fn read(file: &Arc<str>, fields: &mut Fields) -> HardStops {
        let everywhere = wish(fields).unwrap_or(false);
        let mut sections = Vec::new();
        for entry in fields.value("sections").map_or(&[][..], Value::entries) {
            let mut section = Fields::new(file, &entry.value, fields.findings());
            let own = wish(&mut section);
            section.finish();
            let folder = entry.name.trim_matches('/').into();
            sections.extend(own.map(|own| (Spanned { value: folder, span: entry.name_span }, own)));
        }
        HardStops { everywhere, sections }
    }

    /// Whether a page is taken down when it is late beyond the site's grace.
    pub(super) fn count_for(&self, path: &ContentPath, role: Role) -> bool {
        let may_go = matches!(role, Role::Page | Role::EasyRead | Role::Leaflet | Role::Checker);
        may_go && !path.is_index() && self.wish_for(&path.folder)
    }

    /// The wish of the innermost named folder that `folder` is in, else that of the site.
    fn wish_for<'f>(&self, folder: &'f str) -> bool {
        let named = |above: &str| self.sections.iter().find(|(section, _)| *section.value == *above);
        let above = |folder: &&'f str| folder.rsplit_once('/').map(|(above, _)| above);
        std::iter::successors(Some(folder), above).find_map(named).map_or(self.everywhere, |(_, own)| *own)
    }

    /// A finding for each named section that no page is in. `is_there` knows the folders of the site.
    pub(super) fn unknown(&self, file: &Arc<str>, is_there: impl Fn(&str) -> bool) -> Findings {
        let unknown = self.sections.iter().filter(|(section, _)| !is_there(&section.value));
        let finding = |(section, _): &(Spanned<Box<str>>, bool)| {
            Finding::new(
                &reported_rules::FIELD_VALUE,
                Location { file: file.clone(), span: section.span },
                format!("There is no section “{}”: no page is in a folder of this name.", section.value),
                "Write the folder as it is inside the folder of a language, as in: [sections.benefits]",
            )
        };
        unknown.map(finding).collect()
    }
}

/// `hard_stop = "takedown"`, or `"notice"`.
fn wish(fields: &mut Fields) -> Option<bool> {
    let written = fields.text("hard_stop")?;
    match &*written.value {
        "takedown" => Some(true),
        "notice" => Some(false),
        other => {
            report(fields, written.span, other);
            None
        }
    }
}

fn report(fields: &mut Fields, span: Span, written: &str) {
    let help = "Write \"takedown\" to take late pages down, or \"notice\" to keep them with a notice above their text.";
    fields.report(span, format!("`hard_stop` cannot be “{written}”."), help.into());
}
