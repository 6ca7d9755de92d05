//! Reading a site folder: what is read, what is passed over, and what is refused with a reason.

use plainleaf::base::{Severity, SourceBody};
use plainleaf::disk::{SiteReader, UserError, read_site, scaffold};
use plainleaf::{Memo, NoCache, Options, Source, Sources, build};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A folder of its own for one test, gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("plainleaf-reading-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("site/content/en")).unwrap();
        Scratch(folder)
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.site().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn read(&self) -> Sources {
        read_site(&self.site()).unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn paths(sources: &Sources) -> Vec<&str> {
    sources.iter().map(|source| &*source.path).collect()
}

fn reason(sources: &Sources, path: &str) -> String {
    match sources.get(path).map(|source| &source.body) {
        Some(SourceBody::Unreadable(reason)) => format!("{}. {}", reason.why, reason.help),
        other => panic!("{path} should have been refused, not read as {other:?}"),
    }
}

fn text<'s>(sources: &'s Sources, path: &str) -> &'s Arc<str> {
    sources
        .get(path)
        .and_then(Source::text)
        .unwrap_or_else(|| panic!("{path} was not read: {:?}", paths(sources)))
}

#[test]
fn content_and_themes_are_read_in_order_and_nothing_else() {
    let scratch = Scratch::new("order");
    for path in [
        "content/site.toml",
        "content/en/b.md",
        "content/en/a.md",
        "content/en/a b.é.md",
        "themes/plain/x.html",
        "public/index.html",
        "README.md",
    ] {
        scratch.write(path, path);
    }
    for ignored in [
        ".hidden.md",
        "a.md~",
        ".a.md.swp",
        "b.swp",
        "#a.md#",
        "~$letter.docx",
        "Thumbs.db",
        ".DS_Store",
        ".git/config",
    ] {
        scratch.write(&format!("content/en/{ignored}"), "ignored");
    }
    // An editor's lock: a link to nowhere, hidden.
    symlink("somebody@somewhere", scratch.site().join("content/en/.#a.md")).unwrap();
    let sources = scratch.read();
    assert_eq!(
        paths(&sources),
        [
            "content/en/a b.é.md",
            "content/en/a.md",
            "content/en/b.md",
            "content/site.toml",
            "themes/plain/x.html"
        ]
    );
    assert_eq!(&**text(&sources, "content/en/a.md"), "content/en/a.md");
}

#[test]
fn a_folder_that_is_no_site_is_refused_with_what_to_type() {
    let scratch = Scratch::new("no-site");
    let UserError { message, help } = read_site(&scratch.0).unwrap_err();
    assert!(message.contains("no folder “content”") && help.contains("plainleaf new"), "{message} {help}");
    let UserError { message, help } = read_site(&scratch.0.join("nowhere")).unwrap_err();
    assert!(message.contains("no folder") && help.contains("plainleaf new"), "{message} {help}");
    fs::remove_dir_all(scratch.site().join("content")).unwrap();
    fs::create_dir(scratch.0.join("elsewhere")).unwrap();
    symlink("../elsewhere", scratch.site().join("content")).unwrap();
    let UserError { message, .. } = read_site(&scratch.site()).unwrap_err();
    assert!(message.contains("outside the site folder"), "{message}");
}

#[test]
fn links_are_followed_inside_the_site_and_nowhere_else() {
    let scratch = Scratch::new("links");
    let content = scratch.site().join("content");
    scratch.write("content/en/a.md", "the page");
    scratch.write("content/pictures/p.svg", "<svg/>");
    fs::create_dir(scratch.0.join("outside")).unwrap();
    fs::write(scratch.0.join("outside/secret.md"), "secret").unwrap();
    symlink("a.md", content.join("en/same.md")).unwrap();
    symlink("../pictures", content.join("en/pictures")).unwrap();
    symlink(scratch.0.join("outside/secret.md"), content.join("en/out.md")).unwrap();
    symlink("../../../outside", content.join("en/outside")).unwrap();
    symlink("nothing.md", content.join("en/nowhere.md")).unwrap();
    let sources = scratch.read();
    assert_eq!(&**text(&sources, "content/en/same.md"), "the page");
    assert_eq!(&**text(&sources, "content/en/pictures/p.svg"), "<svg/>");
    for path in ["content/en/out.md", "content/en/outside"] {
        assert!(reason(&sources, path).contains("outside the site folder"));
    }
    assert!(reason(&sources, "content/en/nowhere.md").contains("not there"));
    assert!(sources.iter().all(|source| source.text().is_none_or(|text| !text.contains("secret"))));
    assert!(sources.get("content/en/outside/secret.md").is_none());
}

