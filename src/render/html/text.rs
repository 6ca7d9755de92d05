//! Floor 3: running text as HTML.
//! In: a run of text. Out: the same as HTML, with glossary words in bold and left-to-right runs isolated.
//! Must never: change a letter.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::render::bidi::ltr_runs;

impl<'s> HtmlWriter<'s, '_> {
    /// Writes text, with each glossary word in bold at its first use.
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

    /// Writes text. In a right-to-left language, left-to-right runs are isolated (`bdi`), or `0800 123
    /// 4567` would be shown with its parts in the wrong order.
    pub(super) fn push_text(&mut self, text: &str) {
        if !self.site.locale(self.page).is_rtl() {
            return escape(&mut self.out, text);
        }
        for (part, is_ltr_run) in ltr_runs(text) {
            if is_ltr_run {
                self.out.push_str("<bdi dir=\"ltr\">");
                escape(&mut self.out, part);
                self.out.push_str("</bdi>");
            } else {
                escape(&mut self.out, part);
            }
        }
    }
}
