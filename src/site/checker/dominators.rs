//! Floor 2: the paths through a checker.
//! In: its parts with their answers. Out: for each part what holds on every path to it, and its address.
//! Must never: follow an answer that leads back.
//!
//! A checker is a graph: parts are nodes, answers are edges. What all readers of a part have answered is its
//! chain of dominators, as in Cooper, Harvey & Kennedy, "A Simple, Fast Dominance Algorithm" (2001): nodes in
//! reverse postorder, and for each the nearest common ancestor of its predecessors in the tree of dominators
//! (`intersect` there). Back edges are taken out first. Each part then comes after all its predecessors, and
//! one pass suffices where the paper repeats until nothing changes.

use super::model::{AnswerTarget, AnsweredStep, MAX_STEPS, PathFacts};
use super::read::WrittenPart;
use std::collections::{HashSet, VecDeque};

/// An answer: the number of its question and its own number there.
type Edge = (usize, usize);

/// What is known of the paths through a checker.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paths {
    /// The facts of each part; `None` where no path leads to it.
    pub facts: Vec<Option<PathFacts>>,
    /// Answers that lead back, sorted.
    pub back_edges: Vec<Edge>,
}

impl Paths {
    /// Finds the paths from the first part. `address` is that of the checker; addresses of parts begin with it.
    pub fn find(parts: &[WrittenPart], address: &str) -> Paths {
        let (order, back_edges) = reverse_postorder(parts);
        let back: HashSet<Edge> = back_edges.iter().copied().collect();
        let before = paths_before(parts, &order, &back, address);
        let mut after: Vec<After> = vec![After { max_left: 0, leaves: false }; parts.len()];
        for at in order.iter().rev() {
            after[*at] = After::new(&parts[*at], steps(parts, *at, &back).map(|(.., to)| &after[to]));
        }
        let shortest = shortest(parts);
        let facts = before.into_iter().zip(after).zip(shortest).map(|((before, after), shortest_from)| {
            before.map(|before| PathFacts {
                dominator: before.dominator,
                shortest_from,
                min_before: before.min,
                max_before: before.max,
                max_left: after.max_left,
                leaves: after.leaves,
                address: before.address,
            })
        });
        Paths { facts: facts.collect(), back_edges }
    }
}

/// What is known of the paths to a part.
struct Before {
    dominator: Option<AnsweredStep>,
    /// The number of dominators: the depth of the part in their tree.
    depth: usize,
    /// The smallest number of questions on a path.
    min: usize,
    /// The largest number of questions on a path.
    max: usize,
    address: Box<str>,
}

/// What is known of the paths from a part on.
#[derive(Clone)]
struct After {
    max_left: usize,
    leaves: bool,
}

impl After {
    /// From what is known of the parts that the answers lead to.
    fn new<'a>(part: &WrittenPart, next: impl Iterator<Item = &'a After>) -> After {
        let leaves = part.answers.iter().any(|answer| matches!(answer.to, AnswerTarget::Checker(_)));
        let here = After { max_left: 0, leaves };
        let (max_left, leaves) = next.fold((here.max_left, here.leaves), |(left, leaves), next| {
            (left.max(next.max_left), leaves || next.leaves)
        });
        After { max_left: max_left + usize::from(!part.answers.is_empty()), leaves }
    }
}

/// The answers of a part that lead on to another part: question, answer, part.
fn steps<'p>(
    parts: &'p [WrittenPart],
    part: usize,
    back: &'p HashSet<Edge>,
) -> impl Iterator<Item = (usize, usize, usize)> + 'p {
    let answers = parts[part].answers.iter().enumerate();
    answers.filter_map(move |(answer, step)| match step.to {
        AnswerTarget::Part(to) if !back.contains(&(part, answer)) => Some((part, answer, to)),
        _ => None,
    })
}

