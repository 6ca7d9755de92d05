//! A picture that cannot be shown, or that is not safe
//!
//! A picture must be one that every browser and every leaflet shows: SVG, PNG, JPEG, WebP or GIF. What it is, is told
//! by what is in the file, not by its name. Photos of iPhones (HEIC), AVIF, TIFF and BMP are saved as JPEG first. A
//! picture is whole, does not move, and has no more than 64 million dots. A photo for a printing press (CMYK) is shown,
//! but its colours may look wrong. A drawing (SVG) says how large it is, holds no program, fetches nothing from
//! elsewhere, is saved as UTF-8, and can be drawn in a bearable time. It may begin with the lines that drawing programs
//! write, but not shorten its text by entities. What such programs keep for themselves is left out of the published
//! drawing, and so are links: a picture in a page leads nowhere.
//!
//! What a camera or a program says of a picture is never published: where and when it was taken, by whom, with what.
//!
//! **Helps:** people who need the picture to understand, people who cannot read beside something that moves, and
//! everybody who must be safe on this site.
//! **Source:** WCAG 1.1.1, Non-text Content; WCAG 2.2.2, Pause, Stop, Hide; a rule of this project: nothing on a page
//! runs a program or loads from elsewhere.
//!
//! ```good content/pictures/talk.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="9"/></svg>
//! ```
//!
//! ```good content/pictures/talk.svg
//! <?xml version="1.0" encoding="UTF-8" standalone="no"?>
//! <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="9"/></svg>
//! ```
//!
//! ```bad content/pictures/talk.svg
//! <!DOCTYPE svg [<!ENTITY size "9">]>
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="&size;"/></svg>
//! ```
//!
//! ```bad content/pictures/talk.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" onload="go()"><circle cx="20" cy="20" r="9"/></svg>
//! ```
//!
//! ```bad content/pictures/talk.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><image href="data:image/jpeg;base64,AAAA"/></svg>
//! ```
//!
//! ```bad content/pictures/talk.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><style>@import "https://fonts.example/a.css";</style></svg>
//! ```
//!
//! ```bad content/pictures/talk.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><filter id="f"><feTurbulence baseFrequency=".1" numOctaves="9999"/></filter><circle r="9" filter="url(#f)"/></svg>
//! ```
//!
//! ```bad content/pictures/talk.png
//! These are words, not a picture.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::PICTURE_FILE,
    kind: RuleKind::ReportedBy,
    file: include_str!("picture_file.rs"),
};
