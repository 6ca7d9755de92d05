//! A build that has nothing to do: only if nothing at all is different, and with the same findings.

use plainleaf::base::{Edit, Finding, Fix, Key, Location, RuleInfo, Span};
use plainleaf::check::RULES;
use plainleaf::disk::{BuildStamp, Published, PublishedBuild, SiteReader, Target, publish};
use plainleaf::{Options, Output, Severity};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("plainleaf-stamp-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("content/en")).unwrap();
        fs::write(folder.join("content/en/index.md"), "text").unwrap();
        fs::write(folder.join("content/en/other.md"), "text").unwrap();
        Scratch(folder)
    }

    fn target(&self) -> Target {
        Target::new(&self.0, &self.0.join("public")).unwrap()
    }

    /// Publishes and remembers, as a build does.
    fn build(&self, options: &Options, findings: &[Finding]) -> Published {
        let mut reader = SiteReader::new(&self.0).unwrap();
        let listing = reader.look().unwrap();
        let sources = reader.read_listed(&listing);
        let target = self.target();
        let outputs = ["index.html", "a/index.html"].map(|path| Output {
            path: path.into(),
            bytes: (*b"html").into(),
            key: Key::of(b"html"),
        });
        let published = publish(&target, &outputs).unwrap();
        BuildStamp::new(&target, options).save(&PublishedBuild {
            listing: &listing,
            sources: &sources,
            published: &published,
            findings,
            suppressions: &[],
        });
        published
    }

    /// What a look alone says, and what reading says.
    fn fresh(&self, options: &Options) -> [Option<Vec<Finding>>; 2] {
        let mut reader = SiteReader::new(&self.0).unwrap();
        let listing = reader.look().unwrap();
        let target = self.target();
        let stamp = BuildStamp::new(&target, options);
        let at_a_look = stamp.unchanged_by_stat(&listing);
        [at_a_look, stamp.unchanged_by_content(&listing, &reader.read_listed(&listing))]
            .map(|settled| settled.map(|settled| settled.findings))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn options() -> Options {
    Options::on("2026-11-22".parse().unwrap())
}

fn finding(rule: &'static RuleInfo) -> Finding {
    let place = |start| Location { file: "content/en/index.md".into(), span: Span::new(start, start + 2) };
    Finding::new(rule, place(0), "What is “wrong”.\n", "What to type.")
        .with_related(place(1), "and here")
        .with_fix(Fix { edits: vec![Edit { span: Span::new(0, 1), replacement: "ŵ".into() }], safe: true })
}

#[test]
fn findings_are_said_again_as_they_were() {
    let scratch = Scratch::new("again");
    let rule = RULES.first().expect("there are rules").info;
    assert_eq!(scratch.fresh(&options()), [None, None]);
    scratch.build(&options(), &[finding(rule)]);
    // The files are too new for a look alone to tell that they did not change.
    assert_eq!(scratch.fresh(&options()), [None, Some(vec![finding(rule)])]);
    std::thread::sleep(Duration::from_millis(2200));
    // The first reading finds them old enough; from then on a look is enough.
    assert_eq!(scratch.fresh(&options()), [None, Some(vec![finding(rule)])]);
    assert_eq!(scratch.fresh(&options()), [Some(vec![finding(rule)]), Some(vec![finding(rule)])]);

    // A file that is touched looks different, but reads the same; one that is changed does not.
    fs::write(scratch.0.join("content/en/index.md"), "text").unwrap();
    assert_eq!(scratch.fresh(&options()), [None, Some(vec![finding(rule)])]);
    fs::write(scratch.0.join("content/en/index.md"), "TEXT").unwrap();
    assert_eq!(scratch.fresh(&options()), [None, None]);
}

#[test]
fn a_finding_of_an_unknown_rule_is_not_said_again() {
    const UNKNOWN: RuleInfo = RuleInfo::new("no-such-rule", Severity::Warning, "Whom it hurts.");
    let scratch = Scratch::new("unknown");
    scratch.build(&options(), &[finding(&UNKNOWN)]);
    assert_eq!(scratch.fresh(&options()), [None, None]);
}

#[test]
fn anything_that_differs_is_built_again() {
    let scratch = Scratch::new("differs");
    let same = |what: &str| assert_eq!(scratch.fresh(&options())[1], Some(Vec::new()), "{what}");
    let differs = |what: &str| assert_eq!(scratch.fresh(&options()), [None, None], "{what}");
    let build = || scratch.build(&options(), &[]);
    let path = |path: &str| scratch.0.join(path);
    build();
    same("nothing happened");

    let today = options();
    let others = [
        Options { today: "2026-11-23".parse().unwrap(), ..today.clone() },
        Options { minify: !today.minify, ..today.clone() },
        Options { drafts: !today.drafts, ..today.clone() },
    ];
    for other in others {
        assert_eq!(scratch.fresh(&other), [None, None], "{other:?}");
    }

    fs::rename(path("content/en/other.md"), path("content/en/renamed.md")).unwrap();
    differs("a file was renamed");
    fs::rename(path("content/en/renamed.md"), path("content/en/other.md")).unwrap();
    same("and named as before");

    fs::write(path("content/en/new.md"), "").unwrap();
    differs("a file came");
    fs::remove_file(path("content/en/new.md")).unwrap();

    for what in ["altered", "gone", "a folder"] {
        let page = path("public/a/index.html");
        match what {
            "altered" => fs::write(&page, "HTML").unwrap(),
            "gone" => fs::remove_file(&page).unwrap(),
            _ => fs::remove_file(&page).and_then(|()| fs::create_dir(&page)).unwrap(),
        }
        differs(what);
        if page.is_dir() {
            fs::remove_dir(&page).unwrap();
        }
        build();
        same("built again");
    }
    fs::remove_dir_all(path("public")).unwrap();
    differs("the published folder is gone");
    build();
    fs::write(path(".plainleaf/last/build.json"), "{").unwrap();
    differs("what was remembered is damaged");
    build();
    fs::remove_dir_all(path(".plainleaf")).unwrap();
    differs("what was remembered is gone");
    let elsewhere = Target::new(&scratch.0, &path("elsewhere")).unwrap();
    build();
    let listing = SiteReader::new(&scratch.0).unwrap().look().unwrap();
    assert_eq!(BuildStamp::new(&elsewhere, &options()).unchanged_by_stat(&listing), None, "another folder");
}