/// The parts that can be reached, each after all that lead to it; and the answers that lead back.
fn reverse_postorder(parts: &[WrittenPart]) -> (Vec<usize>, Vec<Edge>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Visit {
        None,
        Open,
        Done,
    }
    let mut visits = vec![Visit::None; parts.len()];
    let (mut order, mut back_edges) = (Vec::new(), Vec::new());
    // A stack of its own: recursion would be as deep as a checker is long.
    let mut open: Vec<Edge> = Vec::new();
    if let Some(first) = visits.first_mut() {
        *first = Visit::Open;
        open.push((0, 0));
    }
    while let Some((part, next)) = open.last_mut() {
        let (part, answer) = (*part, *next);
        *next += 1;
        let Some(step) = parts[part].answers.get(answer) else {
            visits[part] = Visit::Done;
            order.push(part);
            open.pop();
            continue;
        };
        if let AnswerTarget::Part(to) = step.to {
            match visits[to] {
                Visit::None => {
                    visits[to] = Visit::Open;
                    open.push((to, 0));
                }
                Visit::Open => back_edges.push((part, answer)),
                Visit::Done => {}
            }
        }
    }
    order.reverse();
    back_edges.sort_unstable();
    (order, back_edges)
}

/// For each part the last step of a shortest path to it, by breadth-first search.
fn shortest(parts: &[WrittenPart]) -> Vec<Option<Edge>> {
    let mut from = vec![None; parts.len()];
    let mut queue: VecDeque<usize> = (0..parts.len().min(1)).collect();
    let no_back_edges = HashSet::new();
    while let Some(part) = queue.pop_front() {
        for (part, answer, to) in steps(parts, part, &no_back_edges) {
            if to != 0 && from[to].is_none() {
                from[to] = Some((part, answer));
                queue.push_back(to);
            }
        }
    }
    from
}

/// What is known of the paths to each part, in one pass over `order`.
fn paths_before(
    parts: &[WrittenPart],
    order: &[usize],
    back: &HashSet<Edge>,
    address: &str,
) -> Vec<Option<Before>> {
    let mut edges_into: Vec<Vec<Edge>> = vec![Vec::new(); parts.len()];
    for (part, answer, to) in order.iter().flat_map(|part| steps(parts, *part, back)) {
        edges_into[to].push((part, answer));
    }
    let mut known: Vec<Option<Before>> = parts.iter().map(|_| None).collect();
    for at in order {
        let edges = &edges_into[*at];
        let before = || edges.iter().filter_map(|(part, _)| known[*part].as_ref());
        let dominator = dominator(&known, edges);
        let above = dominator.and_then(|step| known[step.part].as_ref());
        let depth = above.map_or(0, |above| above.depth + 1);
        // An address is a path of folders, and paths have a limited length: a part that is too deep has its
        // address directly below that of the checker.
        let base = above.filter(|_| depth < MAX_STEPS).map_or(address, |above| &above.address);
        known[*at] = Some(Before {
            dominator,
            depth,
            min: before().map(|before| before.min + 1).min().unwrap_or(0),
            max: before().map(|before| before.max + 1).max().unwrap_or(0),
            address: format!("{base}{}/", parts[*at].name).into(),
        });
    }
    known
}

/// The last question that all paths over these edges have in common, and its answer where all give the same.
fn dominator(known: &[Option<Before>], edges: &[Edge]) -> Option<AnsweredStep> {
    let depth = |part: usize| known[part].as_ref().map_or(0, |before| before.depth);
    let above = |part: usize| known[part].as_ref().and_then(|before| before.dominator);
    let mut shared = edges.first()?.0;
    for (part, _) in &edges[1..] {
        let mut other = *part;
        while shared != other {
            let deeper = if depth(shared) >= depth(other) { &mut shared } else { &mut other };
            // The first part has no dominator, and all paths share it: the loop ends there at the latest.
            *deeper = above(*deeper)?.part;
        }
    }
    let given = |(part, answer): &Edge| {
        let (mut at, mut answer) = (*part, Some(*answer));
        while at != shared {
            let step = above(at)?;
            (at, answer) = (step.part, step.answer);
        }
        answer
    };
    let first = given(&edges[0]);
    let is_same = edges.iter().all(|edge| given(edge) == first);
    Some(AnsweredStep { part: shared, answer: first.filter(|_| is_same) })
}

