//! Floor 3: templates whose loops and values are counted.
//! In: the text of a template. Out: the same, with a call of ours round what each loop goes over, and round what a
//! name is set to; and where a place in that text was in the first one.
//! Must never: change what a template makes, or the line that something stands in.
//!
//! The template engine ends components that use themselves, and has no limit for loops in loops, nor for a text that
//! doubles in each round. So `{% for a in list %}` becomes `{% for a in plainleaf_loop(over=list) %}`, and
//! `{% set a = b %}` becomes `{% set a = plainleaf_value(of=b) %}`: the functions give back what they got.

use super::origin::code_end;
use memchr::memmem;

/// Counts the rounds of a loop, and gives back what it goes over (`over`).
pub const LOOP: &str = "plainleaf_loop";

/// Measures what a name is set to, and gives it back (`of`).
pub const VALUE: &str = "plainleaf_value";

/// A template whose loops are counted.
pub struct CountedTemplate {
    /// Its text.
    pub text: String,
    /// What was put in: where it begins in the text, and its length. In their order.
    added: Vec<(usize, usize)>,
}

impl CountedTemplate {
    /// Counts the loops of a template.
    pub fn new(written: &str) -> CountedTemplate {
        let mut counted =
            CountedTemplate { text: String::with_capacity(written.len() + 256), added: Vec::new() };
        let bytes = written.as_bytes();
        let (mut at, mut copied) = (0, 0);
        // The names of the parts that are being set, of which the innermost ends first: `{% set a %} … {% endset %}`.
        let mut being_set: Vec<(&str, &str)> = Vec::new();
        while let Some(next) = memchr::memchr(b'{', &bytes[at..]).map(|next| at + next) {
            let Some(end) = code_end(bytes, next) else {
                at = next + 1;
                continue;
            };
            let tag = written.get(next..end).and_then(CodeTag::of);
            at = end;
            match tag {
                Some(CodeTag { word: "raw", .. }) => at = raw_end(bytes, end),
                Some(CodeTag { word: "for", start, rest, end, .. }) => {
                    if let Some(list) = list_of(rest) {
                        let list = next + start + list;
                        counted.copy(&written[copied..list]);
                        counted.call(LOOP, "over", &written[list..next + end]);
                        copied = next + end;
                    }
                }
                Some(CodeTag { word: word @ ("set" | "set_global"), start, rest, end }) => {
                    let (name, value) = name_and_value(rest);
                    if let Some(value) = value {
                        let value = next + start + value;
                        counted.copy(&written[copied..value]);
                        counted.call(VALUE, "of", &written[value..next + end]);
                        copied = next + end;
                    } else {
                        being_set.push((word, name));
                    }
                }
                Some(CodeTag { word: "endset", .. }) => {
                    if let Some((word, name)) = being_set.pop() {
                        counted.copy(&written[copied..at]);
                        let end = if written[..at].ends_with("-%}") { "-%}" } else { "%}" };
                        counted.add(&format!("{{% {word} {name} = {VALUE}(of={name}) {end}"));
                        copied = at;
                    }
                }
                _ => {}
            }
        }
        counted.text.push_str(&written[copied..]);
        counted
    }

    /// The place in the template as it was written, from one in its text.
    pub fn written_place(&self, place: usize) -> usize {
        let before = self.added.iter().take_while(|(start, _)| *start < place);
        place - before.map(|(start, length)| (*length).min(place - start)).sum::<usize>()
    }

    fn copy(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn call(&mut self, function: &str, word: &str, value: &str) {
        self.add(&format!("{function}({word}="));
        self.copy(value);
        self.add(")");
    }

    fn add(&mut self, text: &str) {
        self.added.push((self.text.len(), text.len()));
        self.text.push_str(text);
    }
}

/// A tag of the template language: `{% word rest %}`.
struct CodeTag<'t> {
    word: &'t str,
    /// Where `rest` begins in the tag.
    start: usize,
    rest: &'t str,
    /// Where `rest` ends in the tag.
    end: usize,
}

