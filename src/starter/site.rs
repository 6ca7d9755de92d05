//! Floor 4: all that a new site is made of.
//! In: the answers of whoever makes it. Out: its files.
//! Must never: be made in steps: `plainleaf new` and the start page give the same value to the same function.

use super::language::SiteLanguage;
use super::line::{OneLine, SiteAddress};
use super::look::{LogoFile, theme_text};
use super::nation::Nation;
use super::settings_text::{contacts_toml, site_toml};
use super::texts::{STARTER, WELSH, dated, dated_files};
use super::topic::HelpTopic;
use super::translations::translations;
use crate::base::Date;
use crate::site::{CONTACTS, Colour, SETTINGS};

/// What is known about an organisation that begins a site.
#[derive(Clone, Debug)]
pub struct NewSite {
    /// The day on which it is made.
    pub day: Date,
    /// The name of the organisation.
    pub name: OneLine,
    /// Where the site will be on the web, once that is known.
    pub address: Option<SiteAddress>,
    /// What it helps with: a draft for each.
    pub topics: Vec<HelpTopic>,
    /// The nations whose law its pages tell.
    pub nations: Vec<Nation>,
    /// The places where it helps people.
    pub areas: Vec<OneLine>,
    /// Its phone number.
    pub phone: Option<OneLine>,
    /// Its e-mail address.
    pub email: Option<OneLine>,
    /// When somebody answers.
    pub hours: Option<OneLine>,
    /// How soon somebody answers.
    pub answer: Option<OneLine>,
    /// Its languages, the first one first; at least one, and the first is one that has first pages.
    pub languages: Vec<SiteLanguage>,
    /// Its own colour.
    pub colour: Option<Colour>,
    /// Its own logo.
    pub logo: Option<LogoFile>,
}

impl NewSite {
    /// A site in English of which no more than the name is known.
    pub fn named(name: OneLine, day: Date) -> NewSite {
        NewSite {
            day,
            name,
            address: None,
            topics: Vec::new(),
            nations: Vec::new(),
            areas: Vec::new(),
            phone: None,
            email: None,
            hours: None,
            answer: None,
            languages: vec![SiteLanguage::English],
            colour: None,
            logo: None,
        }
    }

    /// The language that its home page is in.
    pub fn first_language(&self) -> SiteLanguage {
        self.languages.first().copied().unwrap_or(SiteLanguage::English)
    }

    /// Its files: path from the site folder, and content.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = dated_files(&STARTER, self.day);
        let first = self.first_language();
        if !self.languages.contains(&SiteLanguage::English) {
            files.retain(|(path, _)| !path.starts_with("content/en/"));
        }
        if first == SiteLanguage::Welsh {
            files.extend(dated_files(&WELSH, self.day));
        }
        let others = self.languages.iter().skip(1).flat_map(|other| translations(*other, first, &files));
        let others: Vec<_> = others.collect();
        files.extend(others);
        for (path, bytes) in &mut files {
            let text = std::mem::take(bytes);
            *bytes = match &**path {
                SETTINGS => edited(text, |text| site_toml(text, self)),
                CONTACTS => edited(text, |text| contacts_toml(text, self)),
                "GUIDE.md" => {
                    edited(text, |text| text.replace("content/en", &format!("content/{}", first.code())))
                }
                _ => text,
            };
        }
        for topic in &self.topics {
            let text = dated(&topic.text(first, &self.nations), self.day);
            files.push((format!("content/{}/{}.md", first.code(), topic.word()), text.into_bytes()));
        }
        files.extend(
            theme_text(self.colour, self.logo.as_ref())
                .map(|text| ("themes/plain/theme.toml".into(), text.into_bytes())),
        );
        files.extend(self.logo.iter().map(|logo| (logo.path(), logo.bytes().to_vec())));
        files
    }
}

/// A file with other words.
fn edited(bytes: Vec<u8>, change: impl Fn(&str) -> String) -> Vec<u8> {
    match std::str::from_utf8(&bytes) {
        Ok(text) => change(text).into_bytes(),
        Err(_) => bytes,
    }
}
