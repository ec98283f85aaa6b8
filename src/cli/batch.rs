//! Many files at a time: several workers, results in the order of the inputs, and a bounded number
//! of results in memory.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results each worker may be ahead of the first one that is missing: a large file delays
/// others rarely, and memory stays flat however many files there are.
const AHEAD: usize = 4;

/// Runs `work` for each input, `jobs` at a time, and hands every result to `take` in the order of
/// the inputs.
///
/// # Errors
/// The first error of `take`; inputs that have not begun are left out then.
pub(super) fn in_order<I: Sync, T: Send>(
    inputs: &[I],
    jobs: NonZeroUsize,
    work: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(&I, T) -> io::Result<()>,
) -> io::Result<()> {
    let jobs = jobs.get().min(inputs.len());
    if jobs < 2 {
        return inputs.iter().try_for_each(|input| take(input, work(input)));
    }
    let shared = Shared { state: Mutex::new(State::default()), changed: Condvar::new() };
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some((place, input)) = shared.next(inputs, jobs.saturating_mul(AHEAD)) {
                    // A worker that panics must not leave the others waiting.
                    let ended = Ended { shared: &shared };
                    let result = work(input);
                    std::mem::forget(ended);
                    shared.finished(place, result);
                }
            });
        }
        let taken = inputs.iter().try_for_each(|input| match shared.wait_for_next() {
            Some(result) => take(input, result),
            None => Err(io::Error::other("a worker ended unexpectedly")),
        });
        shared.stop();
        taken
    })
}

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    /// The next input to begin.
    next: usize,
    /// Results that were handed on.
    taken: usize,
    /// Results that wait for an earlier one.
    waiting: BTreeMap<usize, T>,
    stopped: bool,
}

impl<T> Default for State<T> {
    fn default() -> Self {
        Self { next: 0, taken: 0, waiting: BTreeMap::new(), stopped: false }
    }
}

impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next<'i, I>(&self, inputs: &'i [I], ahead: usize) -> Option<(usize, &'i I)> {
        let mut state = self.lock();
        while !state.stopped && state.next >= state.taken.saturating_add(ahead) {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.stopped {
            return None;
        }
        let place = state.next;
        let input = inputs.get(place)?;
        state.next = place.saturating_add(1);
        Some((place, input))
    }

    fn finished(&self, place: usize, result: T) {
        self.lock().waiting.insert(place, result);
        self.changed.notify_all();
    }

    /// The next result in order; none when it will never come.
    fn wait_for_next(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            let place = state.taken;
            if let Some(result) = state.waiting.remove(&place) {
                state.taken = place.saturating_add(1);
                drop(state);
                self.changed.notify_all();
                return Some(result);
            }
            if state.stopped {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }
}

/// Stops all when a worker ends without a result.
struct Ended<'s, T> {
    shared: &'s Shared<T>,
}

impl<T> Drop for Ended<'_, T> {
    fn drop(&mut self) {
        self.shared.stop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    const JOBS: NonZeroUsize = NonZeroUsize::new(4).unwrap();

    #[test]
    fn results_come_in_the_order_of_the_inputs_and_few_wait() {
        let inputs: Vec<usize> = (0..200).collect();
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut got = Vec::new();
        let work = |input: &usize| {
            let begun = begun.fetch_add(1, Ordering::SeqCst);
            assert!(begun <= taken.load(Ordering::SeqCst) + JOBS.get() * AHEAD, "too far ahead");
            // The first of each ten is slow.
            thread::sleep(Duration::from_micros(if input.is_multiple_of(10) { 3_000 } else { 50 }));
            *input * 2
        };
        in_order(&inputs, JOBS, work, |input, result| {
            assert_eq!(result, input * 2);
            got.push(*input);
            taken.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
        .unwrap();
        assert_eq!(got, inputs);
    }

    #[test]
    fn the_first_error_ends_it() {
        let inputs: Vec<usize> = (0..1_000).collect();
        let begun = AtomicUsize::new(0);
        let work = |_: &usize| begun.fetch_add(1, Ordering::SeqCst);
        let result = in_order(&inputs, JOBS, work, |input, _| match input {
            10 => Err(io::Error::other("full")),
            _ => Ok(()),
        });
        assert_eq!(result.unwrap_err().to_string(), "full");
        assert!(begun.load(Ordering::SeqCst) < 100);
    }

    #[test]
    fn a_panic_reaches_the_caller() {
        let inputs: Vec<usize> = (0..50).collect();
        let run = || in_order(&inputs, JOBS, |input| assert!(*input != 20), |_, ()| Ok(()));
        assert!(std::panic::catch_unwind(run).is_err());
    }

    #[test]
    fn one_worker_and_no_input_work_too() {
        let one = NonZeroUsize::MIN;
        let mut sum = 0;
        in_order(
            &[1, 2, 3],
            one,
            |input| *input,
            |_, result| {
                sum += result;
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(sum, 6);
        in_order(&[], JOBS, |(): &()| (), |(), ()| Ok(())).unwrap();
    }
}
