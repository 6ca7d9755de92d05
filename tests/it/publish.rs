//! Publishing: wholly old or wholly new, whatever happens, and never over anything that plainleaf did not
//! write.

use plainleaf::base::Key;
use plainleaf::disk::{Target, UserError, publish};
use plainleaf::{ArtifactCache, Output};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A folder of its own for one test, with a site in it; gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("plainleaf-publish-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("site/content/en")).unwrap();
        fs::create_dir_all(folder.join("site/themes/plain")).unwrap();
        fs::write(folder.join("site/content/en/index.md"), "text").unwrap();
        Scratch(folder)
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    fn out(&self) -> PathBuf {
        self.0.join("out")
    }

    fn target(&self) -> Result<Target, UserError> {
        Target::new(&self.site(), &self.out())
    }

    fn publish(&self, outputs: &[Output]) -> Result<(usize, usize, usize), UserError> {
        publish(&self.target()?, outputs)
            .map(|published| (published.written, published.kept, published.removed))
    }

    fn refuses(&self, outputs: &[Output]) -> String {
        match self.publish(outputs) {
            Ok(published) => panic!("published, though it should not have been: {published:?}"),
            Err(UserError { message, help }) => format!("{message} {help}"),
        }
    }

    /// Everything beside the folder that begins with a dot: plainleaf leaves nothing there.
    fn leftovers(&self) -> Vec<String> {
        let names =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with('.')).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn output(path: &str, text: &str) -> Output {
    Output { path: path.into(), bytes: text.as_bytes().into(), key: Key::of(text.as_bytes()) }
}

fn outputs(files: &[(&str, &str)]) -> Vec<Output> {
    files.iter().map(|(path, text)| output(path, text)).collect()
}

/// Two sites that share most files, and differ in content, in files and in folders.
fn generation(name: &str) -> Vec<Output> {
    let mut files = Vec::new();
    for page in 0..12 {
        files.push(output(
            &format!("page-{page}/index.html"),
            &format!("{name} {page} {}", "word ".repeat(300)),
        ));
        files.push(output(&format!("page-{page}/same.txt"), "the same in both"));
    }
    files.push(output(&format!("only-{name}/deep/er/index.html"), name));
    files.push(output("index.html", name));
    files
}

/// What a folder holds: paths and texts, without plainleaf's own list.
fn holds(folder: &Path) -> BTreeMap<String, String> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_string();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found.remove(".plainleaf").expect("the folder has its list");
    found
}

fn is(outputs: &[Output]) -> BTreeMap<String, String> {
    outputs
        .iter()
        .map(|output| {
            (output.path.to_string(), String::from_utf8(output.bytes.bytes().into_owned()).unwrap())
        })
        .collect()
}

#[test]
fn a_folder_holds_exactly_what_was_published() {
    let scratch = Scratch::new("exactly");
    let (a, b) = (generation("a"), generation("b"));
    assert_eq!(scratch.publish(&a).unwrap(), (26, 0, 0));
    assert_eq!(holds(&scratch.out()), is(&a));
    let kept = fs::metadata(scratch.out().join("page-3/same.txt")).unwrap().ino();
    assert_eq!(scratch.publish(&b).unwrap(), (14, 12, 1));
    assert_eq!(holds(&scratch.out()), is(&b));
    assert!(!scratch.out().join("only-a").exists());
    assert_eq!(
        fs::metadata(scratch.out().join("page-3/same.txt")).unwrap().ino(),
        kept,
        "a file that stays the same is not written again"
    );
    assert_eq!(scratch.publish(&[]).unwrap(), (0, 0, 26));
    assert!(holds(&scratch.out()).is_empty());
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);
}

#[test]
fn the_same_site_again_changes_nothing_on_the_disk() {
    let scratch = Scratch::new("same");
    let look = |folder: &Path| {
        (
            fs::metadata(folder).unwrap().ino(),
            fs::metadata(folder.join("index.html")).unwrap().ctime_nsec(),
            fs::metadata(folder.join("page-1")).unwrap().ino(),
        )
    };
    scratch.publish(&generation("a")).unwrap();
    let before = look(&scratch.out());
    assert_eq!(scratch.publish(&generation("a")).unwrap(), (0, 26, 0));
    assert_eq!(look(&scratch.out()), before);
    // Also without what plainleaf remembers about the files' times.
    fs::remove_dir_all(scratch.site().join(".plainleaf")).unwrap();
    assert_eq!(scratch.publish(&generation("a")).unwrap(), (0, 26, 0));
    assert_eq!(look(&scratch.out()), before);
}

