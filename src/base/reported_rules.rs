//! Floor 0: the rules whose findings are reported while files are read, joined, rendered or published.
//! In: nothing. Out: the `RuleInfo` of each, named by the code that reports it and by its page of the manual.
//! Must never: hold a rule that only `check` raises: such a rule defines its own.

use super::Severity::{Error, Warning};
use super::{Effect, RuleInfo};

/// Two pages with one address.
pub const ADDRESS_TAKEN: RuleInfo =
    RuleInfo::new("address-taken", Error, "One of the two pages would reach nobody.").stopping_the_site();

/// A link in a built page to a part that the page does not have.
pub const BROKEN_ANCHOR: RuleInfo = RuleInfo::new(
    "broken-anchor",
    Error,
    "The link leads to the top of a page. On a phone or with a screen reader, people do not find the answer.",
);

/// A link in a built page that leads nowhere.
pub const BROKEN_LINK: RuleInfo = RuleInfo::new(
    "broken-link",
    Error,
    "Somebody who follows this link finds an error page, and may give up.",
);

/// Letters that a program broke: read in another encoding, joined, or taken apart.
pub const BROKEN_LETTER: RuleInfo = RuleInfo::new(
    "broken-letter",
    Warning,
    "The word looks broken. Search does not find it, and a screen reader reads it out wrongly.",
);

/// A callout of a kind that does not exist.
pub const CALLOUT_KIND: RuleInfo = RuleInfo::new(
    "callout-kind",
    Error,
    "It is shown as a plain quote. Readers miss that it is important, a warning or a way to get help.",
);

/// A callout without its title.
pub const CALLOUT_TITLE: RuleInfo =
    RuleInfo::new("callout-title", Error, "Without it nothing tells readers what the box is about.");

/// A field whose value cannot be used.
pub const FIELD_VALUE: RuleInfo = RuleInfo::new(
    "field-value",
    Error,
    "A value that cannot be read is left out, and readers miss what it should have said.",
);

/// Front matter that cannot be read, or is not fields.
pub const FRONT_MATTER: RuleInfo = RuleInfo::new(
    "front-matter",
    Error,
    "Fields after this place are not read: the page would lose its title, dates or owner.",
)
.with_effect(Effect::NotRead);

/// A glossary word that is explained twice.
pub const GLOSSARY_WORD: RuleInfo =
    RuleInfo::new("glossary-word", Error, "Readers would not know which meaning holds.");

/// Two headings of a file with one id.
pub const HEADING_ID: RuleInfo =
    RuleInfo::new("heading-id", Error, "A link to this heading leads to the other one.");

/// A leaflet that does not fit its paper.
pub const LEAFLET_FIT: RuleInfo = RuleInfo::new(
    "leaflet-fit",
    Error,
    "Words would be cut off or too small to read. Or the leaflet would be too long, or half empty.",
);

/// A character that no font of the leaflets has.
pub const LEAFLET_GLYPH: RuleInfo = RuleInfo::new(
    "leaflet-glyph",
    Error,
    "On paper there would be an empty box, and a screen reader could not say it.",
);

/// A leaflet that cannot be typeset.
pub const LEAFLET_SETTING: RuleInfo = RuleInfo::new(
    "leaflet-setting",
    Error,
    "This leaflet cannot be made: nobody can print it, or hear it read as a PDF.",
);

/// A leaflet version that no address can be made of.
pub const LEAFLET_VERSION: RuleInfo = RuleInfo::new(
    "leaflet-version",
    Error,
    "Somebody with an old leaflet is led to the wrong page, or never hears of the newer one.",
);

/// Signs of Markdown or HTML that readers see as they are typed.
pub const LEFT_MARK: RuleInfo = RuleInfo::new(
    "left-mark",
    Error,
    "Readers see signs among the words, and a screen reader says each of them.",
);

/// Words of the theme that are not translated.
pub const MISSING_STRING: RuleInfo = RuleInfo::new(
    "missing-string",
    Warning,
    "Buttons and headings stay in another language, and a screen reader speaks them wrongly.",
);

