//! Floor 4: a built page as the search reads it.
//! In: the HTML of a page, and the synonyms of the site. Out: HTML in which no two words run together, with the
//! synonyms of its words.
//! Must never: be published.

use crate::base::escaped;

/// Elements that begin on a line of their own. The search takes tags out, and with them the only thing that stands
/// between two words: `<dt>Advocate<dd>A person`.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "section",
    "summary",
    "td",
    "th",
    "tr",
];

/// The page for the search. `synonyms`: groups of words for one thing.
pub fn search_text(html: &str, synonyms: &[Vec<Box<str>>]) -> String {
    let mut text = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        if is_block(&tag[1..]) {
            text.push(' ');
        }
        text.push('<');
        rest = &tag[1..];
    }
    text.push_str(rest);
    let other_words = other_words(html, synonyms);
    if let Some(end) = text.rfind("</main>").filter(|_| !other_words.is_empty()) {
        // They count less than words that readers see.
        text.insert_str(end, &format!("<p data-pagefind-weight=\"0.5\">{}</p>", other_words.join(", ")));
    }
    text
}

fn is_block(tag: &str) -> bool {
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
    BLOCKS.binary_search(&&tag[..end]).is_ok()
}

/// The synonyms of a page's words that it does not say itself, as HTML.
fn other_words(html: &str, synonyms: &[Vec<Box<str>>]) -> Vec<String> {
    if synonyms.is_empty() {
        return Vec::new();
    }
    let main = html.find("<main").map_or("", |at| &html[at..]);
    let main = main.split("</main>").next().unwrap_or("");
    let words = words_of(main);
    let says = |synonym: &str| {
        let synonym = words_of(synonym);
        synonym != " " && words.contains(&synonym)
    };
    let groups = synonyms.iter().filter(|group| group.iter().any(|synonym| says(synonym)));
    let others = groups.flatten().filter(|synonym| !says(synonym));
    others.map(|synonym| escaped(synonym)).collect()
}

/// The words between tags, in small letters, with one space around each.
fn words_of(html: &str) -> String {
    let mut words = String::from(" ");
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => continue,
            letter if letter.is_alphanumeric() => {
                words.extend(letter.to_lowercase());
                continue;
            }
            _ => {}
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_different_blocks_stay_apart() {
        assert!(BLOCKS.is_sorted());
        assert_eq!(
            search_text("<dl><dt>Advocate<dd>A person</dl><p>In <b>one</b>word", &[]),
            " <dl> <dt>Advocate <dd>A person</dl> <p>In <b>one</b>word"
        );
    }

    #[test]
    fn a_page_is_found_by_the_synonyms_of_its_words() {
        let synonyms =
            [vec!["opening hours".into(), "opening times".into()], vec!["a&b".into(), "ward".into()]];
        let html = "<main><h1>Opening <i>Hours</i></h1></main><footer>ward</footer>";
        let with = search_text(html, &synonyms);
        assert!(with.contains("\">opening times</p></main>"), "{with}");
        assert!(!with.contains("a&amp;b"), "{with}");
        assert!(search_text("<main>The ward.</main>", &synonyms).contains("a&amp;b"));
        assert_eq!(search_text("<main>wards</main>", &synonyms), "<main>wards</main>");
    }
}