#[test]
fn two_builds_give_the_same_bytes_list_included() {
    let (one, two) = (Scratch::new("bytes-1"), Scratch::new("bytes-2"));
    one.publish(&generation("b")).unwrap();
    one.publish(&generation("a")).unwrap();
    two.publish(&generation("a")).unwrap();
    let list = |scratch: &Scratch| fs::read(scratch.out().join(".plainleaf")).unwrap();
    assert_eq!(list(&one), list(&two));
    assert_eq!(holds(&one.out()), holds(&two.out()));
}

#[test]
fn a_file_that_somebody_altered_is_made_right_again() {
    let scratch = Scratch::new("altered");
    scratch.publish(&generation("a")).unwrap();
    let same_size =
        fs::read_to_string(scratch.out().join("page-1/index.html")).unwrap().replace("word", "WORD");
    for remembered in [true, false] {
        fs::write(scratch.out().join("page-1/index.html"), &same_size).unwrap();
        fs::write(scratch.out().join("page-2/index.html"), "short").unwrap();
        fs::remove_file(scratch.out().join("page-3/index.html")).unwrap();
        // Another length, but the old time.
        let file = fs::File::options().append(true).open(scratch.out().join("page-4/index.html")).unwrap();
        let time = file.metadata().unwrap().modified().unwrap();
        (&file).write_all(b"more").unwrap();
        file.set_modified(time).unwrap();
        if !remembered {
            fs::remove_dir_all(scratch.site().join(".plainleaf")).unwrap();
        }
        assert_eq!(scratch.publish(&generation("a")).unwrap(), (4, 22, 0));
        assert_eq!(holds(&scratch.out()), is(&generation("a")));
    }
}

#[test]
fn modes_are_those_of_a_public_folder() {
    let scratch = Scratch::new("modes");
    scratch.publish(&generation("a")).unwrap();
    let mode = |path: &str| fs::metadata(scratch.out().join(path)).unwrap().permissions().mode() & 0o7777;
    for (path, most) in [("", 0o755), ("page-1", 0o755), ("page-1/index.html", 0o644), (".plainleaf", 0o644)]
    {
        assert_eq!(mode(path) & !most, 0, "{path}: {:o}", mode(path));
        assert_eq!(mode(path) & 0o600, 0o600, "{path}: {:o}", mode(path));
    }
    // A folder that somebody gave to a group stays theirs.
    fs::set_permissions(scratch.out(), fs::Permissions::from_mode(0o775)).unwrap();
    scratch.publish(&generation("b")).unwrap();
    assert_eq!(mode(""), 0o775);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_stays_as_it_is() {
    let scratch = Scratch::new("foreign");
    fs::create_dir(scratch.out()).unwrap();
    fs::write(scratch.out().join("letter.txt"), "mine").unwrap();
    let words = scratch.refuses(&generation("a"));
    assert!(words.contains("letter.txt") && words.contains("--out"), "{words}");
    assert_eq!(fs::read_to_string(scratch.out().join("letter.txt")).unwrap(), "mine");
    assert_eq!(fs::read_dir(scratch.out()).unwrap().count(), 1);

    // Hidden files count too.
    fs::rename(scratch.out().join("letter.txt"), scratch.out().join(".git")).unwrap();
    assert!(scratch.refuses(&generation("a")).contains(".git"));

    // A list that is not ours.
    fs::rename(scratch.out().join(".git"), scratch.out().join(".plainleaf")).unwrap();
    assert!(scratch.refuses(&generation("a")).contains(".plainleaf"));
    assert_eq!(fs::read_to_string(scratch.out().join(".plainleaf")).unwrap(), "mine");

    // Empty, or empty but for what file managers leave: fine. That is not ours to delete.
    fs::rename(scratch.out().join(".plainleaf"), scratch.out().join(".DS_Store")).unwrap();
    scratch.publish(&generation("a")).unwrap();
    let mut found = holds(&scratch.out());
    assert_eq!(found.remove(".DS_Store").as_deref(), Some("mine"));
    assert_eq!(found, is(&generation("a")));
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);
}