#[test]
fn loops_of_links_end() {
    let scratch = Scratch::new("loops");
    let content = scratch.site().join("content");
    scratch.write("content/en/a.md", "the page");
    scratch.write("content/x/in-x.md", "x");
    scratch.write("content/y/in-y.md", "y");
    symlink("..", content.join("en/up")).unwrap();
    symlink("me", content.join("en/me")).unwrap();
    symlink("../y", content.join("x/to-y")).unwrap();
    symlink("../x", content.join("y/to-x")).unwrap();
    let sources = scratch.read();
    for path in ["content/en/up", "content/en/me", "content/x/to-y/to-x", "content/y/to-x/to-y"] {
        assert!(reason(&sources, path).contains("never end"), "{path}");
    }
    assert_eq!(&**text(&sources, "content/x/to-y/in-y.md"), "y");
    assert_eq!(sources.iter().filter(|source| matches!(source.body, SourceBody::Unreadable(_))).count(), 4);
}

#[test]
fn a_web_of_links_does_not_grow_without_end() {
    let scratch = Scratch::new("web");
    let content = scratch.site().join("content");
    for a in 0..9 {
        scratch.write(&format!("content/{a}/page.md"), "page");
        for b in (0..9).filter(|b| *b != a) {
            symlink(format!("../{b}"), content.join(format!("{a}/{b}"))).unwrap();
        }
    }
    let sources = scratch.read();
    assert!(sources.iter().any(
        |source| matches!(&source.body, SourceBody::Unreadable(reason) if reason.why.contains("too many links"))
    ));
    assert!(sources.iter().count() < 100_000, "{} files", sources.iter().count());
}

#[test]
fn what_is_no_file_is_never_opened() {
    let scratch = Scratch::new("pipes");
    let en = scratch.site().join("content/en");
    assert!(std::process::Command::new("mkfifo").arg(en.join("pipe.md")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(en.join("socket.md")).unwrap();
    symlink("pipe.md", en.join("to-pipe.md")).unwrap();
    scratch.write("content/en/a.md", "a");
    // Opening a pipe that nobody writes to would wait for ever.
    let (done, wait) = std::sync::mpsc::channel();
    let site = scratch.site();
    std::thread::spawn(move || done.send(read_site(&site).unwrap()));
    let sources = wait.recv_timeout(Duration::from_secs(20)).expect("reading hangs");
    for path in ["content/en/pipe.md", "content/en/socket.md", "content/en/to-pipe.md"] {
        assert!(reason(&sources, path).contains("pipe"), "{path}");
    }
    assert_eq!(&**text(&sources, "content/en/a.md"), "a");
}

#[test]
fn a_file_of_fifty_megabytes_is_one_finding_and_the_rest_goes_on() {
    let scratch = Scratch::new("fifty");
    scratch
        .write("content/site.toml", "name = \"A\"\naddress = \"https://a.example\"\nlanguages = [\"en\"]\n");
    scratch.write("content/en/index.md", "---\ntitle: Home\nreviewed: 2026-11-22\n---\n\nWords.\n");
    scratch.write("content/en/long.md", &"A word, and **another** one.\n".repeat(50_000_000 / 29));
    let options = Options { leaflets: false, ..Options::on("2026-11-22".parse().unwrap()) };
    let build = build(&scratch.read(), &options, &mut Memo::new(Box::new(NoCache)));
    let found: Vec<_> = build.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((&*found[0].location.file, found[0].rule.id), ("content/en/long.md", "unreadable"));
    assert!(found[0].message.contains("50 MB") || found[0].message.contains("49 MB"), "{}", found[0].message);
    assert!(
        build.outputs.iter().any(|output| &*output.path == "index.html"),
        "the home page is made all the same"
    );
}

#[test]
fn names_and_sizes_that_cannot_be_handled_are_refused_by_name() {
    let scratch = Scratch::new("names");
    let en = scratch.site().join("content/en");
    fs::write(en.join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
    fs::create_dir(en.join(OsStr::from_bytes(b"f\xe9"))).unwrap();
    fs::write(en.join(OsStr::from_bytes(b"f\xe9")).join("page.md"), "x").unwrap();
    fs::File::create(en.join("large.md")).unwrap().set_len(60_000_001).unwrap();
    fs::File::create(en.join("just-fits.bin")).unwrap().set_len(60_000_000).unwrap();
    fs::write(en.join("latin.md"), b"caf\xe9").unwrap();
    let sources = scratch.read();
    assert!(reason(&sources, "content/en/caf\u{fffd}.md").contains("name"));
    assert!(reason(&sources, "content/en/f\u{fffd}").contains("name"));
    assert!(reason(&sources, "content/en/large.md").contains("60 MB"));
    assert_eq!(sources.get("content/en/just-fits.bin").unwrap().bytes().len(), 60_000_000);
    assert!(
        matches!(&sources.get("content/en/latin.md").unwrap().body, SourceBody::Bytes(bytes) if **bytes == *b"caf\xe9")
    );
    assert_eq!(sources.iter().count(), 5);
}

/// Does something as a person who is not the administrator: permissions do not keep the administrator out.
#[cfg(target_os = "linux")]
fn as_nobody<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let nobody = rustix::thread::Uid::from_raw(65534);
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            // On Linux each thread has a user of its own; this thread ends with the work. Who is not the
            // administrator
            // may not do this, and need not.
            let _ = rustix::thread::set_thread_res_uid(nobody, nobody, nobody);
            work()
        });
        thread.join().unwrap()
    })
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_without_permission_is_named() {
    let scratch = Scratch::new("permission");
    scratch.write("content/en/open.md", "open");
    let closed = scratch.write("content/en/closed.md", "closed");
    let folder = scratch.write("content/en/folder/page.md", "closed").parent().unwrap().to_path_buf();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    let sources = as_nobody(|| {
        assert!(fs::read(&closed).is_err(), "this test needs somebody whom permissions keep out");
        scratch.read()
    });
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(reason(&sources, "content/en/closed.md").contains("permissions"));
    assert!(reason(&sources, "content/en/folder").contains("permissions"));
    assert_eq!(&**text(&sources, "content/en/open.md"), "open");
}

