//! Floor 3: judges the HTML of any website by the rules for built pages.
//! In: the files of a folder. Out: findings in that HTML, and the texts that the findings point into.
//! Must never: assume what it cannot see: Markdown, the server, what a script does.

use super::carriers::ReferenceKind;
use super::judge::{LinkProblem, PublishedAddresses, compared, link_problem, of_address, to_finding};
use super::references::Reference;
use super::summary::{PageSummary, summarise_page};
use crate::base::{
    Finding, Findings, Location, RuleInfo, Severity, Source, SourceBody, Sources, Span, hash64, par_map,
    reported_rules,
};
use crate::check::RULES;
use crate::check::rule::RuleKind;
use crate::html::{Attr, Markup, Tag, read_as_browser, read_fast};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The result of judging a folder.
pub struct Judged {
    /// The findings, in the order of files and lines.
    pub findings: Vec<Finding>,
    /// The pages, decoded to UTF-8.
    pub sources: Sources,
    /// How many files are named like a page and are binary.
    pub no_text: usize,
    /// The number of rules that ran.
    pub rules: usize,
}

/// Rules that this file reports, and that have no function of their own.
const LINK_RULES: [&RuleInfo; 4] = [
    &reported_rules::BROKEN_ANCHOR,
    &reported_rules::BROKEN_LINK,
    &reported_rules::THIRD_PARTY_REQUEST,
    &reported_rules::UNREADABLE,
];

/// Whether a file is named like a page: `.html` or `.htm`.
pub fn is_page(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".html") || path.ends_with(".htm")
}

/// Judges the pages of a folder. `files` are the files that are named like pages, `others` the paths of all
/// other files: links may lead to those too.
pub fn judge_folder(files: &Sources, others: &[String]) -> Judged {
    let mut findings = Findings::new();
    let decoded: Vec<Result<Option<Source>, String>> = par_map(files.as_slice(), decode_page);
    let (mut texts, mut not_judged) = (Vec::new(), Vec::new());
    let mut no_text = 0;
    for (file, decoded) in files.iter().zip(decoded) {
        match decoded {
            Ok(Some(text)) => match crowded_tag(&text) {
                Some(tag) => {
                    findings.push(crowded(&text, tag));
                    not_judged.push(text);
                }
                None => texts.push(text),
            },
            Ok(None) => no_text += 1,
            Err(why) => findings.push(unreadable(
                &file.path,
                format!("This file cannot be read: {why}."),
                Severity::Error,
            )),
        }
    }
    let (origin, root) = texts.iter().take(20).find_map(own_address).unwrap_or_default();
    // Each page, and whether all of it was read.
    let summaries: Vec<(PageSummary, bool)> = par_map(&texts, |file| {
        let text = file.text().map_or("", |text| &**text);
        let (page, is_complete) = read_as_browser(text);
        (summarise_page(&page, &file.path, &origin, &root, RULES), is_complete)
    });
    let published = published_addresses(&texts, &summaries, files, others);
    let in_pages: Vec<Findings> =
        par_map(&texts.iter().zip(&summaries).collect::<Vec<_>>(), |(file, (summary, is_complete))| {
            findings_in_page(file, summary, *is_complete, &published)
        });
    findings.extend(in_pages.into_iter().flatten());
    let pages: Vec<&PageSummary> = summaries.iter().map(|(summary, _)| summary).collect();
    findings.extend(compared(&pages).into_iter().map(|(page, finding)| {
        to_finding(&finding, Location { file: texts[page].path.clone(), span: finding.span })
    }));
    findings.sort_by(|a, b| (&a.location, a.rule, &a.message).cmp(&(&b.location, b.rule, &b.message)));
    findings.dedup_by(|later, first| {
        (&later.location, later.rule, &later.message) == (&first.location, first.rule, &first.message)
    });
    let rules = RULES
        .iter()
        .filter(|rule| {
            matches!(rule.kind, RuleKind::Built(..) | RuleKind::AllBuilt(_))
                || LINK_RULES.contains(&rule.info)
        })
        .count();
    texts.append(&mut not_judged);
    Judged { findings, sources: Sources::new(texts), no_text, rules }
}

/// The addresses at which a server would publish these files, as hashes, with the summary of each page.
fn published_addresses<'s>(
    texts: &[Source],
    summaries: &'s [(PageSummary, bool)],
    files: &Sources,
    others: &[String],
) -> PublishedAddresses<'s> {
    let mut published = PublishedAddresses::default();
    for (file, (summary, _)) in texts.iter().zip(summaries) {
        published.extend(served_paths(&file.path).map(|path| (hash64(&path), Some(summary))));
    }
    for path in others
        .iter()
        .map(|path| &**path)
        .chain(files.iter().filter(|file| !is_text(file)).map(|file| &*file.path))
    {
        published.entry(hash64(&format!("/{path}"))).or_insert(None);
    }
    published
}

/// The findings of the rules in one page, about its links, and about the part of it that was not read.
fn findings_in_page(
    file: &Source,
    summary: &PageSummary,
    is_complete: bool,
    published: &PublishedAddresses,
) -> Findings {
    let place = |span: Span| Location { file: file.path.clone(), span };
    let mut findings: Findings =
        summary.findings.iter().map(|finding| to_finding(finding, place(finding.span))).collect();
    findings.extend(summary.references.iter().filter_map(|reference| {
        // What a script or a file in an address does is not known here; and a website may have moved.
        let is_unknown = |problem: &LinkProblem| {
            matches!(problem, LinkProblem::Unsafe(_) | LinkProblem::ThirdParty(ReferenceKind::LeadsOn))
        };
        let problem = link_problem(published, reference).filter(|problem| !is_unknown(problem))?;
        Some(link_finding(file, reference, problem))
    }));
    if !is_complete {
        findings.push(unreadable(
            &file.path,
            "More than 500 elements stand in each other here: the rest was not judged.".into(),
            Severity::Warning,
        ));
    }
    findings
}

