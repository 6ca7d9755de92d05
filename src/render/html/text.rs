//! Floor 3: running text as HTML.
//! In: a run of text. Out: the same as HTML: glossary words in bold, and groups of digits that keep their order
//! among right-to-left words.
//! Must never: change a letter.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::render::bidi::ltr_runs;

impl<'s> HtmlWriter<'s, '_> {
    /// Text, with the glossary's words made bold at first use.
    pub(super) fn text(&mut self, text: &'s str) {
        if self.no_links_depth > 0 || self.words.is_empty() {
            return self.push_text(text);
        }
        let mut rest = text;
        while let Some((before, word, after)) = self.words.next_in(rest) {
            self.push_text(before);
            self.out.push_str("<strong class=\"word\">");
            self.push_text(word);
            self.out.push_str("</strong>");
            rest = after;
        }
        self.push_text(rest);
    }

    /// Text. Among words that run from right to left a group of numbers stands apart: without that `0800 123
    /// 4567` is shown with its
    /// parts in the wrong order.
    pub(super) fn push_text(&mut self, text: &str) {
        if !self.site.locale(self.page).is_rtl() {
            return escape(&mut self.out, text);
        }
        for (part, group) in ltr_runs(text) {
            if group {
                self.out.push_str("<bdi dir=\"ltr\">");
                escape(&mut self.out, part);
                self.out.push_str("</bdi>");
            } else {
                escape(&mut self.out, part);
            }
        }
    }
}
