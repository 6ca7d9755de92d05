//! The program's own source text, read as far as the promises ask: which file imports which, which names it
//! defines, and where tests begin. Comments and the words of strings are no part of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A name or a sign of the language, and its line.
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// A name that is reached through others: `crate::base::Key`.
pub struct NamedPath {
    pub segments: Vec<String>,
    pub line: usize,
}

/// One file of `src`, without the modules that are compiled for tests alone.
pub struct SourceFile {
    /// Below `src`, as `doc/tree.rs`.
    pub path: String,
    pub text: String,
    pub tokens: Vec<Token>,
    /// All paths that the file names, but those by which it hands names on.
    pub paths: Vec<NamedPath>,
    /// The module that the file is, as `["doc", "tree"]`.
    module: Vec<String>,
    /// The names that `use` brings here, with what they stand for.
    imported: BTreeMap<String, Vec<String>>,
    /// The modules of which everything is brought here.
    globs: Vec<Vec<String>>,
}

/// All files of `src` that are no tests.
pub struct SourceText {
    pub files: Vec<SourceFile>,
    modules: BTreeMap<Vec<String>, usize>,
}

impl SourceText {
    pub fn read() -> SourceText {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = Vec::new();
        walk(&root, &mut found);
        let mut test_modules: Vec<Vec<String>> = Vec::new();
        let mut files = Vec::new();
        for path in found {
            let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).expect("a source file");
            let module = module_of(&name);
            let (tokens, tests) = without_tests(tokens(&text));
            test_modules.extend(tests.into_iter().map(|test| joined(&module, &[test])));
            files.push(SourceFile::new(name, text, tokens, module));
        }
        files.retain(|file| !test_modules.iter().any(|test| file.module.starts_with(test)));
        let modules = files.iter().enumerate().map(|(at, file)| (file.module.clone(), at)).collect();
        SourceText { files, modules }
    }

    /// The file that defines what a path of a file names: none where it leads out of this program.
    pub fn target(&self, from: &SourceFile, path: &NamedPath) -> Option<usize> {
        self.resolve(&self.absolute(from, &path.segments)?, 0)
    }

    fn absolute(&self, from: &SourceFile, segments: &[String]) -> Option<Vec<String>> {
        let mut module = from.module.as_slice();
        let mut rest = segments;
        match rest.first()?.as_str() {
            "crate" => (module, rest) = (&[], &rest[1..]),
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    (module, rest) = (&module[..module.len().checked_sub(1)?], &rest[1..]);
                }
            }
            // A module below this one, or a name that `use` brought here.
            first if self.modules.contains_key(&joined(module, &[first.to_string()])) => {}
            first => {
                // What `use` itself says begins with a module or with another library.
                let path = from.imported.get(first).filter(|path| {
                    matches!(&*path[0], "crate" | "self" | "super")
                        || self.modules.contains_key(&joined(module, &path[..1]))
                })?;
                return Some(joined(&self.absolute(from, path)?, &rest[1..]));
            }
        }
        Some(joined(module, rest))
    }

    fn resolve(&self, path: &[String], depth: usize) -> Option<usize> {
        let mut module: &[String] = &[];
        for (at, segment) in path.iter().enumerate() {
            let below = &path[..=at];
            if self.modules.contains_key(below) {
                module = below;
                continue;
            }
            let file = &self.files[*self.modules.get(module)?];
            let targets = file.imported.get(segment).into_iter().chain(&file.globs);
            for (number, target) in targets.enumerate() {
                let is_named = number == 0 && file.imported.contains_key(segment);
                let rest = if is_named { &path[at + 1..] } else { &path[at..] };
                let absolute = self.absolute(file, target).map(|target| joined(&target, rest));
                let found = absolute.filter(|_| depth < 9).and_then(|path| self.resolve(&path, depth + 1));
                let Some(found) = found else { continue };
                if is_named || self.files[found].defines(segment) {
                    return Some(found);
                }
            }
            break;
        }
        self.modules.get(module).copied().filter(|_| !path.is_empty())
    }
}

