//! Floor 0: the declarations in CSS, each with the elements that it may be for.
//! In: a style sheet, or the value of a `style` attribute. Out: names, values, and what the selector names.
//! Must never: leave a declaration out: who asks wants to know the worst that a style sheet can do.

use cssparser::{Parser, ParserInput, Token};
use std::sync::Arc;

/// What a selector names. Combinators, attributes and states are not looked at: a declaration may then seem to be for
/// more elements than it is for, and never for fewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CssSelector {
    /// `.note`
    pub classes: Vec<String>,
    /// `#main`
    pub ids: Vec<String>,
    /// `rect`
    pub elements: Vec<String>,
}

/// A declaration: `fill: url(#sky)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CssDeclaration<'c> {
    /// What its rule is for.
    pub selector: Arc<CssSelector>,
    /// Its name, in small letters and without escapes.
    pub name: String,
    /// Its value, as it is written.
    pub value: &'c str,
}

impl CssSelector {
    /// Whether it may be for an element of this name, id and classes.
    pub fn may_fit(&self, name: &str, id: &str, mut classes: impl Iterator<Item = impl AsRef<str>>) -> bool {
        if self.classes.is_empty() && self.ids.is_empty() {
            return self.elements.is_empty() || self.elements.iter().any(|known| known == name);
        }
        self.ids.iter().any(|known| known == id)
            || classes.any(|class| self.classes.iter().any(|known| known == class.as_ref()))
    }
}

/// The deepest nesting of rules that is read.
const DEEPEST: usize = 64;

/// All declarations, in their order.
pub fn css_declarations(css: &str) -> Vec<CssDeclaration<'_>> {
    let mut found = Vec::new();
    let mut input = ParserInput::new(css);
    read(css, &mut Parser::new(&mut input), &Arc::default(), 0, &mut found);
    found
}

/// Reads the declarations and rules of a block, whose rule has this selector.
fn read<'c>(
    css: &'c str,
    parser: &mut Parser<'c, '_>,
    around: &Arc<CssSelector>,
    depth: usize,
    found: &mut Vec<CssDeclaration<'c>>,
) {
    let mut named = CssSelector::default();
    // The name of the declaration that this may be, and the byte where its value begins.
    let mut property: Option<(String, Option<usize>)> = None;
    let (mut is_first, mut after_dot) = (true, false);
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let token = parser.next().cloned();
        let end = parser.position().byte_index();
        let dot = std::mem::take(&mut after_dot);
        match token {
            Err(_) | Ok(Token::Semicolon) => {
                if let Some((name, Some(from))) = property.take() {
                    let value = css.get(from..start).unwrap_or("").trim_end();
                    found.push(CssDeclaration { selector: around.clone(), name, value });
                }
                if token.is_err() {
                    return;
                }
                (named, is_first) = (CssSelector::default(), true);
                continue;
            }
            Ok(Token::CurlyBracketBlock) => {
                let selector = Arc::new(std::mem::take(&mut named));
                (property, is_first) = (None, true);
                if depth < DEEPEST {
                    let _: Result<(), cssparser::ParseError<'_, ()>> = parser.parse_nested_block(|inner| {
                        read(css, inner, &selector, depth + 1, found);
                        Ok(())
                    });
                }
                continue;
            }
            Ok(Token::Ident(name)) if is_first => {
                property = Some((name.to_ascii_lowercase(), None));
                if dot { named.classes.push(name.to_string()) } else { named.elements.push(name.to_string()) }
            }
            Ok(Token::Ident(name)) if dot => named.classes.push(name.to_string()),
            Ok(Token::Ident(name)) => named.elements.push(name.to_string()),
            Ok(Token::IDHash(name)) => named.ids.push(name.to_string()),
            Ok(Token::Delim('.')) => after_dot = true,
            Ok(Token::Colon) => {
                if let Some((_, from @ None)) = &mut property {
                    *from = Some(end);
                }
            }
            Ok(_) => {}
        }
        is_first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::css_declarations;

    #[test]
    fn declarations_are_found_with_what_they_are_for() {
        let css = "/* a */ .cls-1, .cls-2{fill:url(#a);stroke : red}\n#b rect:hover { Stroke-D\\61sharray/**/: 1 2 } @media print { g { mask: url(#m) } } * {x:y}";
        let shown: Vec<String> = css_declarations(css)
            .iter()
            .map(|found| {
                let selector = &found.selector;
                format!(
                    "{}|{}|{} {}={}",
                    selector.classes.join(" "),
                    selector.ids.join(" "),
                    selector.elements.join(" "),
                    found.name,
                    found.value.trim()
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                "cls-1 cls-2|| fill=url(#a)",
                "cls-1 cls-2|| stroke=red",
                "|b|rect hover stroke-dasharray=1 2",
                "||g mask=url(#m)",
                "|| x=y"
            ]
        );
        let style = css_declarations("fill:none;stroke-dasharray:4,2");
        assert_eq!((style[1].name.as_str(), style[1].value), ("stroke-dasharray", "4,2"));
        let fits =
            |name, id, class: &str| css_declarations(css)[0].selector.may_fit(name, id, class.split(' '));
        assert!(fits("rect", "", "x cls-2") && !fits("rect", "b", "x"));
    }
}