/// A theme that has no folder.
pub const MISSING_THEME: RuleInfo = RuleInfo::new(
    "missing-theme",
    Error,
    "The site would be shown in another theme than the one that was chosen.",
)
.with_effect(Effect::NotUsable);

/// A picture that cannot be opened, moves, or is not what its name says.
pub const PICTURE_FILE: RuleInfo = RuleInfo::new(
    "picture-file",
    Error,
    "Readers would see an empty frame or something that moves, or a program would refuse the picture.",
);

/// Something wrong with a picture's entry in pictures.toml.
pub const PICTURE_LEDGER: RuleInfo =
    RuleInfo::new("picture-ledger", Error, "Nobody knows who made the picture and whether it may be used.");

/// An old address that cannot lead to its page.
pub const REDIRECT: RuleInfo = RuleInfo::new(
    "redirect",
    Error,
    "Somebody who follows an old link, or a leaflet printed years ago, finds nothing.",
);

/// A search index that could not be made.
pub const SEARCH: RuleInfo =
    RuleInfo::new("search", Warning, "Readers who search find nothing; the A–Z still works.");

/// A settings file with a line that is not TOML, or no settings file at all.
pub const SETTINGS_FILE: RuleInfo = RuleInfo::new(
    "settings-file",
    Error,
    "What this file should say is not known until it is mended, so nothing is published.",
)
.with_effect(Effect::NotRead);

/// A file that nothing is made of.
pub const STRAY_FILE: RuleInfo =
    RuleInfo::new("stray-file", Warning, "Somebody may believe that it is published.");

/// A template that cannot be read or rendered.
pub const TEMPLATE: RuleInfo =
    RuleInfo::new("template", Error, "Pages that use this template cannot be made.")
        .with_effect(Effect::NotUsable);

/// A built page that loads something from another server.
pub const THIRD_PARTY_REQUEST: RuleInfo = RuleInfo::new(
    "third-party-request",
    Error,
    "The other server learns who read which page: for somebody who is being watched or harmed that is dangerous.",
);

/// A table with more columns or cells than a page can have.
pub const TABLE_SIZE: RuleInfo = RuleInfo::new(
    "table-size",
    Error,
    "Nobody can find their way in it, and browsers and screen readers slow down or stop.",
);

/// Lists or quotes nested deeper than the reader follows.
pub const TOO_DEEP: RuleInfo = RuleInfo::new(
    "too-deep",
    Error,
    "Nobody can follow so many levels, and a screen reader announces each of them.",
);

/// An Easy Read page or leaflet whose page does not exist.
pub const TWIN_WITHOUT_PAGE: RuleInfo = RuleInfo::new(
    "twin-without-page",
    Error,
    "Readers of the full page are not led here, and readers here find no way on.",
);

/// A fact in braces that does not end, or that no contact has.
pub const UNKNOWN_FACT: RuleInfo = RuleInfo::new(
    "unknown-fact",
    Error,
    "Readers would see braces, or nothing, where a phone number should be.",
);

/// A field or threshold with a name that nothing reads.
pub const UNKNOWN_FIELD: RuleInfo = RuleInfo::new(
    "unknown-field",
    Error,
    "A field that is not known is not read: what it says reaches nobody.",
);

/// A folder of a language that the site does not have.
pub const UNKNOWN_LANGUAGE: RuleInfo =
    RuleInfo::new("unknown-language", Error, "None of the pages in this folder is published.");

/// A sign that is not seen and does something.
pub const UNSEEN_SIGN: RuleInfo = RuleInfo::new(
    "unseen-sign",
    Error,
    "Words or links may look like others, search may miss a word, and programs may stop.",
);

/// A file that cannot be opened, is not UTF-8, is too large or upsets a program.
pub const UNREADABLE: RuleInfo = RuleInfo::new(
    "unreadable",
    Error,
    "Readers would see a wrong sign in the middle of a word, or no page at all.",
)
.with_effect(Effect::NotRead);