impl SourceFile {
    fn new(path: String, text: String, tokens: Vec<Token>, module: Vec<String>) -> SourceFile {
        let mut file = SourceFile {
            path,
            text,
            tokens,
            paths: Vec::new(),
            module,
            imported: BTreeMap::new(),
            globs: Vec::new(),
        };
        let mut at = 0;
        while at < file.tokens.len() {
            if file.is(at, "use") {
                at = file.read_use(at);
            } else if file.starts_path(at) {
                at = file.read_path(at);
            } else {
                at += 1;
            }
        }
        file
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text == text)
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.text.starts_with(|sign: char| sign.is_alphabetic() || sign == '_'))
    }

    fn starts_path(&self, at: usize) -> bool {
        self.is_name(at) && self.is(at + 1, "::") && (at == 0 || !self.is(at - 1, "::"))
    }

    fn read_path(&mut self, at: usize) -> usize {
        let mut end = at;
        let mut segments = vec![self.tokens[at].text.clone()];
        while self.is(end + 1, "::") && self.is_name(end + 2) {
            end += 2;
            segments.push(self.tokens[end].text.clone());
        }
        self.paths.push(NamedPath { segments, line: self.tokens[at].line });
        end + 1
    }

    /// Reads `use a::{b, c as d};`. What is made public by it is handed on, and no import of this file.
    fn read_use(&mut self, at: usize) -> usize {
        let is_handed_on = at > 0 && (self.is(at - 1, "pub") || self.is(at - 1, ")"));
        let end = (at..self.tokens.len()).find(|at| self.is(*at, ";")).unwrap_or(self.tokens.len());
        let mut read = Vec::new();
        self.read_tree(at + 1, Vec::new(), &mut read);
        for (name, path, line) in read {
            if !is_handed_on {
                self.paths.push(NamedPath { segments: path.clone(), line });
            }
            if name == "*" {
                self.globs.push(path);
            } else {
                self.imported.insert(name, path);
            }
        }
        end + 1
    }

    fn read_tree(
        &self,
        mut at: usize,
        mut path: Vec<String>,
        read: &mut Vec<(String, Vec<String>, usize)>,
    ) -> usize {
        loop {
            let line = self.tokens.get(at).map_or(0, |token| token.line);
            if self.is(at, "{") {
                at += 1;
                while at < self.tokens.len() && !self.is(at, "}") {
                    at = self.read_tree(at, path.clone(), read);
                    at += usize::from(self.is(at, ","));
                }
                return at + 1;
            } else if self.is(at, "*") {
                read.push(("*".into(), path, line));
                return at + 1;
            }
            let name = self.tokens.get(at).map_or(String::new(), |token| token.text.clone());
            if name != "self" || path.is_empty() {
                path.push(name.clone());
            }
            if self.is(at + 1, "::") {
                at += 2;
            } else {
                let own = path.last().cloned().unwrap_or(name);
                let other = self.is(at + 1, "as").then(|| self.tokens[at + 2].text.clone());
                read.push((other.clone().unwrap_or(own), path, line));
                return if other.is_some() { at + 3 } else { at + 1 };
            }
        }
    }

    /// The types that stand at the file's own level, and not in a block: those of a trait are other ones.
    pub fn types(&self) -> Vec<&Token> {
        self.defined(&["struct", "enum", "trait", "type", "union"])
    }

    fn defines(&self, name: &str) -> bool {
        let kinds = ["struct", "enum", "trait", "type", "union", "fn", "const", "static", "mod"];
        self.defined(&kinds).iter().any(|token| token.text == name)
    }

    fn defined(&self, kinds: &[&str]) -> Vec<&Token> {
        let mut depth = 0;
        let mut found = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            match token.text.as_str() {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                kind if depth == 0 && kinds.contains(&kind) && self.is_name(at + 1) => {
                    found.push(&self.tokens[at + 1]);
                }
                _ => {}
            }
        }
        found
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("src can be read").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn joined(start: &[String], rest: &[String]) -> Vec<String> {
    [start, rest].concat()
}

fn module_of(path: &str) -> Vec<String> {
    let name = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let segments = if name == "lib" { "" } else { name };
    segments.split('/').filter(|segment| !segment.is_empty()).map(str::to_string).collect()
}

