//! The libraries that this program is made of are those that `deny.toml` allows.
//! `cargo deny` asks the same, and about known faults too, but is no part of Rust and needs the network.

use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// What `cargo` says about Cargo.lock.
fn cargo(words: &[&str]) -> String {
    let words = [words, &["--locked", "--offline"]].concat();
    let done =
        Command::new(env!("CARGO")).args(&words).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let trouble = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success(),
        "cargo {}: {trouble}\n`cargo fetch --locked` brings the libraries of all systems.",
        words.join(" ")
    );
    String::from_utf8(done.stdout).unwrap()
}

/// All packages, those for other systems too, and which of them uses which.
fn metadata() -> Value {
    let all: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1"])).unwrap();
    assert!(list(&all["packages"]).len() > 400);
    all
}

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// `deny.toml`.
fn policy() -> Value {
    let table: toml::Table = file("deny.toml").parse().expect("deny.toml is TOML");
    serde_json::to_value(table).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is not text"))
}

#[test]
fn every_licence_is_allowed() {
    let policy = policy();
    let allowed: Vec<Licensee> = list(&policy["licenses"]["allow"])
        .iter()
        .map(|licence| Licensee::parse(text(licence)).unwrap())
        .collect();
    for package in list(&metadata()["packages"]) {
        let (name, licence) = (text(&package["name"]), &package["license"]);
        // Some crates still write `MIT/Apache-2.0`.
        let needed = Expression::parse_mode(licence.as_str().unwrap_or_default(), ParseMode::LAX);
        let needed = needed.unwrap_or_else(|error| panic!("{name} has the licence {licence}: {error}"));
        let is_met = needed.evaluate(|one| allowed.iter().any(|licence| licence.satisfies(one)));
        assert!(is_met, "{name} has the licence {licence}, which deny.toml does not allow");
    }
}

#[test]
fn every_crate_comes_from_the_registry() {
    for package in list(&metadata()["packages"]) {
        let from_registry = package["source"].as_str().is_some_and(|source| source.starts_with("registry+"));
        assert!(
            from_registry || package["name"] == "plainleaf",
            "{} comes from {}",
            package["name"],
            package["source"]
        );
    }
}

#[test]
fn no_banned_crate_is_used() {
    let (policy, all) = (policy(), metadata());
    let names: BTreeMap<&str, &str> =
        list(&all["packages"]).iter().map(|package| (text(&package["id"]), text(&package["name"]))).collect();
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for user in list(&all["resolve"]["nodes"]) {
        for used in list(&user["dependencies"]) {
            uses.entry(names[text(used)]).or_default().insert(names[text(&user["id"])]);
        }
    }
    for ban in list(&policy["bans"]["deny"]) {
        let (name, reason) = (text(&ban["crate"]), text(&ban["reason"]));
        // The libraries that may use it all the same; cargo-deny calls them wrappers.
        let may: BTreeSet<&str> =
            ban.get("wrappers").map(list).unwrap_or_default().iter().map(text).collect();
        let do_use = uses.remove(name).unwrap_or_default();
        assert_eq!(do_use, may, "{name} is used by the first, and deny.toml allows the second: {reason}");
    }
}

#[test]
fn the_doubled_crates_are_those_that_are_named() {
    let policy = policy();
    let mut words = vec!["tree", "--prefix", "none", "--format", "{p}"];
    for target in list(&policy["graph"]["targets"]) {
        words.extend(["--target", text(target)]);
    }
    let mut versions: BTreeMap<String, BTreeSet<Vec<u64>>> = BTreeMap::new();
    for line in cargo(&words).lines() {
        // `hashbrown v0.15.5`, perhaps with `(proc-macro)`.
        let mut parts = line.split_whitespace();
        let (Some(name), Some(version)) =
            (parts.next(), parts.next().and_then(|version| version.strip_prefix('v')))
        else {
            continue;
        };
        versions.entry(name.into()).or_default().insert(line_of(version));
    }
    assert!(versions.len() > 400, "{} crates", versions.len());
    let doubled: BTreeSet<String> = versions
        .iter()
        .flat_map(|(name, all)| {
            let older = all.iter().take(all.len() - 1);
            older.map(move |version| {
                format!("{name}:{}", version.iter().map(u64::to_string).collect::<Vec<_>>().join("."))
            })
        })
        .collect();
    let skipped = list(&policy["bans"]["skip"]);
    let named: BTreeSet<String> = skipped.iter().map(|skip| text(&skip["crate"]).to_string()).collect();
    assert_eq!(named.len(), skipped.len(), "deny.toml names a doubled crate twice");
    assert!(skipped.iter().all(|skip| !text(&skip["reason"]).is_empty()));
    let new: Vec<_> = doubled.difference(&named).collect();
    let gone: Vec<_> = named.difference(&doubled).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "doubled, but not named in deny.toml: {new:?}\nnamed in deny.toml, but no longer doubled: {gone:?}"
    );
}

/// The part of a version that says which others can stand in for it: `1.2.3` is of the line 1, `0.15.5` of 0.15, `0.0.8` of 0.0.8.
fn line_of(version: &str) -> Vec<u64> {
    let numbers: Vec<u64> =
        version.split(['.', '-', '+']).take(3).map(|number| number.parse().unwrap()).collect();
    let significant = numbers.iter().position(|number| *number > 0).unwrap_or(2);
    numbers[..=significant].to_vec()
}

#[test]
fn no_dependency_takes_any_version() {
    let all = metadata();
    let own = list(&all["packages"]).iter().find(|package| package["name"] == "plainleaf").unwrap();
    for dependency in list(&own["dependencies"]) {
        assert_ne!(dependency["req"], "*", "{}", dependency["name"]);
    }
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = file("Cargo.toml");
    let (mut in_dependencies, mut checked, mut before) = (false, 0, "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.ends_with("dependencies]");
        } else if in_dependencies && line.contains(" = ") && !line.starts_with('#') {
            assert!(before.starts_with("# "), "Cargo.toml does not say above it what this is for: {line}");
            checked += 1;
        }
        before = line;
    }
    assert!(checked > 30, "{checked} dependencies");
}
