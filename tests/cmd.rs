//! The command line, as documents: each file in `tests/cmd` says what somebody types and what they read.

#[test]
fn what_people_type_and_what_they_read() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
