//! Floor 3: views: the only data that templates see.
//! In: the site. Out: plain values with every name that a template may use.
//! Must never: leave out a field whose value is unknown (it is empty then), or import from the files that
//! make pages.

mod card;
mod checker;
mod contact;
mod date;
mod edition;
mod link;
mod notice;
mod page;
mod statement;

pub use card::CardView;
pub use checker::{AnsweredView, CheckerView};
pub use contact::ContactView;
pub use date::DateView;
pub use edition::{EditionView, LeafletView, SheetView};
pub use link::{LinkView, link, url};
pub use notice::NoticeView;
pub use page::{CreditView, HeadingView, LetterView, PageView, SourceView, TranslationView};
pub use statement::{ExceptionView, StatementView};
