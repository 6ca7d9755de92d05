//! Floor 5: what is wrong with the answers.
//! In: the answers. Out: the new site that they make, and what is to be mended, at its field.
//! Must never: have an opinion of its own about a number or an address: the rules that judge a site judge these too.

use super::computer::{Computer, KnownPlace};
use super::draft::Draft;
use super::typed_path::typed_path;
use super::words::PageWords;
use crate::base::{Severity, Source, Sources};
use crate::engine::{Memo, NoCache, Options, build};
use crate::site::{CONTACTS, Colour};
use crate::starter::{
    HelpTopic, LONGEST_NAME, Nation, NewSite, NotALine, OneLine, SiteAddress, SiteLanguage, WrongAddress,
    contrast_on_page, default_name, is_folder_name, readable_colour,
};
use serde::Serialize;
use std::path::PathBuf;

/// The most letters of a line that is not a name.
const LONGEST_LINE: usize = 120;

/// The most places.
const MOST_AREAS: usize = 20;

/// Something to mend.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerFault {
    pub field: &'static str,
    /// In the language of the page.
    pub words: String,
    /// What the rule says, in English; may be empty.
    pub detail: String,
}

/// The answers, judged.
pub struct JudgedAnswers {
    /// The site that they make. Where an answer is wrong, it is left out.
    pub site: NewSite,
    /// The folder in which it will be made.
    pub folder: PathBuf,
    pub faults: Vec<AnswerFault>,
    /// The nearest colour that people can read, where the one that was typed is not.
    pub nearest: Option<Colour>,
}

/// The answers as they are read, one after the other.
struct Reading<'r> {
    draft: &'r Draft,
    words: &'r PageWords,
    faults: Vec<AnswerFault>,
}

/// Judges all answers.
pub fn judge(draft: &Draft, words: &PageWords, computer: &dyn Computer) -> JudgedAnswers {
    let mut reading = Reading { draft, words, faults: Vec::new() };
    let name = reading.name();
    let mut site = NewSite::named(name, computer.today());
    let ticked = |field: &str| draft.ticked(field).to_vec();
    site.topics =
        HelpTopic::ALL.into_iter().filter(|topic| ticked("topics").contains(&topic.word().into())).collect();
    site.nations =
        Nation::ALL.into_iter().filter(|nation| ticked("nations").contains(&nation.word().into())).collect();
    site.areas = reading.areas();
    for (field, value) in [
        ("phone", &mut site.phone),
        ("email", &mut site.email),
        ("hours", &mut site.hours),
        ("answer", &mut site.answer),
    ] {
        *value = reading.line(field, LONGEST_LINE);
    }
    site.languages = languages(draft);
    let (colour, nearest) = reading.colour();
    site.colour = colour;
    site.logo = draft.logo.as_ref().map(|(logo, _)| logo.clone());
    site.address = reading.address();
    reading.judge_contacts(&site);
    let folder = reading.folder(computer);
    JudgedAnswers { site, folder, faults: reading.faults, nearest }
}

/// The languages, the first one first.
fn languages(draft: &Draft) -> Vec<SiteLanguage> {
    let first = SiteLanguage::of(&draft.text("first")).filter(|first| first.has_first_pages());
    let first = first.unwrap_or(SiteLanguage::English);
    let others = draft.ticked("others").iter().filter_map(|code| SiteLanguage::of(code));
    let mut languages = vec![first];
    others.for_each(|other| {
        if !languages.contains(&other) {
            languages.push(other)
        }
    });
    languages
}