#[test]
fn places_that_would_hurt_the_site_are_refused() {
    let scratch = Scratch::new("places");
    let site = scratch.site();
    symlink("content", site.join("link")).unwrap();
    symlink("real", site.join("out-link")).unwrap();
    fs::create_dir(site.join("real")).unwrap();
    fs::write(site.join("file"), "x").unwrap();
    let (texts, theme, own) = ("texts and pictures", "the theme", "keeps for itself");
    let refused = [
        (site.clone(), texts),
        (site.join("content"), texts),
        (site.join("content/en"), texts),
        (site.join("content/public"), texts),
        (site.join("real/../content/x"), texts),
        (site.join("link/public"), texts),
        (site.join("link"), "is a link"),
        (site.join("themes"), theme),
        (site.join("themes/plain/out"), theme),
        (site.join(".plainleaf/out"), own),
        (scratch.0.clone(), texts),
        (site.join("../.."), texts),
        (PathBuf::from("/"), "whole disk"),
        (site.join("out-link"), "is a link"),
        (site.join("out-link/"), "is a link"),
        (site.join("file"), "is a file"),
        (site.join("file/out"), "is a file"),
    ];
    for (out, word) in refused {
        let Err(UserError { message, help }) = Target::new(&site, &out) else {
            panic!("{} was accepted", out.display())
        };
        assert!(message.contains(word) && help.contains("--out"), "{message} {help}");
    }
    for out in [
        site.join("public"),
        site.join("not/there/yet"),
        site.join("real"),
        scratch.0.join("beside"),
        site.join("content-of-mine"),
    ] {
        publish(&Target::new(&site, &out).unwrap(), &generation("a")).unwrap();
        assert_eq!(holds(&out), is(&generation("a")));
    }
    assert_eq!(fs::read_to_string(site.join("content/en/index.md")).unwrap(), "text");
}

#[test]
fn a_file_dropped_into_the_folder_is_never_lost() {
    let scratch = Scratch::new("dropped");
    scratch.publish(&generation("a")).unwrap();
    let dropped = scratch.out().join("page-1/photo.jpg");
    fs::write(&dropped, "the only copy").unwrap();
    let words = scratch.refuses(&generation("b"));
    assert!(words.contains("page-1/photo.jpg") && words.contains("Move"), "{words}");
    assert_eq!(fs::read_to_string(&dropped).unwrap(), "the only copy");
    fs::rename(&dropped, scratch.0.join("photo.jpg")).unwrap();
    assert_eq!(holds(&scratch.out()), is(&generation("a")), "the old site is untouched");
    scratch.publish(&generation("b")).unwrap();

    // A folder of the site that somebody put a link in the place of: what it leads to is not ours.
    let elsewhere = scratch.0.join("elsewhere");
    fs::rename(scratch.out().join("page-1"), &elsewhere).unwrap();
    symlink(&elsewhere, scratch.out().join("page-1")).unwrap();
    assert!(scratch.refuses(&generation("a")).contains("page-1"));
    assert!(elsewhere.join("index.html").exists());
    fs::remove_file(scratch.out().join("page-1")).unwrap();

    // Empty folders are nobody's work. What file managers leave stays where it is.
    fs::create_dir_all(scratch.out().join("empty/er")).unwrap();
    fs::write(scratch.out().join("page-2/.DS_Store"), "x").unwrap();
    scratch.publish(&generation("a")).unwrap();
    let mut found = holds(&scratch.out());
    assert_eq!(found.remove("page-2/.DS_Store").as_deref(), Some("x"));
    assert_eq!(found, is(&generation("a")));
    assert!(!scratch.out().join("empty").exists());
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);
}

#[test]
fn a_list_that_names_files_elsewhere_is_not_believed() {
    let scratch = Scratch::new("list");
    scratch.publish(&generation("a")).unwrap();
    fs::write(scratch.0.join("victim"), "mine").unwrap();
    let list = scratch.out().join(".plainleaf");
    let text = fs::read_to_string(&list).unwrap();
    let (head, lines) = text.split_at(text.match_indices('\n').nth(1).unwrap().0 + 1);
    for bad in ["../victim", "/etc/passwd", "page-1/../../victim"] {
        let bad = format!("{} 4 {bad}", Key::of(b"mine"));
        let mut lines: Vec<&str> = lines.lines().chain([&*bad]).collect();
        lines.sort_by_key(|line| line.splitn(3, ' ').nth(2));
        fs::write(&list, format!("{head}{}\n", lines.join("\n"))).unwrap();
        assert!(scratch.refuses(&generation("b")).contains(".plainleaf"));
    }
    assert_eq!(fs::read_to_string(scratch.0.join("victim")).unwrap(), "mine");
    fs::write(&list, &text[..text.len() - 10]).unwrap();
    assert!(scratch.refuses(&generation("b")).contains(".plainleaf"));
}