impl CodeTag<'_> {
    fn of(tag: &str) -> Option<CodeTag<'_>> {
        let inner = tag.strip_prefix("{%")?.strip_suffix("%}")?;
        let inner = inner.strip_suffix('-').unwrap_or(inner);
        let trimmed = inner.strip_prefix('-').unwrap_or(inner).trim_start();
        let word_end = trimmed.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        let (word, rest) = trimmed.split_at(word_end.unwrap_or(trimmed.len()));
        let end = "{%".len() + inner.len();
        Some(CodeTag { word, start: end - rest.len(), rest, end: end - (rest.len() - rest.trim_end().len()) })
    }
}

/// Where the list begins in what stands behind `for`: `name in list` or `key, value in list`.
fn list_of(rest: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = rest[at..].find("in").map(|next| at + next) {
        at = next + 2;
        let is_word =
            rest[..next].ends_with(char::is_whitespace) && rest[at..].starts_with(char::is_whitespace);
        if is_word {
            return Some(at + (rest[at..].len() - rest[at..].trim_start().len()));
        }
    }
    None
}

/// The name in what stands behind `set`, and where its value begins: `name = value`, or `name` alone.
fn name_and_value(rest: &str) -> (&str, Option<usize>) {
    let name = rest.trim_start();
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(name.len());
    let (name, behind) = name.split_at(end);
    let value = behind.trim_start().strip_prefix('=').map(|value| rest.len() - value.trim_start().len());
    (name, value)
}

/// Behind the tag that ends a part without tags.
fn raw_end(bytes: &[u8], from: usize) -> usize {
    let mut tags = memmem::find_iter(&bytes[from..], b"{%").map(|at| from + at);
    let ends = |at: &usize| {
        let word = bytes[at + 2..].strip_prefix(b"-").unwrap_or(&bytes[at + 2..]);
        word.trim_ascii_start().starts_with(b"endraw")
    };
    tags.find(ends).and_then(|at| code_end(bytes, at)).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::CountedTemplate;

    #[test]
    fn what_loops_go_over_is_counted() {
        for (written, counted) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in plainleaf_loop(over=b) %}x{% endfor %}"),
            ("{%- for k, v in x.y | sort -%} a", "{%- for k, v in plainleaf_loop(over=x.y | sort) -%} a"),
            ("{%for line in\n range(end=3)%}", "{%for line in\n plainleaf_loop(over=range(end=3))%}"),
            ("{% for a in \"%} in \" %}", "{% for a in plainleaf_loop(over=\"%} in \") %}"),
            ("{# {% for a in b %} #}{{ a }}{", "{# {% for a in b %} #}{{ a }}{"),
            (
                "{% raw %}{% for a in b %}{% endraw %}{% for a in b %}",
                "{% raw %}{% for a in b %}{% endraw %}{% for a in plainleaf_loop(over=b) %}",
            ),
            ("{%- set a = b ~ c -%}", "{%- set a = plainleaf_value(of=b ~ c) -%}"),
            (
                "{% set_global a %}b{% set c | upper %}d{%endset%}{% endset -%} e",
                "{% set_global a %}b{% set c | upper %}d{%endset%}{% set c = plainleaf_value(of=c) %}{% endset -%}\
                 {% set_global a = plainleaf_value(of=a) -%} e",
            ),
            ("{% if forest %}{% endif %}ŵ{% for", "{% if forest %}{% endif %}ŵ{% for"),
        ] {
            assert_eq!(CountedTemplate::new(written).text, counted);
        }
    }

    #[test]
    fn places_lead_back() {
        let written = "ŵ{% for a in list %}{{ a.x }}{% endfor %}";
        let counted = CountedTemplate::new(written);
        for words in ["ŵ", "list", " %}{{", "a.x", "endfor"] {
            let place = counted.text.find(words).unwrap();
            assert_eq!(counted.written_place(place), written.find(words).unwrap(), "{words}");
        }
        let inside = counted.text.find("over=").unwrap();
        assert_eq!(counted.written_place(inside), written.find("list").unwrap());
        assert_eq!(counted.written_place(counted.text.len()), written.len());
    }
}
