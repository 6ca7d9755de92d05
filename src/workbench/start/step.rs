//! Floor 5: the questions of a new site, one after the other.
//! In: a word of an address. Out: the question, what it asks for, and those before and after it.
//! Must never: know what an answer means.

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewSiteStep {
    Name,
    Help,
    Place,
    Contact,
    Languages,
    Look,
    Web,
    Folder,
    /// All answers once more.
    Check,
}

impl NewSiteStep {
    /// All of them, in order.
    pub const ALL: [NewSiteStep; 9] = [
        NewSiteStep::Name,
        NewSiteStep::Help,
        NewSiteStep::Place,
        NewSiteStep::Contact,
        NewSiteStep::Languages,
        NewSiteStep::Look,
        NewSiteStep::Web,
        NewSiteStep::Folder,
        NewSiteStep::Check,
    ];

    /// Its word in addresses, and in the names of its strings.
    pub fn word(self) -> &'static str {
        match self {
            NewSiteStep::Name => "name",
            NewSiteStep::Help => "help",
            NewSiteStep::Place => "place",
            NewSiteStep::Contact => "contact",
            NewSiteStep::Languages => "languages",
            NewSiteStep::Look => "look",
            NewSiteStep::Web => "web",
            NewSiteStep::Folder => "folder",
            NewSiteStep::Check => "check",
        }
    }

    /// The names of its fields.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            NewSiteStep::Name => &["name"],
            NewSiteStep::Help => &["topics"],
            NewSiteStep::Place => &["nations", "areas"],
            NewSiteStep::Contact => &["phone", "email", "hours", "answer"],
            NewSiteStep::Languages => &["first", "others"],
            NewSiteStep::Look => &["colour", "own_colour", "logo"],
            NewSiteStep::Web => &["address"],
            NewSiteStep::Folder => &["folder", "parent"],
            NewSiteStep::Check => &[],
        }
    }

    /// The question with this word.
    pub fn of(word: &str) -> Option<NewSiteStep> {
        NewSiteStep::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The question that has this field.
    pub fn of_field(field: &str) -> NewSiteStep {
        NewSiteStep::ALL.into_iter().find(|step| step.fields().contains(&field)).unwrap_or(NewSiteStep::Check)
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        NewSiteStep::ALL.iter().position(|step| *step == self).map_or(1, |at| at + 1)
    }

    /// The next one; the last is its own next.
    pub fn next(self) -> NewSiteStep {
        NewSiteStep::ALL.get(self.number()).copied().unwrap_or(NewSiteStep::Check)
    }

    /// The one before; none before the first.
    pub fn before(self) -> Option<NewSiteStep> {
        self.number().checked_sub(2).map(|at| NewSiteStep::ALL[at])
    }
}
