//! What shells complete, and the man pages: both have every command and every option.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

fn plainleaf(words: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_plainleaf")).args(words).output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// Every command that help lists, with its long options.
fn verbs() -> BTreeMap<String, Vec<String>> {
    let overview = plainleaf(&["--help"]);
    let lines =
        overview.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names =
        lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
    let options = |verb: &str| {
        let help = plainleaf(&[verb, "--help"]);
        let words = help.lines().filter(|line| line.trim_start().starts_with('-'));
        let words = words.flat_map(|line| line.split([' ', ',', '=', '[']));
        let mut options: Vec<String> =
            words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_string).collect();
        options.sort();
        options.dedup();
        options
    };
    let verbs: BTreeMap<String, Vec<String>> = names.map(|name| (name.to_string(), options(name))).collect();
    assert!(verbs.len() >= 9 && verbs["check"].contains(&"--built".to_string()), "{verbs:?}");
    verbs
}

#[test]
fn every_shell_completes_every_command_and_every_option() {
    let verbs = verbs();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = plainleaf(&["completions", shell]);
        for (verb, options) in &verbs {
            assert!(script.contains(verb.as_str()), "{shell} lacks {verb}");
            for option in options {
                // Fish writes the two hyphens as `-l`.
                let written = if shell == "fish" { option.replace("--", "-l ") } else { option.clone() };
                assert!(script.contains(&written), "{shell} lacks {option} of {verb}");
            }
        }
    }
    let done = Command::new(env!("CARGO_BIN_EXE_plainleaf")).args(["completions", "word"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2), "there is no such shell");
}

#[test]
fn every_command_has_a_man_page_with_every_option() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("man1");
    let _ = std::fs::remove_dir_all(&folder);
    let said = plainleaf(&["man-pages", folder.to_str().unwrap()]);
    let verbs = verbs();
    assert!(said.starts_with(&format!("Wrote {} man pages into ", verbs.len() + 1)), "{said}");
    let read = |name: &str| {
        let page =
            std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        page.replace("\\-", "-")
    };
    let whole = read("plainleaf.1");
    for (verb, options) in &verbs {
        assert!(whole.contains(&format!("plainleaf-{verb}(1)")), "{whole}");
        let page = read(&format!("plainleaf-{verb}.1"));
        assert!(page.contains(&format!("plainleaf-{verb}")), "{page}");
        for option in options {
            assert!(page.contains(option.as_str()), "the page of {verb} lacks {option}: {page}");
        }
    }
    let again = Command::new(env!("CARGO_BIN_EXE_plainleaf")).arg("man-pages").arg(&folder).output().unwrap();
    assert_eq!(again.status.code(), Some(2), "the folder holds something");
}
