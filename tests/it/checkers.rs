//! Checkers: every way through those of the project's own site is walked, in the model and in the pages that
//! were built; random
//! checkers are sound, or have exactly the faults that were put into them; what a page says was answered is
//! so on every way to it.

use crate::test_site::{BuiltSite, TestSite};
use plainleaf::site::{AnswerTarget, Checker, PageId, Site};
use plainleaf::{Build, Memo, NoCache, Options};
use proptest::prelude::*;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

fn own_site() -> &'static Build {
    static BUILT: LazyLock<Build> = LazyLock::new(build_own_site);
    &BUILT
}

fn build_own_site() -> Build {
    let sources =
        plainleaf::disk::read_site(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project's own site");
    let options =
        Options { search: false, leaflets: false, ..Options::on("2026-11-22".parse().expect("a date")) };
    plainleaf::build(&sources, &options, &mut Memo::new(Box::new(NoCache)))
}

/// The checkers of a site.
fn checkers(site: &Site) -> Vec<(PageId, &Checker)> {
    site.live().filter_map(|(id, page)| Some((id, page.checker.as_deref()?))).collect()
}

/// The answers that were given, each with its question, and the outcome that they lead to.
type Walk = (Vec<(usize, usize)>, Option<usize>);

/// Every way through a checker: questions with the answers given, and the part where it ends; none where it
/// ends in another checker.
fn ways(checker: &Checker) -> Vec<Walk> {
    let mut ways = Vec::new();
    let mut open = vec![(Vec::new(), 0)];
    while let Some((steps, at)) = open.pop() {
        let part = &checker.parts[at];
        if !part.is_question() {
            ways.push((steps, Some(at)));
            continue;
        }
        for (number, answer) in part.answers.iter().enumerate() {
            let mut steps: Vec<(usize, usize)> = steps.clone();
            steps.push((at, number));
            match answer.to {
                AnswerTarget::Part(to) => open.push((steps, to)),
                AnswerTarget::Checker(_) => ways.push((steps, None)),
                AnswerTarget::Nowhere => panic!("an answer leads nowhere: {}", answer.words),
            }
        }
    }
    ways
}

/// A built page at an address.
fn html(build: &Build, address: &str) -> Html {
    let path = format!("{}index.html", &address[1..]);
    let at = build
        .outputs
        .binary_search_by(|output| (*output.path).cmp(&*path))
        .unwrap_or_else(|_| panic!("{path} was not built"));
    Html::parse_document(&String::from_utf8_lossy(&build.outputs[at].bytes.bytes()))
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: &scraper::ElementRef) -> String {
    // What a hard word means stands beside it on a page, and at the end on paper.
    let is_printed = |node: &ego_tree::NodeRef<'_, scraper::Node>| {
        !node
            .ancestors()
            .filter_map(scraper::ElementRef::wrap)
            .any(|above| above.value().classes().any(|class| class == "no-print"))
    };
    let text = element
        .descendants()
        .filter(is_printed)
        .filter_map(|node| node.value().as_text().map(|text| text.to_string()));
    text.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_way_through_the_own_checkers_ends_in_an_outcome_with_a_phone_number() {
    let build = own_site();
    let site = &build.site;
    let (mut ends, mut pages) = (0, BTreeMap::new());
    for (id, checker) in checkers(site) {
        let tree = &site.page(id).doc.tree;
        let page = |at: usize| html(build, &checker.parts[at].path.as_ref().expect("a way").address);
        for (steps, end) in ways(checker) {
            for (part, number) in &steps {
                // The page of a question offers its answers, in order, each leading to the page of what comes
                // next.
                let page = pages.entry((id, *part)).or_insert_with(|| page(*part));
                let answer = &checker.parts[*part].answers[*number];
                let link = all(page, "main .answers > li > a")[*number];
                let to = match answer.to {
                    AnswerTarget::Part(to) => &checker.parts[to].path.as_ref().expect("a way").address,
                    AnswerTarget::Checker(other) => &*site.page(other).address,
                    AnswerTarget::Nowhere => unreachable!("ways are walked to their end"),
                };
                assert_eq!((words(&link), link.attr("href")), (answer.words.to_string(), Some(to)));
            }
            let Some(end) = end else { continue };
            let part = &checker.parts[end];
            assert!(part.verdict(tree).is_some(), "{} says nothing", part.title(tree));
            let page = pages.entry((id, end)).or_insert_with(|| page(end));
            assert!(all(page, "main .answers").is_empty());
            assert!(
                !all(page, "main .text a[href^='tel:']").is_empty(),
                "no number to call: {}",
                part.title(tree)
            );
            ends += 1;
        }
    }
    assert!(ends > 60, "only {ends} ways");
}

#[test]
fn there_are_as_many_pages_as_the_model_says_and_only_the_start_is_to_be_found() {
    let build = own_site();
    let site = &build.site;
    assert!(checkers(site).len() >= 4);
    for (id, checker) in checkers(site) {
        let page = site.page(id);
        let twin =
            page.easy_read.map(|easy| format!("{}/", site.page(easy).output.trim_end_matches("/index.html")));
        let folder = page.output.trim_end_matches("index.html");
        let below = |path: &str| {
            path.starts_with(folder)
                && path.ends_with(".html")
                && twin.as_ref().is_none_or(|twin| !path.starts_with(&**twin))
        };
        let built: BTreeSet<&str> =
            build.outputs.iter().map(|output| &*output.path).filter(|path| below(path)).collect();
        let addresses = checker
            .parts
            .iter()
            .filter_map(|part| Some(&*part.path.as_ref()?.address))
            .chain([&*page.address, &*checker.all]);
        let said: BTreeSet<String> =
            addresses.map(|address| format!("{}index.html", &address[1..])).collect();
        assert_eq!(built, said.iter().map(|path| &**path).collect::<BTreeSet<&str>>());
        assert_eq!(built.len(), checker.parts.len() + 2);
        for path in built {
            let hidden = !all(
                &html(build, &format!("/{}", path.trim_end_matches("index.html"))),
                "meta[name=robots][content=noindex]",
            )
            .is_empty();
            assert_eq!(hidden, path != &*page.output, "{path}");
        }
    }
}

#[test]
fn the_words_of_the_sheet_are_the_words_of_the_pages() {
    let build = own_site();
    let site = &build.site;
    for (id, checker) in checkers(site) {
        let tree = &site.page(id).doc.tree;
        let sheet = html(build, &checker.all);
        let text = all(&sheet, "main .text")[0];
        let blocks: Vec<scraper::ElementRef> =
            text.children().filter_map(scraper::ElementRef::wrap).collect();
        let starts: Vec<usize> = (0..blocks.len()).filter(|at| blocks[*at].value().name() == "h2").collect();
        assert_eq!(starts.len(), checker.parts.len());
        let said = |blocks: &[scraper::ElementRef]| blocks.iter().map(words).collect::<Vec<_>>().join(" ");
        let start = html(build, &site.page(id).address);
        assert_eq!(said(&blocks[..starts[0]]), words(&all(&start, "main .text")[0]));
        for (at, part) in checker.parts.iter().enumerate() {
            assert_eq!(words(&blocks[starts[at]]), format!("{}. {}", at + 1, part.title(tree)));
            let end = starts.get(at + 1).copied().unwrap_or(blocks.len());
            let mut on_sheet = said(&blocks[starts[at] + 1..end]);
            for answer in &part.answers {
                let to = match answer.to {
                    AnswerTarget::Part(to) => (to + 1).to_string(),
                    AnswerTarget::Checker(other) => format!("“{}”", site.page(other).title()),
                    AnswerTarget::Nowhere => unreachable!("the own checkers are sound"),
                };
                let behind = format!("{} : go to {to}", answer.words);
                assert!(on_sheet.contains(&behind), "{behind} is not in {on_sheet}");
                on_sheet = on_sheet.replacen(&behind, &answer.words, 1);
            }
            let page = html(build, &part.path.as_ref().expect("a way").address);
            // Which hard words are led to their meaning, at first use, is another thing on a sheet: a space
            // that no reader sees.
            let plain = |words: &str| words.replace(' ', "");
            assert_eq!(plain(&on_sheet), plain(&words(&all(&page, "main .text")[0])));
        }
    }
}

/// A checker from numbers: what each answer of each question leads to. What is no question is an outcome.
#[derive(Clone, Debug)]
struct Plan {
    questions: Vec<Vec<usize>>,
    outcomes: usize,
}

/// Questions in a row of layers: each answer leads to a later one, and every part is led to.
fn plan() -> impl Strategy<Value = Plan> {
    (1usize..9, 2usize..5).prop_flat_map(|(count, outcomes)| {
        let answers = prop::collection::vec(any::<prop::sample::Index>(), 2..4);
        prop::collection::vec(answers, count).prop_map(move |drawn| {
            let parts = count + outcomes;
            let mut questions: Vec<Vec<usize>> = drawn
                .iter()
                .enumerate()
                .map(|(at, answers)| {
                    answers.iter().map(|answer| at + 1 + answer.index(parts - at - 1)).collect()
                })
                .collect();
            // An answer for each part that none leads to, from the question before it; what nobody needs is
            // left out of the last.
            for part in 1..parts {
                if !questions.iter().flatten().any(|to| *to == part) {
                    let from = part.min(count) - 1;
                    questions[from].push(part);
                }
            }
            Plan { questions, outcomes }
        })
    })
}

/// Something that is wrong with a checker, and at which question.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Unreachable,
    DeadEnd(usize),
    Back(usize),
    SameWords(usize),
    NoContact(usize),
    NoReason(usize),
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::Unreachable),
        any::<usize>().prop_map(Fault::DeadEnd),
        any::<usize>().prop_map(Fault::Back),
        any::<usize>().prop_map(Fault::SameWords),
        any::<usize>().prop_map(Fault::NoContact),
        any::<usize>().prop_map(Fault::NoReason),
    ]
}

