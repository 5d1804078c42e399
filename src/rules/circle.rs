//! Names that refer to names: the order in which each comes after those it refers to, and the
//! circles where there is no such order.

/// The most circles that are told apart: one chain that turns back to all its links holds more
/// than anyone would read.
const MOST_CIRCLES: usize = 20;

/// What a walk over references finds.
pub(super) struct Order {
    /// Every index, after those it refers to (circles are cut where the walk meets them again).
    pub(super) first_to_last: Vec<usize>,
    /// The first circles, each once, as the indices on it, in the order of reference.
    pub(super) circles: Vec<Vec<usize>>,
}

/// Orders `references`: entry `i` lists what `i` refers to. It does not recurse: a file may
/// chain as many names as it likes.
pub(super) fn order(references: &[Vec<usize>]) -> Order {
    let mut state = vec![State::New; references.len()];
    let mut found = Order { first_to_last: Vec::new(), circles: Vec::new() };
    for root in 0..references.len() {
        if state.get(root) != Some(&State::New) {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        set(&mut state, root, State::Open);
        while let Some((at, next)) = path.last_mut() {
            let target = references.get(*at).and_then(|targets| targets.get(*next)).copied();
            *next += 1;
            match target {
                None => {
                    set(&mut state, *at, State::Done);
                    found.first_to_last.push(*at);
                    path.pop();
                }
                Some(target) => match state.get(target) {
                    Some(State::New) => {
                        set(&mut state, target, State::Open);
                        path.push((target, 0));
                    }
                    Some(State::Open) if found.circles.len() < MOST_CIRCLES => {
                        let circle = path.iter().map(|(at, _)| *at).skip_while(|at| *at != target).collect();
                        found.circles.push(circle);
                    }
                    Some(State::Open | State::Done) | None => {}
                },
            }
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

fn set(state: &mut [State], at: usize, to: State) {
    if let Some(slot) = state.get_mut(at) {
        *slot = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_comes_after_those_it_refers_to() {
        let found = order(&[vec![2, 1], vec![3], vec![3], vec![]]);
        assert_eq!(found.first_to_last, [3, 2, 1, 0]);
        assert!(found.circles.is_empty());
    }

    #[test]
    fn a_circle_is_found_once() {
        assert_eq!(order(&[vec![1], vec![2], vec![1], vec![2]]).circles, [[1, 2]]);
        assert_eq!(order(&[vec![0]]).circles, [[0]]);
    }

    #[test]
    fn a_chain_that_turns_back_everywhere_has_a_few_circles() {
        let mut chain: Vec<_> = (1..50_000).map(|next| vec![next]).collect();
        chain.push((0..50_000).collect());
        assert_eq!(order(&chain).circles.len(), MOST_CIRCLES);
    }

    #[test]
    fn a_long_chain_is_walked() {
        let chain: Vec<_> = (1..=200_000).map(|next| vec![next]).chain([vec![]]).collect();
        assert_eq!(order(&chain).first_to_last.len(), 200_001);
    }
}