/// Waits until these files were left alone for more than two seconds, so that a look at them is trusted.
fn wait_until_settled(files: &[&Path]) {
    let touched = |file: &&Path| {
        let about = fs::metadata(file).unwrap();
        SystemTime::UNIX_EPOCH + Duration::new(about.ctime() as u64, about.ctime_nsec() as u32)
    };
    let trusted = files.iter().map(touched).max().unwrap() + Duration::from_millis(2_001);
    while let Ok(rest) = trusted.duration_since(SystemTime::now()) {
        std::thread::sleep(rest + Duration::from_millis(1));
    }
}

#[test]
fn reading_again_sees_every_change() {
    let scratch = Scratch::new("again");
    let replaced = scratch.write("content/en/a.md", "first");
    let stays = scratch.write("content/en/b.md", "stays");
    let rewritten = scratch.write("content/en/c.md", "forth");
    let mut reader = SiteReader::new(&scratch.site()).unwrap();
    reader.read().unwrap();
    // Same length, within the coarseness of a file's time.
    for words in ["secon", "third", "forth"] {
        fs::write(&replaced, words).unwrap();
        assert_eq!(&**text(&reader.read().unwrap(), "content/en/a.md"), words);
    }
    wait_until_settled(&[&replaced, &stays, &rewritten]);
    let before = reader.read().unwrap();
    let kept = reader.read().unwrap();
    assert!(Arc::ptr_eq(text(&before, "content/en/b.md"), text(&kept, "content/en/b.md")));
    // Another file under the same name, with the same length and the same time.
    let time = |file: &Path| fs::metadata(file).unwrap().modified().unwrap();
    let with_time = |file: &Path, time| {
        fs::File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
    };
    let other = scratch.write("content/en/other.md", "FORTH");
    with_time(&other, time(&replaced));
    fs::rename(&other, &replaced).unwrap();
    // The same file, changed in place, with its old time set again.
    let old = time(&rewritten);
    fs::write(&rewritten, "FIFTH").unwrap();
    with_time(&rewritten, old);
    let now = reader.read().unwrap();
    assert_eq!(["content/en/a.md", "content/en/c.md"].map(|path| &**text(&now, path)), ["FORTH", "FIFTH"]);
    // Files that come and go.
    scratch.write("content/en/0.md", "new");
    fs::remove_file(&stays).unwrap();
    assert_eq!(paths(&reader.read().unwrap()), ["content/en/0.md", "content/en/a.md", "content/en/c.md"]);
}

#[test]
fn a_new_site_is_never_put_over_something() {
    let scratch = Scratch::new("plant");
    let files = [("a/b.md".to_string(), b"b".to_vec())];
    let full = scratch.0.join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("letter.txt"), "mine").unwrap();
    let UserError { message, .. } = scaffold(&full, &files).unwrap_err();
    assert!(message.contains("not empty") && message.contains("letter.txt"), "{message}");
    let UserError { message, .. } = scaffold(&full.join("letter.txt"), &files).unwrap_err();
    assert!(message.contains("is a file"), "{message}");
    assert_eq!(fs::read_dir(&full).unwrap().count(), 1);
    let fresh: &Path = &scratch.0.join("not/there/yet");
    scaffold(fresh, &files).unwrap();
    assert_eq!(fs::read_to_string(fresh.join("a/b.md")).unwrap(), "b");
}
