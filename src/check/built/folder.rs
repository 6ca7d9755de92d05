//! Floor 3: judging the HTML of any website by the rules for our own.
//! In: the files of a folder. Out: findings in that HTML, and the texts that they point into.
//! Must never: guess at what is not there: the Markdown, the server, what a script does.

use super::foreign::read_as_browser;
use super::judge::{Astray, Places, astray, compared, of_address, said};
use super::markup::Markup;
use super::names::{Attr, Tag};
use super::scan::{Scan, Use, scan_page};
use crate::base::{Body, Diagnostic, Notes, Place, Severity, Source, Sources, Span, each, mark};
use crate::check::RULES;
use crate::check::rule::Judge;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// What came of it.
pub struct Judged {
    /// In the order of files and lines.
    pub findings: Vec<Diagnostic>,
    /// The pages as texts.
    pub sources: Sources,
    /// Files that are called pages and hold no text.
    pub no_text: usize,
    /// How many rules judged.
    pub rules: usize,
}

/// Rules whose findings are made here without a judge of their own.
const LINKS: [&str; 4] = ["broken-anchor", "broken-link", "third-party-request", "unreadable"];

/// Whether a file is called a page.
pub fn is_page(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".html") || path.ends_with(".htm")
}

/// Judges the pages among these files; `others` are the paths of all other files.
pub fn judge_folder(files: &Sources, others: &[String]) -> Judged {
    let mut notes = Notes::new();
    let read: Vec<Result<Option<Source>, String>> = each(files.as_slice(), text);
    let mut texts = Vec::new();
    let mut no_text = 0;
    for (file, read) in files.iter().zip(read) {
        match read {
            Ok(Some(text)) => texts.push(text),
            Ok(None) => no_text += 1,
            Err(why) => notes.push(unreadable(&file.path, format!("This file cannot be read: {why}."), Severity::Error)),
        }
    }
    let (origin, root) = texts.iter().take(20).find_map(own_address).unwrap_or_default();
    let scans: Vec<(Scan, bool)> = each(&texts, |file| {
        let text = file.text().map_or("", |text| &**text);
        let (page, all) = read_as_browser(text);
        (scan_page(&page, &file.path, &origin, &root), all)
    });
    let mut places = Places::default();
    for (file, (scan, _)) in texts.iter().zip(&scans) {
        places.extend(names(&file.path).map(|name| (mark(&name), Some(scan))));
    }
    for path in others.iter().map(|path| &**path).chain(files.iter().filter(|file| !is_text(file)).map(|file| &*file.path)) {
        places.entry(mark(&format!("/{path}"))).or_insert(None);
    }
    let found: Vec<Notes> = each(&texts.iter().zip(&scans).collect::<Vec<_>>(), |(file, (scan, all))| {
        let place = |span: Span| Place { file: file.path.clone(), span };
        let mut notes: Notes = scan.faults.iter().map(|fault| said(fault, place(fault.span))).collect();
        notes.extend(scan.uses.iter().filter_map(|used| Some(of_link(file, used, astray(&places, used)?))));
        if !all {
            notes.push(unreadable(&file.path, "More than 500 elements stand in each other here: the rest was not judged.".into(), Severity::Warning));
        }
        notes
    });
    notes.extend(found.into_iter().flatten());
    let all: Vec<&Scan> = scans.iter().map(|(scan, _)| scan).collect();
    notes.extend(compared(&all).into_iter().map(|(at, fault)| said(&fault, Place { file: texts[at].path.clone(), span: fault.span })));
    notes.sort_by(|a, b| (&a.place, a.rule, &a.message).cmp(&(&b.place, b.rule, &b.message)));
    notes.dedup_by(|later, first| (&later.place, later.rule, &later.message) == (&first.place, first.rule, &first.message));
    let rules = RULES.iter().filter(|rule| matches!(rule.judge, Judge::Built(..) | Judge::AllBuilt(_)) || LINKS.contains(&rule.id)).count();
    Judged { findings: notes, sources: Sources::sorted(texts), no_text, rules }
}

fn is_text(file: &Source) -> bool {
    matches!(file.body, Body::Text(_))
}

/// A page as text, in whatever way it was saved; none where it is no text.
fn text(file: &Source) -> Result<Option<Source>, String> {
    let decoded = |encoding: &'static Encoding, bytes: &[u8]| Ok(Some(Source::new(&file.path, encoding.decode(bytes).0.into_owned().into_bytes())));
    match &file.body {
        Body::Unreadable(why) => Err(why.to_string()),
        Body::Text(text) if text.starts_with('\u{feff}') => Ok(Some(Source::new(&file.path, text.trim_start_matches('\u{feff}').as_bytes().to_vec()))),
        Body::Text(text) if text.contains('\0') => Ok(None),
        Body::Text(_) => Ok(Some(file.clone())),
        Body::Bytes(bytes) if bytes.starts_with(&[0xff, 0xfe]) => decoded(UTF_16LE, bytes),
        Body::Bytes(bytes) if bytes.starts_with(&[0xfe, 0xff]) => decoded(UTF_16BE, bytes),
        Body::Bytes(bytes) if bytes.contains(&0) => Ok(None),
        Body::Bytes(bytes) => decoded(declared(bytes).unwrap_or(WINDOWS_1252), bytes),
    }
}

/// The encoding that a page names at its beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let name = start.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let name = name.split(['"', '\'', ' ', '>', ';', '/']).next()?;
    Encoding::for_label(name.as_bytes())
}

/// Where a site says that it stands, by the address that one of its pages gives for itself: `https://charity.example` and `/help`.
fn own_address(file: &Source) -> Option<(String, String)> {
    let (page, _): (Markup, bool) = read_as_browser(file.text()?);
    let link = page.all(Tag::Link).find(|link| link.is(Attr::Rel, &["canonical"]))?;
    let (scheme, rest) = link.get(Attr::Href)?.trim().split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let own = format!("/{}", file.path);
    let tails = [own.as_str(), own.trim_end_matches("index.html"), own.trim_end_matches(".html")];
    let root = tails.iter().find_map(|tail| path.strip_suffix(tail)).unwrap_or("");
    Some((format!("{scheme}://{host}"), root.to_string()))
}

/// The addresses at which servers show a page.
fn names(path: &str) -> impl Iterator<Item = String> {
    let whole = format!("/{path}");
    let bare = whole.rsplit_once('.').map_or("", |(bare, _)| bare).to_string();
    let folder = bare.strip_suffix("index").map(|folder| [folder.to_string(), folder.trim_end_matches('/').to_string()]);
    [whole, bare].into_iter().chain(folder.into_iter().flatten())
}

fn of_link(file: &Source, used: &Use, fault: Astray) -> Diagnostic {
    let text = file.bytes();
    let address = String::from_utf8_lossy(used.address(text)).replace("&amp;", "&");
    let start = used.start as usize;
    let help = match fault {
        Astray::NoPage => "Correct the address, or put a file there.",
        Astray::NoAnchor => "Write the id of the part that is meant.",
        Astray::ThirdParty => "Put a copy of the file into this folder, or make it a link that readers may follow.",
    };
    of_address(fault, &address, Place { file: file.path.clone(), span: Span::new(start, start + used.address(text).len()) }, help)
}

fn unreadable(path: &str, message: String, severity: Severity) -> Diagnostic {
    let why = "What is not read is not judged.";
    let place = Place { file: path.into(), span: Span::default() };
    Diagnostic::new("unreadable", severity, place, message, why, "Save the page anew from the program that made it, as UTF-8.")
}