#[test]
fn addresses_that_lead_out_or_meet_are_refused() {
    let scratch = Scratch::new("addresses");
    for bad in [
        "../out.html",
        "/out.html",
        "a/../../out.html",
        "a\\b.html",
        "a\0.html",
        ".plainleaf",
        "",
        "a//b.html",
    ] {
        assert!(scratch.refuses(&outputs(&[("index.html", "x"), (bad, "x")])).contains("name"), "{bad}");
    }
    assert!(scratch.refuses(&outputs(&[("a.html", "1"), ("a.html", "2")])).contains("a.html"));
    assert!(scratch.refuses(&outputs(&[("a", "1"), ("a-b", "2"), ("a/b", "3")])).contains("address a "));
    assert!(!scratch.out().exists());
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);
}

#[test]
fn leftovers_of_a_killed_run_go_but_nothing_else_does() {
    let scratch = Scratch::new("leftovers");
    let new = scratch.0.join(".out.plainleaf-new");
    scratch.publish(&generation("a")).unwrap();
    let list = fs::read_to_string(scratch.out().join(".plainleaf")).unwrap();

    // Killed right after the folder was made, while the list was written, and later.
    for (list, files) in
        [(None, 0), (Some(""), 0), (Some(&list[..20]), 0), (Some(&list[..300]), 0), (Some(&list[..]), 5)]
    {
        fs::create_dir(&new).unwrap();
        if let Some(list) = list {
            fs::write(new.join(".plainleaf"), list).unwrap();
        }
        for page in 0..files {
            fs::create_dir(new.join(format!("page-{page}"))).unwrap();
            fs::write(new.join(format!("page-{page}/index.html")), "half").unwrap();
        }
        scratch.publish(&generation("a")).unwrap();
        assert_eq!(scratch.leftovers(), [] as [&str; 0]);
    }

    // Somebody's own folder with that name, somebody's file in a folder of ours, a link.
    fs::create_dir(&new).unwrap();
    fs::write(new.join("mine.txt"), "mine").unwrap();
    assert!(scratch.refuses(&generation("b")).contains(".out.plainleaf-new"));
    fs::write(new.join(".plainleaf"), &list).unwrap();
    assert!(scratch.refuses(&generation("b")).contains("mine.txt"));
    assert_eq!(fs::read_to_string(new.join("mine.txt")).unwrap(), "mine");
    fs::rename(&new, scratch.0.join("mine")).unwrap();
    symlink("mine", &new).unwrap();
    assert!(scratch.refuses(&generation("b")).contains(".out.plainleaf-new"));
    assert_eq!(fs::read_to_string(scratch.0.join("mine/mine.txt")).unwrap(), "mine");
    assert_eq!(holds(&scratch.out()), is(&generation("a")));
}

#[test]
fn a_gap_that_a_kill_left_is_closed() {
    // Where the system cannot exchange two folders, the old one is moved away first; killed right then, there
    // is none.
    let scratch = Scratch::new("gap");
    scratch.publish(&generation("a")).unwrap();
    fs::rename(scratch.out(), scratch.0.join(".out.plainleaf-old")).unwrap();
    fs::create_dir(scratch.0.join(".out.plainleaf-new")).unwrap();
    assert_eq!(
        scratch.publish(&generation("a")).unwrap(),
        (0, 26, 0),
        "the old site is back, and nothing needs to be written"
    );
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);

    // Killed after the new one was in its place.
    fs::create_dir(scratch.0.join(".out.plainleaf-old")).unwrap();
    fs::copy(scratch.out().join(".plainleaf"), scratch.0.join(".out.plainleaf-old/.plainleaf")).unwrap();
    fs::write(scratch.0.join(".out.plainleaf-old/index.html"), "old").unwrap();
    scratch.publish(&generation("b")).unwrap();
    assert_eq!(holds(&scratch.out()), is(&generation("b")));
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);
}

