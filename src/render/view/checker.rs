//! Floor 3: a checker as templates see it.
//! In: nothing; `checker/` fills it in. Out: plain values: where readers are, which answers brought them
//! here, where they can go.
//! Must never: hold an answer that some readers of the page did not give.

use super::link::LinkView;
use serde::Serialize;
use std::borrow::Cow;

/// A checker as templates see it. Which of the fields are filled depends on the page.
#[derive(Serialize, Hash, Default)]
pub struct CheckerView<'s> {
    /// The title of the checker.
    pub title: &'s str,
    /// Whether it is in Easy Read.
    pub easy: bool,
    /// The address of its start.
    pub start: Cow<'s, str>,
    /// The address of the first question.
    pub first: Cow<'s, str>,
    /// The address of the page that shows all of it.
    pub all: Cow<'s, str>,
    /// How far the reader is, in words.
    pub progress: String,
    /// Whether this page is a question; else it is an outcome.
    pub asks: bool,
    /// The last question that every reader of this page has answered; on the first question, the start.
    pub back: Option<LinkView<'s>>,
    /// What every reader of this page has answered.
    pub answered: Vec<AnsweredView<'s>>,
    /// HTML: the urgent help.
    pub urgent: String,
    /// HTML: all questions and answers as lists in lists.
    pub nested: String,
    /// The address of the same as a drawing.
    pub drawing: String,
    /// Width and height of the drawing, in pixels.
    pub drawing_width: usize,
    pub drawing_height: usize,
}

/// A question that was answered.
#[derive(Serialize, Hash)]
pub struct AnsweredView<'s> {
    /// The words of the question.
    pub question: Cow<'s, str>,
    /// The words of the answer.
    pub answer: Cow<'s, str>,
    /// The address of the question, where the answer can be changed.
    pub url: Cow<'s, str>,
}