#[cfg(test)]
mod tests {
    use super::super::model::Answer;
    use super::*;
    use crate::base::Span;

    /// Parts by the numbers of the parts that their answers lead to; 99 stands for another checker.
    fn paths(answers: &[&[usize]]) -> Paths {
        let answer = |to: &usize| Answer {
            link: None,
            words: "".into(),
            node: 0,
            span: Span::default(),
            to: match *to {
                99 => AnswerTarget::Checker(crate::site::ids::PageId(0)),
                to => AnswerTarget::Part(to),
            },
        };
        let part = |(number, answers): (usize, &&[usize])| WrittenPart {
            heading: number as u32,
            nodes: 0..0,
            lists: Vec::new(),
            answers: answers.iter().map(answer).collect(),
            verdict: None,
            name: format!("p{number}").into(),
        };
        let parts: Vec<WrittenPart> = answers.iter().enumerate().map(part).collect();
        Paths::find(&parts, "/can-i/")
    }

    fn facts(paths: &Paths, part: usize) -> &PathFacts {
        paths.facts[part].as_ref().expect("a path")
    }

    #[test]
    fn the_dominator_of_a_part_is_the_last_question_that_all_paths_share() {
        // 0 leads to 1 and 2, both lead to 3; 3 leads to 4 with either answer.
        let paths = paths(&[&[1, 2], &[3], &[3], &[4, 4], &[]]);
        assert_eq!(facts(&paths, 0).dominator, None);
        assert_eq!(facts(&paths, 1).dominator, Some(AnsweredStep { part: 0, answer: Some(0) }));
        assert_eq!(facts(&paths, 3).dominator, Some(AnsweredStep { part: 0, answer: None }));
        assert_eq!(facts(&paths, 4).dominator, Some(AnsweredStep { part: 3, answer: None }));
        assert_eq!(&*facts(&paths, 4).address, "/can-i/p0/p3/p4/");
        let counts = |part: usize| {
            let facts = facts(&paths, part);
            (facts.min_before, facts.max_before, facts.max_left, facts.shortest_from)
        };
        assert_eq!(counts(0), (0, 0, 3, None));
        assert_eq!(counts(3), (2, 2, 1, Some((1, 0))));
        assert_eq!(counts(4), (3, 3, 0, Some((3, 0))));
    }

    #[test]
    fn answers_that_lead_back_belong_to_no_path() {
        let paths = paths(&[&[1, 2], &[0, 2, 1], &[99], &[0]]);
        assert_eq!(paths.back_edges, [(1, 0), (1, 2)]);
        assert_eq!(paths.facts[3], None, "no answer leads to part 3");
        assert_eq!((facts(&paths, 2).min_before, facts(&paths, 2).max_before), (1, 2));
        assert!((0..3).all(|part| facts(&paths, part).leaves), "part 2 leads to another checker");
        assert_eq!(facts(&paths, 0).max_left, 3);
    }

    #[test]
    fn addresses_do_not_grow_without_end() {
        let chain: Vec<[usize; 1]> = (1..40).map(|next| [next]).collect();
        let mut answers: Vec<&[usize]> = chain.iter().map(|next| next.as_slice()).collect();
        answers.push(&[]);
        let paths = paths(&answers);
        assert_eq!(&*facts(&paths, MAX_STEPS).address, format!("/can-i/p{MAX_STEPS}/"));
        assert_eq!(facts(&paths, MAX_STEPS - 1).address.matches("/p").count(), MAX_STEPS);
    }

    #[test]
    fn a_checker_without_parts_has_no_paths() {
        assert_eq!(paths(&[]), Paths { facts: Vec::new(), back_edges: Vec::new() });
    }
}
