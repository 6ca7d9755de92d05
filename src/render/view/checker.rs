//! Floor 3: a checker as templates see it.
//! In: nothing; `checker/` fills it in. Out: plain values: where the reader stands, how they came there, where
//! they can go.
//! Must never: hold an answer that some readers who stand here did not give.

use super::link::LinkView;
use serde::Serialize;
use std::borrow::Cow;

/// A checker as templates see it. Which of the fields are filled depends on the page.
#[derive(Serialize, Hash, Default)]
pub struct CheckerView<'s> {
    /// The title of the checker.
    pub title: &'s str,
    pub easy: bool,
    /// Where it starts.
    pub start: Cow<'s, str>,
    /// The first question.
    pub first: Cow<'s, str>,
    /// The page that shows all of it.
    pub all: Cow<'s, str>,
    /// How far it is, in words.
    pub progress: String,
    /// Whether this page asks; else it is an outcome.
    pub asks: bool,
    /// The last question that is certain to have been answered; at the first question the start.
    pub back: Option<LinkView<'s>>,
    /// What is certain to have been answered.
    pub answered: Vec<AnsweredView<'s>>,
    /// HTML: where to get help now.
    pub urgent: String,
    /// HTML: all questions and answers as lists in lists.
    pub nested: String,
    /// The same as a drawing.
    pub drawing: String,
    pub drawing_width: usize,
    pub drawing_height: usize,
}

/// A question that was answered.
#[derive(Serialize, Hash)]
pub struct AnsweredView<'s> {
    pub question: &'s str,
    pub answer: &'s str,
    /// Where to change the answer.
    pub url: Cow<'s, str>,
}
