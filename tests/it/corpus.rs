//! The site that the benchmark makes: its figures mean something only while it builds without a finding.

#[path = "../../benches/whole"]
#[allow(dead_code)]
mod whole {
    pub mod corpus;
    mod random;
    mod words;

    pub type Tried<T> = Result<T, Box<dyn std::error::Error>>;
}

use plainleaf::engine::{Memo, NoCache, Options, build};
use whole::corpus::{Corpus, TODAY};

#[test]
fn the_site_of_the_benchmark_has_no_findings() {
    let folder = std::env::temp_dir().join(format!("plainleaf-corpus-{}", std::process::id()));
    let written = Corpus { pages: 300 }.write(&folder).map(|_| plainleaf::disk::read_site(&folder));
    let _ = std::fs::remove_dir_all(&folder);
    let sources = written.unwrap().unwrap_or_else(|trouble| panic!("{trouble}"));
    let options = Options { leaflets: false, ..Options::on(TODAY.parse().unwrap()) };
    let made = build(&sources, &options, &mut Memo::new(Box::new(NoCache)));
    assert!(made.outputs.len() > 300, "{}", made.outputs.len());
    let findings: Vec<String> = made
        .findings
        .iter()
        .map(|finding| format!("{} {}: {}", finding.rule.id, finding.location.file, finding.message))
        .collect();
    assert_eq!(findings, [] as [&str; 0]);
}
