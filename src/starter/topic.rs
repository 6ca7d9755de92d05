//! Floor 4: what an organisation helps with, and a first page about it.
//! In: a topic, a language and the nations. Out: the file of a draft, which nobody else sees.
//! Must never: tell law without its source and the day on which it was read, or tell the law of one nation to another.

use super::language::SiteLanguage;
use super::nation::Nation;
use crate::base::Date;

/// What an organisation helps with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpTopic {
    /// Advocacy under the Mental Health Act.
    MentalHealthAct,
    /// Advocacy under the Care Act.
    CareAct,
    /// Complaints about the NHS.
    NhsComplaints,
    /// Children and young people.
    Children,
    /// Something else.
    Other,
}

macro_rules! texts {
    ($lang:literal) => {
        [
            include_str!(concat!("../../starters/topics/", $lang, "/mental-health-act.md")),
            include_str!(concat!("../../starters/topics/", $lang, "/care-act.md")),
            include_str!(concat!("../../starters/topics/", $lang, "/nhs-complaints.md")),
            include_str!(concat!("../../starters/topics/", $lang, "/children.md")),
            include_str!(concat!("../../starters/topics/", $lang, "/our-help.md")),
            include_str!(concat!("../../starters/topics/", $lang, "/another-law.md")),
        ]
    };
}

const ENGLISH: [&str; 6] = texts!("en");
const WELSH: [&str; 6] = texts!("cy");

/// Whom to phone when it is urgent: the page about the Mental Health Act names them.
const URGENT: &str = "
[emergency]
name = \"Emergency services\"
about = \"When a life is in danger.\"
phone = \"999\"
checked = 2026-11-22
source = \"https://www.nhs.uk/nhs-services/urgent-and-emergency-care-services/when-to-call-999/\"

[nhs111]
name = \"NHS 111\"
about = \"Urgent help with mental health, when it is not an emergency.\"
phone = \"111\"
note = \"Choose the mental health option. This is option 2.\"
checked = 2026-11-22
source = \"https://www.nhs.uk/nhs-services/mental-health-services/where-to-get-urgent-help-for-mental-health/\"
";

/// The same for readers of Welsh, where Welsh is the first language.
const URGENT_WELSH: &str = "
[emergency]
name = \"Gwasanaethau brys\"
about = \"Pan fydd bywyd mewn perygl.\"
phone = \"999\"
checked = 2026-11-22
source = \"https://www.nhs.uk/nhs-services/urgent-and-emergency-care-services/when-to-call-999/\"

[nhs111]
name = \"GIG 111\"
about = \"Help brys gydag iechyd meddwl, pan nad yw’n argyfwng.\"
phone = \"111\"
note = \"Dewiswch yr opsiwn iechyd meddwl. Opsiwn 2 yw hwn.\"
checked = 2026-11-22
source = \"https://www.nhs.uk/nhs-services/mental-health-services/where-to-get-urgent-help-for-mental-health/\"
";

/// Where the page stands that asks about a law and tells none.
const ANOTHER_LAW: usize = 5;

impl HelpTopic {
    /// All of them.
    pub const ALL: [HelpTopic; 5] = [
        HelpTopic::MentalHealthAct,
        HelpTopic::CareAct,
        HelpTopic::NhsComplaints,
        HelpTopic::Children,
        HelpTopic::Other,
    ];

    /// Its word in a form, and the name of its page.
    pub fn word(self) -> &'static str {
        match self {
            HelpTopic::MentalHealthAct => "mental-health-act",
            HelpTopic::CareAct => "care-act",
            HelpTopic::NhsComplaints => "nhs-complaints",
            HelpTopic::Children => "children",
            HelpTopic::Other => "our-help",
        }
    }

    /// The topic with this word.
    pub fn of(word: &str) -> Option<HelpTopic> {
        HelpTopic::ALL.into_iter().find(|topic| topic.word() == word)
    }

    /// Whether its page tells what the law of England says. The others ask the writer.
    pub fn tells_law(self) -> bool {
        matches!(self, HelpTopic::MentalHealthAct | HelpTopic::CareAct)
    }

    /// The day on which somebody read the law that its page tells; none where it tells none.
    pub fn law_day(self) -> Option<Date> {
        let at = HelpTopic::ALL.into_iter().position(|topic| topic == self)?;
        let day = ENGLISH[at].lines().find_map(|line| line.strip_prefix("reviewed: "))?;
        day.parse().ok().filter(|_| self.tells_law())
    }

    /// Further contacts that its page names.
    pub(super) fn contacts(self, language: SiteLanguage, nations: &[Nation]) -> &'static str {
        match language {
            _ if self != HelpTopic::MentalHealthAct || !self.is_told(nations) => "",
            SiteLanguage::Welsh => URGENT_WELSH,
            _ => URGENT,
        }
    }

    /// Whether its page tells law to people in these nations. Nobody has named one: England is likely.
    fn is_told(self, nations: &[Nation]) -> bool {
        self.tells_law() && (nations.is_empty() || nations.contains(&Nation::England))
    }

    /// The text of its page. Where the organisation does not work in England, a page that would tell the law of England
    /// asks instead.
    pub(super) fn text(self, language: SiteLanguage, nations: &[Nation]) -> String {
        let texts = if language == SiteLanguage::Welsh { WELSH } else { ENGLISH };
        let at = HelpTopic::ALL.into_iter().position(|topic| topic == self).unwrap_or_default();
        if !self.tells_law() || self.is_told(nations) {
            return texts[at].into();
        }
        let title = texts[at].lines().find(|line| line.starts_with("title: ")).unwrap_or_default();
        texts[ANOTHER_LAW].replace("title: TITLE", title)
    }
}
