//! Floor 5: all answers once more, before anything is written.
//! In: the answers and the site that they make. Out: lines, each with the question that changes it.
//! Must never: show an answer that would not be written.

use super::draft::Draft;
use super::judge::JudgedAnswers;
use super::question::COLOURS;
use super::step::NewSiteStep;
use super::words::PageWords;
use crate::site::Colour;
use crate::starter::OneLine;
use serde::Serialize;

/// One answer.
#[derive(Serialize)]
pub struct SummaryLine {
    pub label: String,
    /// The values; none where nothing was given.
    pub values: Vec<String>,
    /// The word of the question.
    pub step: &'static str,
}

/// All answers.
pub fn summary(draft: &Draft, judged: &JudgedAnswers, words: &PageWords) -> Vec<SummaryLine> {
    let site = &judged.site;
    let line = |name: &str, step: NewSiteStep, values: Vec<String>| SummaryLine {
        label: words.get(&format!("summary_{name}")),
        values,
        step: step.word(),
    };
    let one = |value: Option<&str>| value.map(str::to_string).into_iter().collect::<Vec<_>>();
    let typed =
        |line: &Option<OneLine>| line.as_ref().map(|line| line.words().to_string()).into_iter().collect();
    vec![
        line("name", NewSiteStep::Name, one(Some(&*draft.text("name")).filter(|name| !name.is_empty()))),
        line(
            "topics",
            NewSiteStep::Help,
            site.topics.iter().map(|topic| words.get(&format!("topic_{}", topic.word()))).collect(),
        ),
        line(
            "nations",
            NewSiteStep::Place,
            site.nations.iter().map(|nation| words.get(&format!("nation_{}", nation.word()))).collect(),
        ),
        line("areas", NewSiteStep::Place, site.areas.iter().map(|area| area.words().into()).collect()),
        line("phone", NewSiteStep::Contact, typed(&site.phone)),
        line("email", NewSiteStep::Contact, typed(&site.email)),
        line("hours", NewSiteStep::Contact, typed(&site.hours)),
        line("answer", NewSiteStep::Contact, typed(&site.answer)),
        line(
            "languages",
            NewSiteStep::Languages,
            site.languages.iter().map(|language| language.name().into()).collect(),
        ),
        line("colour", NewSiteStep::Look, vec![colour(site.colour, words)]),
        line("logo", NewSiteStep::Look, one(draft.logo.as_ref().map(|(_, name)| &**name))),
        line("address", NewSiteStep::Web, one(site.address.as_ref().map(|address| address.words()))),
        line("folder", NewSiteStep::Folder, vec![judged.folder.display().to_string()]),
    ]
}

/// The colour by the name that it had in the question, or else by its code.
fn colour(colour: Option<Colour>, words: &PageWords) -> String {
    let Some(colour) = colour.map(|colour| colour.to_string()) else { return words.get("colour_plain") };
    let named = COLOURS.iter().find(|(_, known)| *known == colour);
    named.map_or(colour.clone(), |(name, _)| words.get(&format!("colour_{name}")))
}