/// The checker as somebody would write it, and what must be found: rules by line.
fn written(plan: &Plan, faults: &[Fault]) -> (String, BTreeMap<(usize, &'static str), String>) {
    let mut expected = BTreeMap::new();
    let mut text = String::from("---\ntitle: Can I?\nreviewed: 2026-11-22\n---\n\nAnswer a few questions.\n");
    let line = |text: &str| text.lines().count() + 1;
    let has = |wanted: &dyn Fn(&Fault) -> bool| faults.iter().any(wanted);
    let count = plan.questions.len();
    for (at, answers) in plan.questions.iter().enumerate() {
        let here = |number: &usize| number % count == at;
        text.push_str(&format!("\n## Is it so, {at}? {{#p{at}}}\n\n"));
        for (number, to) in answers.iter().enumerate() {
            text.push_str(&format!("- [Answer {number}](#p{to})\n"));
        }
        if has(&|fault| matches!(fault, Fault::DeadEnd(number) if here(number))) {
            expected.insert((line(&text), "checker-dead-end"), "leads to a part called “nowhere”".into());
            text.push_str("- [Nowhere](#nowhere)\n");
        }
        if has(&|fault| matches!(fault, Fault::Back(number) if here(number))) {
            expected.insert((line(&text), "checker-circle"), "leads back to “Is it so, 0?”".into());
            text.push_str("- [Back](#p0)\n");
        }
        if has(&|fault| matches!(fault, Fault::SameWords(number) if here(number))) {
            expected.insert((line(&text), "checker-answers"), "have the words “answer 0”".into());
            text.push_str(&format!("- [answer 0](#p{})\n", plan.questions[at][0]));
        }
    }
    let last = count + plan.outcomes;
    let unreachable = has(&|fault| matches!(fault, Fault::Unreachable));
    for at in count..last + usize::from(unreachable) {
        if at == last {
            expected.insert(
                (line(&text) + 1, "checker-unreachable"),
                format!("No answer leads to “Outcome {at}”"),
            );
        }
        let here = |number: &usize| count + number % plan.outcomes == at;
        let contact = !has(&|fault| matches!(fault, Fault::NoContact(number) if here(number)));
        let reason = !has(&|fault| matches!(fault, Fault::NoReason(number) if here(number)));
        if !contact || !reason {
            let missing: Vec<&str> = [(reason, "why"), (contact, "whom to contact")]
                .into_iter()
                .filter(|(said, _)| !said)
                .map(|(_, what)| what)
                .collect();
            expected.insert(
                (line(&text) + 1, "checker-outcome"),
                format!("does not say {}.", missing.join("; ")),
            );
        }
        text.push_str(&format!(
            "\n## Outcome {at} {{#p{at}}}\n\n> [!yes]\n{}\nAsk us what to do next.\n",
            if reason { "> It is so.\n" } else { "" }
        ));
        text.push_str(if contact { "\n> [!contact] imha\n" } else { "" });
        text.push_str("\n- [About us](about-us.md)\n- [The law about this](https://law.example/)\n");
    }
    (text, expected)
}

/// The site of a checker, and what was found in it about checkers: rules by line, with their words. Advice is
/// left out.
fn found(text: &str) -> (BuiltSite, BTreeMap<(usize, &'static str), String>) {
    let build = TestSite::new().with("content/en/can-i.checker.md", text).build();
    let serious = build.findings.iter().filter(|finding| finding.severity == plainleaf::Severity::Error);
    let line = |finding: &plainleaf::Finding| {
        plainleaf::base::line_number(text.as_bytes(), finding.location.span.start as usize)
    };
    let found = serious.map(|finding| ((line(finding), finding.rule.id), finding.message.clone())).collect();
    (build, found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn random_checkers_are_sound_or_have_exactly_their_faults(plan in plan(), faults in prop::collection::vec(fault(), 0..4)) {
        let (text, expected) = written(&plan, &faults);
        let (_, found) = found(&text);
        let keys = |notes: &BTreeMap<(usize, &'static str), String>| notes.keys().copied().collect::<Vec<_>>();
        prop_assert_eq!(keys(&found), keys(&expected), "{:#?}\n{}", found, text);
        for (at, words) in &expected {
            prop_assert!(found[at].contains(&**words), "{} does not say: {}", found[at], words);
        }
    }

    #[test]
    fn what_is_said_to_be_answered_was_answered_on_every_way(plan in plan()) {
        let (build, _) = found(&written(&plan, &[]).0);
        let (_, checker) = checkers(&build.site)[0];
        let ways = ways(checker);
        for (at, part) in checker.parts.iter().enumerate() {
            // What stood before this part on each way that comes by it.
            let before = |steps: &Vec<(usize, usize)>, end: &Option<usize>| {
                let length = steps.iter().position(|(part, _)| *part == at).or(Some(steps.len()).filter(|_| *end == Some(at)))?;
                Some(steps[..length].to_vec())
            };
            let all: Vec<Vec<(usize, usize)>> = ways.iter().filter_map(|(steps, end)| before(steps, end)).collect();
            let certain: Vec<usize> = all[0].iter().map(|(part, _)| *part).filter(|part| all.iter().all(|steps| steps.iter().any(|(other, _)| other == part))).collect();
            let answered = checker.answered(at);
            prop_assert_eq!(answered.iter().map(|step| step.part).collect::<Vec<_>>(), certain);
            for step in answered {
                let given: BTreeSet<usize> = all.iter().flatten().filter(|(part, _)| *part == step.part).map(|(_, number)| *number).collect();
                prop_assert_eq!(step.answer, Some(given.first().copied().expect("an answer")).filter(|_| given.len() == 1));
            }
            let way = part.path.as_ref().expect("every part is led to");
            prop_assert_eq!(way.min_before, all.iter().map(Vec::len).min().expect("a way"));
            prop_assert_eq!(way.max_before, all.iter().map(Vec::len).max().expect("a way"));
            let left = ways.iter().filter_map(|(steps, end)| Some(steps.len() - before(steps, end)?.len())).max();
            prop_assert_eq!(Some(way.max_left), left);
            // The path is in the address: that of the last certain question begins it.
            let above = way.dominator.map_or("/can-i/", |step| &checker.parts[step.part].path.as_ref().expect("a way").address);
            prop_assert_eq!(&*way.address, format!("{above}p{at}/"));
        }
    }
}

#[test]
fn a_finding_names_the_answers_that_lead_to_it() {
    let plan = Plan { questions: vec![vec![1, 3], vec![2, 3], vec![3, 4]], outcomes: 2 };
    let text = written(&plan, &[Fault::DeadEnd(2)]).0;
    let (build, _) = found(&text);
    let finding = build.findings.iter().find(|finding| finding.rule.id == "checker-dead-end").expect("found");
    let steps: Vec<(usize, &str)> = finding
        .related
        .iter()
        .map(|(place, words)| {
            (plainleaf::base::line_number(text.as_bytes(), place.span.start as usize), &**words)
        })
        .collect();
    assert_eq!(steps, [(10, "on the way there: “Answer 0”"), (15, "on the way there: “Answer 0”")]);
}

#[test]
fn odd_checkers_take_nothing_down() {
    let long: String = (0..3000)
        .map(|at| format!("## Q {at} {{#q{at}}}\n\n- [Yes](#q{})\n- [No](#q0)\n\n", at + 1))
        .collect();
    let same: String = (0..5).map(|_| "## ../../x {#../../x}\n\n- [Yes](#../../x)\n\n").collect();
    for text in [
        "",
        "## \n\n- [](#)\n",
        "- [x](#x)\n\n## X\n\n- [x](#x)\n- [y](can-i.checker.md)",
        &long,
        &same,
        "> ## In a quote\n>\n> - [Yes](#no)\n",
    ] {
        let (build, _) = found(&format!("---\ntitle: Can I?\nreviewed: 2026-11-22\n---\n\n{text}"));
        assert!(build.outputs.iter().all(|output| !output.path.contains("..")));
        assert!(build.outputs.iter().any(|output| &*output.path == "can-i/index.html"));
    }
}