impl Reading<'_> {
    fn fault(&mut self, field: &'static str, name: &str, values: &[(&str, &str)]) {
        let words = self.words.filled(name, values);
        self.faults.push(AnswerFault { field, words, detail: String::new() });
    }

    fn not_a_line(&mut self, field: &'static str, wrong: NotALine) {
        match wrong {
            NotALine::Empty => self.fault(field, &format!("fault_{field}_empty"), &[]),
            NotALine::Longer(most) => self.fault(field, "fault_longer", &[("most", &most.to_string())]),
            NotALine::Sign(sign)
                if sign.is_control()
                    || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{206f}' | '\u{fe00}'..='\u{feff}') =>
            {
                self.fault(field, "fault_unseen", &[]);
            }
            NotALine::Sign(sign) => self.fault(field, "fault_sign", &[("sign", &sign.to_string())]),
        }
    }

    fn name(&mut self) -> OneLine {
        match OneLine::read(&self.draft.text("name"), LONGEST_NAME) {
            Ok(name) if name.words() == crate::check::sample_name() => {
                self.fault("name", "fault_name_sample", &[]);
                default_name()
            }
            Ok(name) => name,
            Err(wrong) => {
                self.not_a_line("name", wrong);
                default_name()
            }
        }
    }

    /// A line that may be left empty.
    fn line(&mut self, field: &'static str, most: usize) -> Option<OneLine> {
        match OneLine::read(&self.draft.text(field), most) {
            Ok(line) => Some(line),
            Err(NotALine::Empty) => None,
            Err(wrong) => {
                self.not_a_line(field, wrong);
                None
            }
        }
    }

    fn areas(&mut self) -> Vec<OneLine> {
        let typed = self.draft.text("areas");
        let mut areas = Vec::new();
        for part in typed.split([',', ';', '\n']) {
            match OneLine::read(part, LONGEST_LINE) {
                Ok(area) if !areas.contains(&area) => areas.push(area),
                Ok(_) | Err(NotALine::Empty) => {}
                Err(wrong) => self.not_a_line("areas", wrong),
            }
        }
        if areas.len() > MOST_AREAS {
            self.fault("areas", "fault_areas_many", &[("most", &MOST_AREAS.to_string())]);
        }
        areas
    }

    fn address(&mut self) -> Option<SiteAddress> {
        let typed = self.draft.text("address");
        if typed.is_empty() {
            return None;
        }
        // Whoever types www.our-charity.org.uk means the website there.
        let whole = if typed.contains("://") { typed } else { format!("https://{typed}") };
        match SiteAddress::read(&whole) {
            Ok(address) => Some(address),
            Err(WrongAddress::NotWhole) => {
                self.fault("address", "fault_address", &[]);
                None
            }
            Err(WrongAddress::Example) => {
                self.fault("address", "fault_address_example", &[]);
                None
            }
        }
    }

    /// The colour, and the nearest one that can be read where it cannot.
    fn colour(&mut self) -> (Option<Colour>, Option<Colour>) {
        let chosen = self.draft.text("colour");
        let (field, typed) = match &*chosen {
            "" | "plain" => return (None, None),
            "own" => ("own_colour", self.draft.text("own_colour")),
            _ => ("colour", chosen),
        };
        let written = if typed.starts_with('#') { typed } else { format!("#{typed}") };
        let Ok(colour) = written.parse::<Colour>() else {
            self.fault(field, "fault_colour", &[]);
            return (None, None);
        };
        match readable_colour(colour) {
            Some(readable) if readable == colour => (Some(colour), None),
            nearest => {
                // Rounded down, so that 6.999 is not shown as 7.0.
                let contrast = format!("{:.1}", (contrast_on_page(colour) * 10.0).floor() / 10.0);
                self.fault(
                    field,
                    "fault_contrast",
                    &[("colour", &colour.to_string()), ("contrast", &contrast)],
                );
                (None, nearest)
            }
        }
    }

    /// What the rules find in contacts.toml of this site.
    fn judge_contacts(&mut self, site: &NewSite) {
        let typed = [&site.phone, &site.email, &site.hours, &site.answer];
        if typed.iter().all(|line| line.is_none()) {
            return;
        }
        let files = site.files().into_iter().filter(|(path, _)| path.starts_with("content/"));
        let sources = Sources::new(files.map(|(path, bytes)| Source::new(&path, bytes)).collect());
        let options = Options { drafts: true, search: false, leaflets: false, ..Options::on(site.day) };
        let built = build(&sources, &options, &mut Memo::new(Box::new(NoCache)));
        let text = sources
            .get(CONTACTS)
            .and_then(|file| file.text())
            .map(|text| text.to_string())
            .unwrap_or_default();
        for finding in built
            .findings
            .iter()
            .filter(|finding| *finding.location.file == *CONTACTS && finding.severity != Severity::Info)
        {
            let before = text.get(..finding.location.span.start as usize).unwrap_or_default();
            let line = text[before.rfind('\n').map_or(0, |at| at + 1)..].lines().next().unwrap_or_default();
            let key = line.split(" = ").next().unwrap_or_default();
            let Some(field) = ["phone", "email", "hours", "answer"].into_iter().find(|field| *field == key)
            else {
                continue;
            };
            let words = self.words.get(&format!("fault_{field}"));
            self.faults.push(AnswerFault { field, words, detail: finding.message.clone() });
        }
    }

    /// The folder of the site. Every system can have it, and nothing is there yet.
    fn folder(&mut self, computer: &dyn Computer) -> PathBuf {
        let home = computer.places().into_iter().find(|(place, _)| *place == KnownPlace::Home);
        let parent = typed_path(&self.draft.text("parent"), home.as_ref().map(|(_, path)| &**path));
        let name = self.draft.text("folder");
        if !self.draft.has("folder") {
            return PathBuf::new();
        }
        if !is_folder_name(&name) {
            self.fault("folder", "fault_folder", &[]);
        }
        let Some(parent) = parent else {
            self.fault("parent", "fault_parent", &[]);
            return PathBuf::new();
        };
        if let Err(why) = computer.folders(&parent) {
            self.faults.push(AnswerFault {
                field: "parent",
                words: self.words.get("fault_parent_gone"),
                detail: why,
            });
        }
        let folder = parent.join(&name);
        if is_folder_name(&name) && computer.is_taken(&folder) {
            self.fault("folder", "fault_folder_taken", &[("folder", &name)]);
        }
        folder
    }
}