fn is_text(file: &Source) -> bool {
    matches!(file.body, SourceBody::Text(_))
}

/// A page decoded to UTF-8, by its byte order mark or the encoding that it declares, else as Windows-1252.
/// `None` if it is binary.
///
/// # Errors
///
/// The reason why the file cannot be read.
fn decode_page(file: &Source) -> Result<Option<Source>, String> {
    let decoded = |encoding: &'static Encoding, bytes: &[u8]| {
        Ok(Some(Source::new(&file.path, encoding.decode(bytes).0.into_owned().into_bytes())))
    };
    match &file.body {
        SourceBody::Unreadable(reason) => Err(reason.why.clone()),
        SourceBody::Text(text) if text.starts_with('\u{feff}') => {
            Ok(Some(Source::new(&file.path, text.trim_start_matches('\u{feff}').as_bytes().to_vec())))
        }
        SourceBody::Text(text) if text.contains('\0') => Ok(None),
        SourceBody::Text(_) => Ok(Some(file.clone())),
        SourceBody::Bytes(bytes) if bytes.starts_with(&[0xff, 0xfe]) => decoded(UTF_16LE, bytes),
        SourceBody::Bytes(bytes) if bytes.starts_with(&[0xfe, 0xff]) => decoded(UTF_16BE, bytes),
        SourceBody::Bytes(bytes) if bytes.contains(&0) => Ok(None),
        SourceBody::Bytes(bytes) => decoded(declared_encoding(bytes).unwrap_or(WINDOWS_1252), bytes),
    }
}

/// The encoding that a page declares in its first 1,024 bytes.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let name = start.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let name = name.split(['"', '\'', ' ', '>', ';', '/']).next()?;
    Encoding::for_label(name.as_bytes())
}

/// The origin and the root of a site, such as `https://charity.example` and `/help`, from the canonical address
/// of one of its pages.
fn own_address(file: &Source) -> Option<(String, String)> {
    let (page, _): (Markup, bool) = read_as_browser(file.text()?);
    let link = page.all(Tag::Link).find(|link| link.is(Attr::Rel, &["canonical"]))?;
    let (scheme, rest) = link.get(Attr::Href)?.trim().split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let file_path = format!("/{}", file.path);
    let tails =
        [file_path.as_str(), file_path.trim_end_matches("index.html"), file_path.trim_end_matches(".html")];
    let root = tails.iter().find_map(|tail| path.strip_suffix(tail)).unwrap_or("");
    Some((format!("{scheme}://{host}"), root.to_string()))
}

/// The paths at which servers publish a page: with its ending, without it, and for an index its folder.
fn served_paths(path: &str) -> impl Iterator<Item = String> {
    let whole = format!("/{path}");
    let without_ending = whole.rsplit_once('.').map_or("", |(start, _)| start).to_string();
    let folder = without_ending
        .strip_suffix("index")
        .map(|folder| [folder.to_string(), folder.trim_end_matches('/').to_string()]);
    [whole, without_ending].into_iter().chain(folder.into_iter().flatten())
}

/// The most attributes of a tag. To find names that come twice, the browser-like reader compares each with all others.
const MOST_ATTRIBUTES: usize = 2000;

/// A tag with too many attributes.
fn crowded_tag(file: &Source) -> Option<Span> {
    let page = read_fast(file.bytes());
    page.elements().find(|tag| tag.attributes().len() > MOST_ATTRIBUTES).map(|tag| tag.span())
}

/// The finding that a page is not judged, because of a tag.
fn crowded(file: &Source, tag: Span) -> Finding {
    Finding::new(
        &reported_rules::UNREADABLE,
        Location { file: file.path.clone(), span: tag },
        format!("This tag has more than {MOST_ATTRIBUTES} attributes: the page was not judged."),
        "Take out the attributes that nothing uses.",
    )
}

/// The finding for a problem with a reference.
fn link_finding(file: &Source, reference: &Reference, problem: LinkProblem) -> Finding {
    let text = file.bytes();
    let address = String::from_utf8_lossy(reference.address(text)).replace("&amp;", "&");
    let start = reference.start as usize;
    let help = match problem {
        LinkProblem::NoPage => "Correct the address, or put a file there.",
        LinkProblem::NoAnchor => "Write the id of the part that is meant.",
        LinkProblem::ThirdParty(ReferenceKind::Sends) => {
            "Let the form send to your own website, or tell readers first who gets what they type."
        }
        LinkProblem::ThirdParty(_) | LinkProblem::Unsafe(_) => {
            "Put a copy of the file into this folder, or make it a link that readers may follow."
        }
    };
    of_address(
        problem,
        &address,
        Location { file: file.path.clone(), span: Span::new(start, start + reference.address(text).len()) },
        help,
    )
}

/// A finding that a file, or a part of it, was not read.
fn unreadable(path: &str, message: String, severity: Severity) -> Finding {
    let place = Location { file: path.into(), span: Span::default() };
    Finding::new(
        &reported_rules::UNREADABLE,
        place,
        message,
        "Save the page anew from the program that made it, as UTF-8.",
    )
    .with_severity(severity)
}
