//! A web address that is no link
//!
//! An address that is only typed cannot be clicked, and a screen reader spells it out sign by sign. In Markdown a link
//! has words and an address: [NHS help](https://www.nhs.uk). plainleaf check --fix makes a link whose words are the name
//! of the website. Words that say what is behind it are better.
//!
//! **Helps:** people who use a screen reader or a phone, and people who mistype long addresses.
//! **Source:** WCAG 2.4.4, Link Purpose (In Context).
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [how the NHS helps](https://www.nhs.uk/help).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Go to www.nhs.uk/help.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The guide is here: https://www.nhs.uk/help
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::prose::{PassageKind, Prose, WordKind};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "bare-address",
        Severity::Warning,
        "Nobody can click it, and a screen reader spells it out sign by sign.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("bare_address.rs"),
};

/// The longest address, without its beginning, that can be the words of a link. In bytes.
const LONGEST_WORDS: usize = 40;

fn judge(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    // Fast path: most pages have none.
    if !text.contains("://") && !["www.", "Www.", "WWW."].iter().any(|start| text.contains(start)) {
        return;
    }
    for passage in prose.passages() {
        // The fields at the top of a file and headings hold no links.
        if matches!(passage.kind(), PassageKind::Title | PassageKind::Summary | PassageKind::Heading(_)) {
            continue;
        }
        for word in passage.words().filter(|word| word.kind() == WordKind::SiteAddress && !word.is_in_link())
        {
            let typed = word.text();
            let Some(words) = without_start(typed) else { continue };
            let address = if typed.contains("://") { typed.into() } else { format!("https://{typed}") };
            // A long address would fill the screen.
            let shown = if address.len() > 80 { "https://…" } else { &address };
            let finding = found.add(
                word.location(),
                "This web address is no link.",
                format!("Say what is behind it: `[the name of the page]({shown})`"),
            );
            let span = word.span();
            // A long address says nothing in place of words; and one that goes on in brackets is read only in part.
            let is_whole =
                span.of(prose.document.text()) == typed && !text[word.range().end..].starts_with('(');
            if words.len() <= LONGEST_WORDS && is_whole {
                let replacement = format!("[{words}]({address})");
                let span = with_angles(span, prose.document.text());
                finding.fix = Some(Fix { edits: vec![Edit { span, replacement }], safe: true });
            }
        }
    }
}

/// What readers need to see of an address: `nhs.uk/help`. `None` if it does not begin like an address.
fn without_start(address: &str) -> Option<&str> {
    let after = |address: &str, start: &str| {
        address
            .get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
            .then_some(start.len())
    };
    let scheme = after(address, "https://").or_else(|| after(address, "http://"));
    let host = &address[scheme.unwrap_or(0)..];
    let www = after(host, "www.");
    (scheme.is_some() || www.is_some()).then(|| host[www.unwrap_or(0)..].trim_end_matches('/'))
}

/// The span with the angle brackets around it: `<www.nhs.uk>` is no link in Markdown.
fn with_angles(span: Span, file: &str) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    if file[..start].ends_with('<') && file[end..].starts_with('>') {
        Span::new(start - 1, end + 1)
    } else {
        span
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_file, mended};

    #[test]
    fn addresses_that_may_stand_there() {
        for text in [
            "[NHS](https://www.nhs.uk) and <https://www.nhs.uk>",
            "`https://www.nhs.uk`",
            "{{imha.web}}",
            "The www is large. Write to help@nhs.uk.",
            "An address begins with https:// or www. and a name.",
            "We are gov.uk/help.",
            "![www.nhs.uk](a.svg)",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        let file = "---\ntitle: Go to www.nhs.uk\nsummary: Go to www.nhs.uk\n---\n\n## www.nhs.uk\n";
        assert_eq!(found_in_file(&RULE, "content/en/page.md", file), [] as [&str; 0]);
    }

    #[test]
    fn an_address_becomes_a_link() {
        for (text, link) in [
            ("HTTPS://WWW.NHS.UK/x", "[NHS.UK/x](HTTPS://WWW.NHS.UK/x)"),
            (
                "(See https://en.wikipedia.org/wiki/Law_(UK)).",
                "(See [en.wikipedia.org/wiki/Law_(UK)](https://en.wikipedia.org/wiki/Law_(UK))).",
            ),
            ("Go to www.nhs.uk/help.", "Go to [nhs.uk/help](https://www.nhs.uk/help)."),
            ("- (see https://www.nhs.uk/)", "- (see [nhs.uk](https://www.nhs.uk/))"),
            (
                "HTTPS://nhs.uk or <www.mind.org.uk>",
                "[nhs.uk](HTTPS://nhs.uk) or [mind.org.uk](https://www.mind.org.uk)",
            ),
            ("**www.nhs.uk**, http://a.org", "**[nhs.uk](https://www.nhs.uk)**, [a.org](http://a.org)"),
        ] {
            assert_eq!(mended(&RULE, text), link);
        }
        let long = "https://www.nhs.uk/a/very/long/address/that/nobody/can/read?or=say";
        assert_eq!(found_in(&RULE, long), [long]);
        assert_eq!(mended(&RULE, long), long);
    }
}
