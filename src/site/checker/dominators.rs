//! Floor 2: the ways through a checker.
//! In: its parts with their answers. Out: for each part what is certain about whoever comes to it, and its
//! address.
//! Must never: follow an answer that leads back.

use super::{ALL_QUESTIONS, AnswerTarget, AnsweredStep, Checker, MAX_STEPS, PathFacts};
use std::collections::{HashSet, VecDeque};

/// An answer that leads on: question, answer, part.
type Step = (usize, usize, usize);

/// Finds out what is certain about each part.
pub fn find(checker: &mut Checker, address: &str) {
    checker.all = format!("{address}{ALL_QUESTIONS}").into();
    if checker.parts.is_empty() {
        return;
    }
    let (order, circles) = order(checker);
    let circle: HashSet<(usize, usize)> = circles.iter().copied().collect();
    checker.back_edges = circles;
    let mut into: Vec<Vec<(usize, usize)>> = vec![Vec::new(); checker.parts.len()];
    for (part, answer, to) in order.iter().flat_map(|part| steps(&*checker, *part)) {
        if !circle.contains(&(part, answer)) {
            into[to].push((part, answer));
        }
    }
    let from = shortest(checker);
    let mut deep = vec![0; checker.parts.len()];
    for at in &order {
        let came = &into[*at];
        let before = || came.iter().filter_map(|(part, _)| checker.parts[*part].path.as_ref());
        let least = before().map(|way| way.min_before + 1).min().unwrap_or(0);
        let most = before().map(|way| way.max_before + 1).max().unwrap_or(0);
        let last = dominator(checker, &deep, came);
        deep[*at] = last.map_or(0, |step| deep[step.part] + 1);
        // An address is a path of folders, and no path may be without end: what stands too deep stands below
        // the start.
        let above =
            last.filter(|_| deep[*at] < MAX_STEPS).and_then(|step| checker.parts[step.part].path.as_ref());
        let address =
            format!("{}{}/", above.map_or(address, |way| &way.address), checker.parts[*at].name).into();
        checker.parts[*at].path = Some(PathFacts {
            dominator: last,
            shortest_from: from[*at],
            min_before: least,
            max_before: most,
            max_left: 0,
            leaves: false,
            address,
        });
    }
    for at in order.iter().rev() {
        let asks = usize::from(checker.parts[*at].is_question());
        let on = steps(checker, *at).filter(|(part, answer, _)| !circle.contains(&(*part, *answer)));
        let on: Vec<&PathFacts> = on.filter_map(|(.., to)| checker.parts[to].path.as_ref()).collect();
        let left = asks + on.iter().map(|way| way.max_left).max().unwrap_or(0);
        let leaves =
            checker.parts[*at].answers.iter().any(|answer| matches!(answer.to, AnswerTarget::Checker(_)));
        let open = leaves || on.iter().any(|way| way.leaves);
        if let Some(way) = &mut checker.parts[*at].path {
            (way.max_left, way.leaves) = (left, open);
        }
    }
}

fn steps(checker: &Checker, part: usize) -> impl Iterator<Item = Step> + '_ {
    let answers = checker.parts[part].answers.iter().enumerate();
    answers.filter_map(move |(answer, step)| match step.to {
        AnswerTarget::Part(to) => Some((part, answer, to)),
        AnswerTarget::Checker(_) | AnswerTarget::Nowhere => None,
    })
}

/// The parts that can be reached, each after all that lead to it; and the answers that lead back.
fn order(checker: &Checker) -> (Vec<usize>, Vec<(usize, usize)>) {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitState {
        Not,
        OnTheWay,
        Done,
    }
    let mut seen = vec![VisitState::Not; checker.parts.len()];
    let (mut order, mut circles) = (Vec::new(), Vec::new());
    // A walk that calls itself would be as deep as a checker is long.
    let mut open = vec![(0, 0)];
    seen[0] = VisitState::OnTheWay;
    while let Some((part, next)) = open.last_mut() {
        let part = *part;
        let Some(answer) = checker.parts[part].answers.get(*next) else {
            seen[part] = VisitState::Done;
            order.push(part);
            open.pop();
            continue;
        };
        let number = *next;
        *next += 1;
        if let AnswerTarget::Part(to) = answer.to {
            match seen[to] {
                VisitState::Not => {
                    seen[to] = VisitState::OnTheWay;
                    open.push((to, 0));
                }
                VisitState::OnTheWay => circles.push((part, number)),
                VisitState::Done => {}
            }
        }
    }
    order.reverse();
    circles.sort_unstable();
    (order, circles)
}

/// For each part the question and the answer that lead to it on a shortest way.
fn shortest(checker: &Checker) -> Vec<Option<(usize, usize)>> {
    let mut from = vec![None; checker.parts.len()];
    let mut queue = VecDeque::from([0]);
    while let Some(part) = queue.pop_front() {
        for (part, answer, to) in steps(checker, part) {
            if to != 0 && from[to].is_none() {
                from[to] = Some((part, answer));
                queue.push_back(to);
            }
        }
    }
    from
}

/// The last question that all ways into a part have in common, and its answer where that is one. `deep`
/// counts the questions that
/// all ways to a part have in common.
fn dominator(checker: &Checker, deep: &[usize], came: &[(usize, usize)]) -> Option<AnsweredStep> {
    let above = |part: usize| checker.parts[part].path.as_ref().and_then(|way| way.dominator);
    let mut shared = came.first()?.0;
    for (part, _) in &came[1..] {
        let mut other = *part;
        while shared != other {
            let deeper = if deep[shared] >= deep[other] { &mut shared } else { &mut other };
            // The first question is shared by all: nobody climbs above it.
            *deeper = above(*deeper)?.part;
        }
    }
    let given = |(part, answer): &(usize, usize)| {
        let (mut at, mut answer) = (*part, Some(*answer));
        while at != shared {
            let step = above(at)?;
            (at, answer) = (step.part, step.answer);
        }
        answer
    };
    let first = given(&came[0]);
    let same = came.iter().all(|step| given(step) == first);
    Some(AnsweredStep { part: shared, answer: first.filter(|_| same) })
}