/// Takes out `#[cfg(test)] mod name { … }`, and names the modules that stand in a file of their own.
fn without_tests(tokens: Vec<Token>) -> (Vec<Token>, Vec<String>) {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.text == text);
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut elsewhere) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let mut next = at + mark.len();
        // `pub(crate)` may stand before it.
        let head = (next..next + 5).find(|at| is(*at, "mod"));
        let is_marked = mark.iter().enumerate().all(|(offset, text)| is(at + offset, text));
        let Some(head) = head.filter(|head| {
            is_marked
                && (next..*head).all(|at| {
                    is(at, "pub") || is(at, "(") || is(at, "crate") || is(at, "super") || is(at, ")")
                })
        }) else {
            kept.push(at);
            at += 1;
            continue;
        };
        next = head + 2;
        if is(next, ";") {
            elsewhere.push(tokens[head + 1].text.clone());
        } else {
            let mut depth = 0;
            while next < tokens.len() {
                depth += i32::from(is(next, "{")) - i32::from(is(next, "}"));
                if depth == 0 {
                    break;
                }
                next += 1;
            }
        }
        at = next + 1;
    }
    let mut kept = kept.into_iter().peekable();
    let all = tokens.into_iter().enumerate();
    let tokens = all.filter_map(|(at, token)| kept.next_if_eq(&at).map(|_| token)).collect();
    (tokens, elsewhere)
}

/// Parts source text into names and signs. A string or a letter in quotes is `""`.
pub fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let (mut tokens, mut line, mut at) = (Vec::new(), 1, 0);
    while at < bytes.len() {
        let rest = &text[at..];
        let first = rest.chars().next().expect("a character boundary");
        let is_name = |sign: char| sign.is_alphanumeric() || sign == '_';
        let name_len = rest.find(|sign| !is_name(sign)).unwrap_or(rest.len());
        let (len, shown) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if rest.starts_with("/*") {
            (block_comment(rest), None)
        } else if let Some(len) = string(rest) {
            (len, Some("\"\""))
        } else if first == '\'' {
            let lifetime = rest[1..].find(|sign| !is_name(sign)).unwrap_or(0) + 1;
            (lifetime, None)
        } else if name_len > 0 {
            (name_len, Some(&rest[..name_len]))
        } else if rest.starts_with("::") {
            (2, Some("::"))
        } else {
            (first.len_utf8(), (!first.is_whitespace()).then_some(&rest[..first.len_utf8()]))
        };
        if let Some(shown) = shown {
            tokens.push(Token { text: shown.to_string(), line });
        }
        line += rest[..len].matches('\n').count();
        at += len;
    }
    tokens
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        let rest = &text.as_bytes()[at.min(text.len())..];
        match rest {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            [] => return text.len(),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
}

/// The length of the string or character that a text begins with.
fn string(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| {
        let quoted =
            |rest: &str| rest.starts_with(['"', '\'']) && (!prefix.ends_with('r') || rest.starts_with('"'));
        let hashes = |rest: &str| prefix.ends_with('r') && rest.trim_start_matches('#').starts_with('"');
        text.strip_prefix(prefix).is_some_and(|rest| quoted(rest) || hashes(rest))
    })?;
    let rest = &text[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let body = &rest[hashes + 1..];
        return Some(
            prefix.len() + hashes + 1 + body.find(&end).unwrap_or(body.len() - end.len()) + end.len(),
        );
    }
    let quote = rest.as_bytes()[0];
    // `'a` is a lifetime, `'a'` a letter.
    let is_letter = rest[1..].starts_with('\\') || rest[1..].chars().nth(1) == Some('\'');
    if quote == b'\'' && !is_letter {
        return None;
    }
    let mut at = 1;
    while let Some(byte) = rest.as_bytes().get(at).filter(|byte| **byte != quote) {
        at += if *byte == b'\\' { 2 } else { 1 };
    }
    Some(prefix.len() + (at + 1).min(rest.len()))
}

#[test]
fn source_text_is_parted_as_the_compiler_does() {
    let text = r###"
        use a::{b, c as d, e::{self, f::*}}; // use no::comment;
        /* use /* no */ comment */
        fn x<'l>(y: &'l str) -> char { let z = "use no::string \" {"; let q = '"'; r#"{ "" "#; '\''; b'{' }
        #[cfg(test)]
        mod inline { fn y() { no::test() } }
        #[cfg(test)]
        pub(crate) mod elsewhere;
        struct After;
    "###;
    let (tokens, elsewhere) = without_tests(tokens(text));
    assert_eq!(elsewhere, ["elsewhere"]);
    let file = SourceFile::new("room/x.rs".into(), text.into(), tokens, module_of("room/x.rs"));
    let paths: Vec<String> = file.paths.iter().map(|path| path.segments.join("::")).collect();
    assert_eq!(paths, ["a::b", "a::c", "a::e", "a::e::f"]);
    assert_eq!(file.imported.keys().collect::<Vec<_>>(), ["b", "d", "e"]);
    assert_eq!(file.types().iter().map(|token| &*token.text).collect::<Vec<_>>(), ["After"]);
    assert_eq!(file.types()[0].line, 9);
}
