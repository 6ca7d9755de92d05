//! `public/` and `.plainleaf/` are input too: whatever somebody put there, nothing hangs, nothing of anybody's is
//! deleted, and nothing is believed that plainleaf did not write.

use crate::site_folder::SiteFolder;
use crate::test_site::{TestSite, page};
use plainleaf::base::Key;
use plainleaf::disk::{DiskCache, Target, publish, save, undo_entries};
use plainleaf::workbench::Change;
use plainleaf::{ArtifactCache, Output};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

fn pipe(path: &Path) {
    let _ = fs::remove_file(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
}

/// Ends a program that hangs, so that a test fails instead of standing still.
fn ends(site: &SiteFolder, words: &[&str]) -> (i32, String) {
    let mut all = vec!["120", env!("CARGO_BIN_EXE_plainleaf")];
    all.extend(words);
    all.extend(["--today", "2026-11-22"].iter().filter(|_| words[0] != "translate"));
    let done = Command::new("timeout").args(all).current_dir(site.path("")).output().expect("timeout runs");
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    let code = done.status.code().expect("an exit code");
    assert_ne!(code, 124, "{words:?} hangs");
    (code, said)
}

#[test]
fn pipes_in_our_own_folders_keep_nobody_waiting() {
    let site = SiteFolder::new("pipes");
    assert_eq!(site.build().0, 0);
    save(
        &site.path(""),
        &[Change { path: "content/en/x.md".into(), before: None, after: Some((*b"x").into()) }],
    )
    .unwrap();
    fs::remove_file(site.path("content/en/x.md")).unwrap();
    for own in [
        ".plainleaf/last/build.json",
        ".plainleaf/last/published",
        ".plainleaf/undo/00000001",
        ".plainleaf/locks/save",
        ".plainleaf/kept/00000000000000000000000000000000",
        "public/sitemap.xml",
        "public/index.html",
        "public/.plainleaf",
    ] {
        let before = fs::read(site.path(own)).ok();
        pipe(&site.path(own));
        for words in [&["check"][..], &["build", "--no-leaflets"], &["review"]] {
            let (code, said) = ends(&site, words);
            // What lies in public and is no file of ours is named; all else costs nothing.
            let is_in_the_way = words[0] == "build" && own.starts_with("public/");
            assert_eq!(code, if is_in_the_way { 2 } else { 0 }, "{own}, {words:?}: {said}");
        }
        ends(&site, &["review", "--done", "content/en/about-us.md"]);
        undo_entries(&site.path(""));
        let _ = fs::remove_file(site.path(own));
        if let Some(bytes) = before {
            site.write(own, bytes);
        }
    }
}

#[test]
fn links_in_our_own_folders_lead_nowhere() {
    let site = SiteFolder::new("own-links");
    fs::create_dir_all(site.beside("elsewhere")).unwrap();
    fs::write(site.beside("elsewhere/letter.txt"), "mine").unwrap();
    for inner in ["kept", "last", "undo", "locks", "set-aside"] {
        fs::create_dir_all(site.path(".plainleaf")).unwrap();
        symlink(site.beside("elsewhere"), site.path(".plainleaf").join(inner)).unwrap();
    }
    assert_eq!(site.build().0, 0);
    let change = Change { path: "content/en/x.md".into(), before: None, after: Some((*b"x").into()) };
    assert!(save(&site.path(""), &[change]).is_err(), "no copy can be kept");
    let names: Vec<_> =
        fs::read_dir(site.beside("elsewhere")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["letter.txt"]);
}

#[test]
fn counters_at_their_end_go_on() {
    let site = SiteFolder::new("counters");
    let change = |before: &str, after: &str| Change::of_text("content/en/x.md", before, after);
    let new = Change { path: "content/en/x.md".into(), before: None, after: Some((*b"0").into()) };
    save(&site.path(""), &[new]).unwrap();
    let copy = fs::read(site.path(".plainleaf/undo/00000001")).unwrap();
    for name in ["99999999", "18446744073709551615", "99999999999999999999999", "-0000001", "+0000001"] {
        site.write(&format!(".plainleaf/undo/{name}"), &copy);
    }
    for number in 0..5 {
        save(&site.path(""), &[change(&number.to_string(), &(number + 1).to_string())]).unwrap();
        let newest = undo_entries(&site.path("")).remove(0);
        assert_eq!(
            (newest.before.as_deref(), newest.after.as_deref()),
            (Some(number.to_string().as_bytes()), Some((number + 1).to_string().as_bytes()))
        );
    }
    assert_eq!(undo_entries(&site.path("")).len(), 7);
    assert!(site.path(".plainleaf/undo/18446744073709551615").exists(), "this is not ours to delete");
}

#[test]
fn a_cache_that_came_with_the_folder_is_not_believed() {
    let site = SiteFolder::new("foreign-cache");
    let key = Key::of(b"leaflet");
    let name = format!(".plainleaf/kept/{key}");
    // A forger knows how a hash is made, and not who made the program that asks.
    let content = b"a forged leaflet";
    let seal = Key::of_value(&(Key::of_value(&0), key, Key::of(content))).0.to_le_bytes();
    site.write(&name, [&seal[..], content].concat());
    assert_eq!(DiskCache::open(&site.path("")).get(key), None);
    // Other people's files are not swept away with ours.
    let long_ago = SystemTime::now() - Duration::from_secs(400 * 24 * 60 * 60);
    for other in [".plainleaf/kept/letter.txt", ".plainleaf/kept/film.part", ".plainleaf/last/notes"] {
        let path = site.write(other, "mine");
        fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    drop(DiskCache::open(&site.path("")));
    for other in [".plainleaf/kept/letter.txt", ".plainleaf/kept/film.part", ".plainleaf/last/notes"] {
        assert_eq!(site.text(other), "mine");
    }
    // What the last build is said to have found.
    site.write(
        ".plainleaf/last/build.json",
        "{\"asked\":\"0\",\"sources\":\"0\",\"look\":null,\"list\":\"0\",\"findings\":[],\"exceptions\":[]}",
    );
    site.write(".plainleaf/last/published", "times, format 1\n0\n\"x\"\n9223372036854775807\n");
    let (code, said) = site.build();
    assert!(code == 0 && said.contains("Built"), "{said}");
}

fn output(path: &str, text: &str) -> Output {
    Output { path: path.into(), bytes: text.as_bytes().into(), key: Key::of(text.as_bytes()) }
}

/// A site that is published into a folder beside it, without the time that a build takes.
fn publish_into(site: &SiteFolder, files: &[(&str, &str)]) -> Result<usize, plainleaf::disk::UserError> {
    let outputs: Vec<Output> = files.iter().map(|(path, text)| output(path, text)).collect();
    Target::new(&site.path(""), &site.path("public"))
        .and_then(|target| publish(&target, &outputs))
        .map(|done| done.set_aside)
}

#[test]
fn what_somebody_wrote_over_our_file_is_set_aside() {
    let site = SiteFolder::new("aside");
    publish_into(&site, &[("index.html", "ours"), ("a/index.html", "ours"), ("b/index.html", "ours")])
        .unwrap();
    site.write("public/a/index.html", "the only copy of a letter");
    site.write("public/b/index.html", "OURS");
    // One file gets another text, one goes, one stays the same.
    assert_eq!(publish_into(&site, &[("index.html", "new"), ("a/index.html", "new")]).unwrap(), 2);
    assert_eq!(site.text(".plainleaf/set-aside/a/index.html"), "the only copy of a letter");
    assert_eq!(site.text(".plainleaf/set-aside/b/index.html"), "OURS");
    assert_eq!(
        (site.text("public/index.html"), site.text("public/a/index.html")),
        ("new".into(), "new".into())
    );
    // And again, beside the first.
    site.write("public/a/index.html", "another letter");
    assert_eq!(publish_into(&site, &[("index.html", "new"), ("a/index.html", "newer")]).unwrap(), 1);
    assert_eq!(site.text(".plainleaf/set-aside/a/index.html.2"), "another letter");
    assert_eq!(site.names("").iter().filter(|name| name.starts_with(".public")).count(), 0);
}

#[test]
fn a_forged_list_deletes_nothing() {
    let site = SiteFolder::new("forged-list");
    publish_into(&site, &[("index.html", "ours")]).unwrap();
    site.write("public/photo.jpg", "the only copy");
    let list = site.text("public/.plainleaf");
    // By its right size and another hash; and with the greatest numbers.
    for (key, size) in [(Key::of(b"another photo"), "13"), (Key::default(), "18446744073709551615")] {
        site.write("public/.plainleaf", format!("{list}{key} {size} photo.jpg\n"));
        publish_into(&site, &[("index.html", "newer")]).unwrap();
        let kept = site.text(".plainleaf/set-aside/photo.jpg");
        assert_eq!(kept, "the only copy");
        fs::rename(site.path(".plainleaf/set-aside/photo.jpg"), site.path("public/photo.jpg")).unwrap();
        fs::write(site.path("public/.plainleaf"), &list).unwrap();
        site.write("public/index.html", "ours");
    }
}

#[test]
fn what_file_managers_leave_stays_and_stops_nothing() {
    let site = SiteFolder::new("litter");
    publish_into(&site, &[("index.html", "one"), ("a/index.html", "one")]).unwrap();
    for litter in ["public/desktop.ini", "public/.DS_Store", "public/a/Thumbs.db"] {
        site.write(litter, "of this computer");
    }
    for (files, is_there) in [
        (&[("index.html", "two"), ("a/index.html", "two")][..], true),
        (&[("index.html", "three")], true),
        (&[("index.html", "four"), ("a/index.html", "four")], true),
    ] {
        publish_into(&site, files).unwrap();
        for litter in ["public/desktop.ini", "public/.DS_Store", "public/a/Thumbs.db"] {
            assert_eq!(site.path(litter).exists(), is_there, "{litter}");
            assert_eq!(site.text(litter), "of this computer");
        }
        assert_eq!(site.text("public/index.html"), files[0].1);
    }
}

/// Does something as a person whom permissions keep out: they do not keep the administrator out.
#[cfg(target_os = "linux")]
fn as_nobody<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let nobody = rustix::thread::Uid::from_raw(65534);
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let _ = rustix::thread::set_thread_res_uid(nobody, nobody, nobody);
            work()
        });
        thread.join().unwrap()
    })
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_in_which_nothing_may_be_deleted_is_told_the_first_time() {
    let site = SiteFolder::new("read-only");
    let mode = |path: &str, mode: u32| {
        fs::set_permissions(site.path(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("", 0o777);
    fs::create_dir(site.path(".plainleaf")).unwrap();
    mode(".plainleaf", 0o777);
    as_nobody(|| publish_into(&site, &[("index.html", "one"), ("a/index.html", "one")])).unwrap();
    mode("public/a", 0o555);
    for _ in 0..2 {
        let refused =
            as_nobody(|| publish_into(&site, &[("index.html", "two"), ("a/index.html", "two")])).unwrap_err();
        assert!(
            refused.message.contains("public/a")
                && refused.message.contains("permissions")
                && refused.help.contains("chmod"),
            "{refused}"
        );
        assert_eq!(
            (site.text("public/index.html"), site.text("public/a/index.html")),
            ("one".into(), "one".into())
        );
        assert_eq!(site.names("").iter().filter(|name| name.starts_with(".public")).count(), 0);
    }
    mode("public/a", 0o755);
    as_nobody(|| publish_into(&site, &[("index.html", "two"), ("a/index.html", "two")])).unwrap();
    assert_eq!(site.text("public/a/index.html"), "two");
}

#[test]
fn a_lock_that_is_somebodys_file_is_not_deleted() {
    let site = SiteFolder::new("lock");
    site.write(".public.plainleaf-lock", "mine");
    let refused = publish_into(&site, &[("index.html", "one")]).unwrap_err();
    assert!(refused.message.contains(".public.plainleaf-lock"), "{refused}");
    assert_eq!(site.text(".public.plainleaf-lock"), "mine");
}

#[test]
fn an_old_address_that_is_a_file_of_ours_is_found_at_its_line() {
    let style = |path: &String| path.starts_with("assets/") && path.ends_with(".css");
    let built = TestSite::new().build();
    let style = built.paths().into_iter().find(style).expect("a style sheet");
    let style = format!("/{style}");
    for address in [
        "/",
        "/index.html",
        "index.html",
        "//index.html",
        "/404.html",
        "/404.html/",
        "/sitemap.xml",
        "/feed.xml",
        "/robots.txt",
        "/_headers",
        "/_redirects",
        "/.plainleaf",
        "/.plainleaf/old/",
        "/pagefind/pagefind.js",
        &style,
        "/contact/index.html",
        "/404.html/deep/er/",
    ] {
        let text = page(&format!("redirect_from: [\"{address}\"]\n"), "Words.");
        let found = TestSite::new().with("content/en/page.md", text).build();
        found.finding("redirect").at("content/en/page.md:4");
    }
    // Two lines that cannot both be.
    let text = page("redirect_from: [/old.html/, /old.html/part.pdf, /x.pdf, /x.pdf/y/]\n", "Words.");
    TestSite::new().with("content/en/page.md", text).build().finding("redirect").at("content/en/page.md:4");
    // What people bring from another website: the same page under two names.
    let text = page("redirect_from: [/old/, /old/index.html, /older/index.html]\n", "Words.");
    let built = TestSite::new().with("content/en/page.md", text).build();
    assert_eq!(built.errors(), [] as [&str; 0]);
    assert!(built.paths().contains(&"older/index.html".to_string()));
}

#[test]
fn check_and_build_say_the_same_of_an_old_address() {
    let text = page("owner: Mary\nredirect_from: [/index.html]\n", "Words.");
    let site = SiteFolder::with("old-address", &[("content/en/page.md", &text)]);
    for words in [&["check"][..], &["build", "--no-leaflets"]] {
        let (code, said) = site.run(words);
        assert!(
            code == 1 && said.contains("error[redirect]") && said.contains("page.md:5"),
            "{words:?}: {said}"
        );
    }
}

#[test]
fn a_translation_that_is_refused_makes_nothing() {
    let settings =
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"cy\"]\n";
    let site = SiteFolder::with(
        "no-folder",
        &[("content/site.toml", settings), ("content/en/care/plan.md", &page("owner: Mary\n", "Words."))],
    );
    fs::create_dir_all(site.beside("elsewhere")).unwrap();
    for words in [
        &["translate", "pl", "content/en/care/plan.md"][..],
        &["translate", "cy", "content/en/nothing.md"],
        &["translate", "cy", "content/en/care/plan.md", "--caught-up"],
        &["translate", "../../elsewhere", "content/en/care/plan.md"],
        &["translate", "en", "content/en/care/plan.md"],
    ] {
        let (code, said) = site.run(words);
        assert_eq!(code, 2, "{words:?}: {said}");
        assert_eq!(site.names(""), ["content"], "{words:?}");
        assert_eq!(site.names("content"), ["contacts.toml", "en", "pictures", "site.toml"], "{words:?}");
    }
    // The language's folder leads out of the site: nothing is made there, not even a folder.
    symlink(site.beside("elsewhere"), site.path("content/cy")).unwrap();
    let (code, said) = site.run(&["translate", "cy", "content/en/care/plan.md"]);
    assert!(code == 2 && said.contains("outside"), "{said}");
    assert_eq!(fs::read_dir(site.beside("elsewhere")).unwrap().count(), 0);
    assert_eq!(site.names(""), ["content"]);
    fs::remove_file(site.path("content/cy")).unwrap();
    assert_eq!(site.run(&["translate", "cy", "content/en/care/plan.md"]).0, 0);
    assert!(site.text("content/cy/care/plan.md").contains("draft: true"));
}
