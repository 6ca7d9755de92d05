//! Floor 3: what templates see, and nothing else.
//! In: the site. Out: plain values with every name that a template may use.
//! Must never: leave a name out where a value is not known (it is empty then), or take anything from the files
//! that make pages.

mod card;
mod checker;
mod contact;
mod date;
mod edition;
mod link;
mod page;
mod statement;

pub use card::CardView;
pub use checker::{AnsweredView, CheckerView};
pub use contact::ContactView;
pub use date::DateView;
pub use edition::{EditionView, LeafletView, SheetView};
pub use link::{LinkView, link, url};
pub use page::{CreditView, HeadingView, LetterView, PageView, SourceView, TranslationView};
pub use statement::{ExceptionView, StatementView};
