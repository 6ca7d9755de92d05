//! Floor 2: how the files of a site relate.
//! In: every file, read. Out: `assemble`, which makes one finished `Site`, and the types of its parts.
//! Must never: be built in steps that others can see, hold a lock, or make a page.

mod addressed_page;
mod addresses;
mod alphabet;
mod assemble;
mod checker;
mod colour;
pub mod coming;
mod contact_fields;
mod contact_phone;
mod contact_reader;
mod contacts;
mod easy_read_standard;
mod fallback;
mod glossary;
mod glossary_terms;
mod hard_stop;
mod ids;
mod language;
mod links;
mod locale;
mod model;
mod options;
mod overdue;
mod page;
mod page_index;
pub mod phone;
mod phone_written;
mod picture_credits;
mod relatives;
pub mod review;
mod role;
mod rule_settings;
mod section;
mod settings;
mod social_link;
mod sort_key;
mod stand_in_address;
mod state_on_day;
mod text_message;
mod theme;
mod tokens;

pub use alphabet::{Alphabet, Letter};
pub use assemble::assemble;
pub use checker::{
    ALL_QUESTIONS, Answer, AnswerTarget, AnsweredStep, Checker, CheckerPart, MAX_STEPS, PathFacts, is_verdict,
};
pub use colour::{Colour, NotAColour};
pub use contact_phone::PhoneNumber;
pub use contacts::{Contact, Contacts, FACTS, PATH as CONTACTS};
pub use easy_read_standard::EasyReadStandard;
pub use fallback::translated_path;
pub use glossary::{Glossary, GlossaryWord};
pub use glossary_terms::GlossaryTerms;
pub use hard_stop::HardStops;
pub use ids::{PageId, SectionId};
pub use language::Language;
pub use links::LinkTarget;
pub use locale::Locale;
pub use model::Site;
pub use options::AssembleOptions;
pub use overdue::Overdue;
pub use page::Page;
pub use picture_credits::{PATH as LEDGER, Picture, PictureCredit, Pictures};
pub use role::{Role, State};
pub use rule_settings::RuleThreshold;
pub use section::Section;
pub use settings::{PATH as SETTINGS, Settings, time_zone};
pub use social_link::SocialLink;
pub use stand_in_address::{UNKNOWN_ADDRESS, is_stand_in};
pub use theme::{BUILT_IN as BUILT_IN_THEME, Strings, Theme};
pub use tokens::{COLOURS, Logo, Scheme, Token, Tokens};

#[cfg(test)]
mod tests;