#[test]
fn two_cannot_publish_at_once() {
    let scratch = Scratch::new("lock");
    scratch.publish(&generation("a")).unwrap();
    let path = scratch.0.join(".out.plainleaf-lock");
    let other = fs::File::create(&path).unwrap();
    other.lock().unwrap();
    let words = scratch.refuses(&generation("b"));
    assert!(words.contains("Another plainleaf") && words.contains("Wait"), "{words}");
    assert_eq!(holds(&scratch.out()), is(&generation("a")));
    drop(other);
    scratch.publish(&generation("b")).unwrap();
    assert_eq!(holds(&scratch.out()), is(&generation("b")));
    assert!(!path.exists());

    // Many at once: each is published whole or told to wait.
    std::thread::scope(|scope| {
        for name in ["a", "b", "c", "d"] {
            let scratch = &scratch;
            scope.spawn(move || {
                for _ in 0..5 {
                    if let Err(UserError { message, .. }) = scratch.publish(&generation(name)) {
                        assert!(message.contains("Another plainleaf"), "{message}");
                    }
                }
            });
        }
    });
    let end = holds(&scratch.out());
    assert!(["a", "b", "c", "d"].iter().any(|name| end == is(&generation(name))));
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);
}

#[test]
fn a_reader_finds_the_site_at_every_moment() {
    let scratch = Scratch::new("reader");
    scratch.publish(&generation("a")).unwrap();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let reads = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                let index = fs::read_to_string(scratch.out().join("index.html")).expect("the site is there");
                assert!(index == "a" || index == "b", "{index}");
                reads += 1;
            }
            reads
        });
        for round in 0..20 {
            scratch.publish(&generation(if round % 2 == 0 { "b" } else { "a" })).unwrap();
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(reads > 100, "only {reads} reads");
}

/// Runs `child` below as a process of its own, with what to do in its environment.
fn child(words: &str, scratch: &Scratch) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    in_child(&mut command, words, scratch);
    command.args(["--exact", "publish::as_child", "--ignored", "--nocapture"]);
    command
}

fn in_child(command: &mut Command, words: &str, scratch: &Scratch) {
    command
        .env("PLAINLEAF_TEST_CHILD", words)
        .env("PLAINLEAF_TEST_FOLDER", &scratch.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
}

/// What the tests below start as a process of its own, to kill it or to let its disk run full.
#[test]
#[ignore = "other tests start it"]
fn as_child() {
    let (Ok(words), Ok(folder)) =
        (std::env::var("PLAINLEAF_TEST_CHILD"), std::env::var("PLAINLEAF_TEST_FOLDER"))
    else {
        return;
    };
    let scratch = std::mem::ManuallyDrop::new(Scratch(folder.into()));
    match &*words {
        "again and again" => loop {
            for name in ["a", "b"] {
                scratch.publish(&generation(name)).unwrap();
            }
        },
        "too much" => {
            let mut large = generation("b");
            large.push(output("zoo/large.txt", &"x".repeat(3_000_000)));
            let words = scratch.refuses(&large);
            assert!(words.contains("disk is full") || words.contains("larger than"), "{words}");
            assert!(words.contains("untouched"), "{words}");
            assert_eq!(holds(&scratch.out()), is(&generation("a")));
            assert_eq!(scratch.leftovers(), [] as [&str; 0]);
            println!("the old site is untouched");
        }
        "first too much" => {
            let words = scratch.refuses(&[output("large.txt", &"x".repeat(3_000_000))]);
            assert!(words.contains("disk is full"), "{words}");
            assert!(!scratch.out().exists());
            assert_eq!(scratch.leftovers(), [] as [&str; 0]);
            scratch.publish(&generation("a")).unwrap();
            println!("nothing was left");
        }
        other => panic!("{other}"),
    }
}

#[test]
fn killed_at_any_moment_the_folder_is_wholly_old_or_wholly_new() {
    let scratch = Scratch::new("killed");
    let sites = [is(&generation("a")), is(&generation("b"))];
    let (mut found, mut left) = ([0, 0], 0);
    let mut chance = 0x2545_f491_u64;
    for _ in 0..40 {
        let mut process = child("again and again", &scratch).spawn().unwrap();
        let deadline = Instant::now() + Duration::from_secs(30);
        while !scratch.out().exists() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(1));
        }
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        std::thread::sleep(Duration::from_micros(chance % 90_000));
        process.kill().unwrap();
        process.wait().unwrap();
        let now = holds(&scratch.out());
        let which = sites.iter().position(|site| *site == now);
        found[which.unwrap_or_else(|| panic!("half a site: {:?}", now.keys()))] += 1;
        left += usize::from(!scratch.leftovers().is_empty());
    }
    assert!(found[0] > 0 && found[1] > 0, "the kills never fell on both sites: {found:?}");
    assert!(left > 0, "no kill fell into the middle of publishing");
    scratch.publish(&generation("b")).unwrap();
    assert_eq!(holds(&scratch.out()), sites[1]);
    assert_eq!(scratch.leftovers(), [] as [&str; 0]);
}

