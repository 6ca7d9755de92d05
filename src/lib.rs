pub mod base;
pub mod check;
pub mod doc;
pub mod engine;
pub mod render;
pub mod site;
