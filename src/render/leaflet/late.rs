//! Floor 3: leaflets that time has overtaken.
//! In: a page that is late, has ended or was taken down. Out: its leaflet with a notice above the text, or one that says
//! that the page was taken down.
//! Must never: leave out the notice, or fail where the leaflet was made the day before.

use super::compilation::{Compilation, LeafletText};
use super::compile::{ReadingPdf, typeset_as};
use crate::base::{Finding, Findings, Reported, Severity, reported_rules};
use crate::render::layout::EditionLayout;
use crate::render::notice::notice;
use crate::site::State;

/// A leaflet, and the layout that it is set in at last.
pub type SetLeaflet = (Option<ReadingPdf>, EditionLayout);

/// Typesets a page as it is on the day of the build.
pub fn typeset_today(leaflet: Compilation) -> Reported<SetLeaflet> {
    if leaflet.page.state == State::TakenDown {
        let layout = unfolded(&leaflet);
        let gone = typeset_as(Compilation { layout, text: LeafletText::TakenDown, ..leaflet });
        return in_layout(as_warnings(gone), layout);
    }
    let has_old_contact = leaflet.site.contacts.iter().any(|contact| contact.unchecked_since.is_some());
    if !has_old_contact && notice(leaflet.site, leaflet.page).is_none() {
        return in_layout(typeset_as(leaflet), leaflet.layout);
    }
    let with_notice = Compilation { text: LeafletText::WithNotice, ..leaflet };
    let set = typeset_as(with_notice);
    if set.value.is_some() {
        return in_layout(set, leaflet.layout);
    }
    // Was it the notice? Else the text has faults of its own.
    let without = typeset_as(leaflet);
    if without.value.is_none() {
        return in_layout(without, leaflet.layout);
    }
    let layout = unfolded(&leaflet);
    let mut set = typeset_as(Compilation { layout, must_fit: false, ..with_notice });
    if set.value.is_none() {
        // The notice itself cannot be set: the leaflet stays as it was, and its address with it.
        set.findings.extend(without.findings);
        return in_layout(as_warnings(Reported { value: without.value, ..set }), leaflet.layout);
    }
    if layout != leaflet.layout {
        set.findings.push(vec![no_room(&leaflet)].into());
    }
    in_layout(as_warnings(set), layout)
}

/// The layout for a text that does not fit on a folded sheet: A4, which has room for all of it.
fn unfolded(leaflet: &Compilation) -> EditionLayout {
    match leaflet.layout {
        EditionLayout::A5Booklet | EditionLayout::Trifold if leaflet.page.doc.is_easy() => {
            EditionLayout::A4Easy
        }
        EditionLayout::A5Booklet | EditionLayout::Trifold => EditionLayout::A4,
        flat => flat,
    }
}

fn no_room(leaflet: &Compilation) -> Finding {
    let doc = &leaflet.page.doc;
    let place = doc.front_matter.reviewed.as_ref().map_or(doc.top(), |reviewed| reviewed.span);
    let mut finding = Finding::new(
        &reported_rules::LEAFLET_FIT,
        doc.location(place),
        "This leaflet has no room to say what is late. Until somebody checks it, it is printed flat on A4.",
        "Read it, try its contacts and put right what has changed. Then write the day: reviewed, or checked in contacts.toml",
    );
    finding.set_by_time();
    finding
}

/// The findings of a leaflet that was made nevertheless: nobody changed it, so none of them stops the site.
fn as_warnings(set: Reported<Option<ReadingPdf>>) -> Reported<Option<ReadingPdf>> {
    let findings = set.findings.iter().flat_map(|group| group.iter().cloned()).map(|mut finding| {
        if finding.severity == Severity::Error {
            finding.set_by_time();
        }
        finding
    });
    Reported::new(set.value, findings.collect::<Findings>())
}

fn in_layout(set: Reported<Option<ReadingPdf>>, layout: EditionLayout) -> Reported<SetLeaflet> {
    Reported { value: (set.value, layout), findings: set.findings }
}