#[test]
fn a_write_that_fails_leaves_the_old_site() {
    let scratch = Scratch::new("limit");
    scratch.publish(&generation("a")).unwrap();
    // No file may grow beyond a limit: the system then refuses the write, as it does when the disk is full.
    let mut shell = Command::new("sh");
    shell
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f 1000; exec \"$0\" --exact publish::as_child --ignored --nocapture")
        .arg(std::env::current_exe().unwrap());
    in_child(&mut shell, "too much", &scratch);
    let done = shell.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success() && said.contains("the old site is untouched"),
        "{said}{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert_eq!(holds(&scratch.out()), is(&generation("a")));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_old_site() {
    let scratch = Scratch::new("full");
    let disk = scratch.0.join("disk");
    fs::create_dir(&disk).unwrap();
    // A disk of one megabyte that only this process sees.
    let script = "mount -t tmpfs -o size=1m tmpfs \"$1\" && mkdir -p \"$1/site/content\" && export PLAINLEAF_TEST_FOLDER=\"$1\" \
        && PLAINLEAF_TEST_CHILD='first too much' \"$0\" --exact publish::as_child --ignored --nocapture \
        && PLAINLEAF_TEST_CHILD='too much' \"$0\" --exact publish::as_child --ignored --nocapture";
    let mut said = String::new();
    for own in ["-m", "-rm"] {
        let mut shell = Command::new("unshare");
        shell.args([own, "sh", "-c", script]).arg(std::env::current_exe().unwrap()).arg(&disk);
        let done = shell.output().expect("this test needs the program unshare: apt-get install util-linux");
        said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        if done.status.success() {
            break;
        }
    }
    let both = said.contains("nothing was left") && said.contains("the old site is untouched");
    assert!(
        both,
        "this test needs the administrator, or a system that lets others have a disk of their own:\n{said}"
    );
}

#[test]
fn what_is_kept_between_runs_is_whole_or_gone() {
    let scratch = Scratch::new("shelf");
    let shelf = || plainleaf::disk::DiskCache::open(&scratch.site());
    let (one, two) = (Key::of(b"one"), Key::of(b"two"));
    shelf().put(one, b"costly");
    assert_eq!(shelf().get(one).as_deref(), Some(&b"costly"[..]));
    assert_eq!(shelf().get(two), None);
    assert_eq!(fs::read_to_string(scratch.site().join(".plainleaf/.gitignore")).unwrap(), "*\n");

    let kept = scratch.site().join(".plainleaf/kept");
    let file = kept.join(one.to_string());
    // Under a wrong name, cut off, empty, altered: as if it had never been there.
    fs::copy(&file, kept.join(two.to_string())).unwrap();
    assert_eq!(shelf().get(two), None);
    let whole = fs::read(&file).unwrap();
    for bad in [&whole[..whole.len() - 1], &whole[..3], &[], &[&whole[..], b"x"].concat()] {
        fs::write(&file, bad).unwrap();
        assert_eq!(shelf().get(one), None);
    }
    // Long unused things go; used ones stay.
    shelf().put(one, b"old");
    shelf().put(two, b"new");
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(61 * 24 * 60 * 60);
    fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    assert_eq!(shelf().get(one), None);
    assert_eq!(shelf().get(two).as_deref(), Some(&b"new"[..]));
    // A folder that cannot be made, or leads elsewhere: nothing is kept and nothing breaks.
    fs::remove_dir_all(scratch.site().join(".plainleaf")).unwrap();
    fs::create_dir(scratch.0.join("elsewhere")).unwrap();
    symlink("../elsewhere", scratch.site().join(".plainleaf")).unwrap();
    shelf().put(one, b"x");
    assert_eq!(shelf().get(one), None);
    assert_eq!(fs::read_dir(scratch.0.join("elsewhere")).unwrap().count(), 0);
}

#[test]
fn only_a_site_with_an_address_was_online() {
    let scratch = Scratch::new("online");
    let with_map = |address: &str| {
        let map = format!("<urlset><url><loc>{address}/</loc></url></urlset>");
        outputs(&[("old/index.html", "old"), ("sitemap.xml", &map)])
    };
    for (address, was_online) in [
        ("https://site.example", false),
        ("https://www.example.org", false),
        ("https://charity.example", true),
        ("https://www.gov.uk/help", true),
    ] {
        scratch.publish(&with_map(address)).unwrap();
        let published = scratch.target().unwrap().published();
        assert_eq!(published.iter().any(|path| path == "old/index.html"), was_online, "{address}");
    }
}
