//! The report for a room without the page: where the speaker is, what keys ask for, what a slide
//! shows, and the drawing on it.

mod drawing;
mod keys;
mod slides;
#[cfg(test)]
mod tests;

pub use drawing::{Piece, PieceCell, PieceRow, piece};
pub use keys::Command;
pub use slides::{Slide, SlideCell, SlideChoice, Value, count_of, question, shown, slide};

use crate::report::Severity;
use std::collections::BTreeSet;

/// The most findings that have a dot each.
pub const MOST_DOTS: usize = 10;

/// Where the speaker is, and what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Show {
    /// 0 for the title, then a step for each finding, then the summary.
    pub step: usize,
    /// How many findings are shown, one a step.
    pub count: usize,
    /// The steps whose answer is shown.
    pub open: BTreeSet<usize>,
    /// The steps that are in the other language.
    pub translated: BTreeSet<usize>,
    /// The levels that are left out.
    pub left_out: Vec<Severity>,
    /// Whether the supplier's own data are hidden.
    pub hides: bool,
    /// Whether the screen is blank.
    pub blank: bool,
    /// Whether the list of keys is open.
    pub keys: bool,
    /// Changes when the speaker begins again.
    pub round: u32,
}

impl Show {
    /// At the beginning of a show of this many findings.
    pub fn of(count: usize) -> Self {
        Self {
            step: 0,
            count,
            open: BTreeSet::new(),
            translated: BTreeSet::new(),
            left_out: Vec::new(),
            hides: true,
            blank: false,
            keys: false,
            round: 0,
        }
    }

    /// The last step.
    pub const fn last(&self) -> usize {
        self.count + 1
    }

    /// The place of the step's finding among those that are shown; none for the title and the
    /// summary.
    pub fn place(&self) -> Option<usize> {
        self.step.checked_sub(1).filter(|place| *place < self.count)
    }

    /// Whether the answer of this step is shown.
    pub fn is_open(&self) -> bool {
        self.open.contains(&self.step)
    }

    /// What a command leads to. Timer, full screen and leaving are the page's.
    #[must_use]
    pub fn after(&self, command: Command) -> Self {
        // A clicker that blanked the screen may have no other key for it.
        if self.blank {
            return Self { blank: false, ..self.clone() };
        }
        let at = |step: usize| Self { step: step.min(self.last()), keys: false, ..self.clone() };
        match command {
            Command::Forward if self.place().is_some() && !self.is_open() => self.toggled(),
            Command::Answer if self.place().is_some() => self.toggled(),
            // The title and the summary have no answer.
            Command::Forward | Command::Answer => at(self.step + 1),
            Command::Back => at(self.step.saturating_sub(1)),
            Command::Step(step) => at(step),
            Command::First => at(0),
            Command::Last => at(self.last()),
            Command::Restart => Self { open: BTreeSet::new(), round: self.round.wrapping_add(1), ..at(0) },
            Command::Language => Self { translated: toggled(&self.translated, self.step), ..self.clone() },
            Command::Hide => Self { hides: !self.hides, ..self.clone() },
            Command::Blank => Self { blank: true, keys: false, ..self.clone() },
            Command::Keys => Self { keys: !self.keys, ..self.clone() },
            Command::Close | Command::Leave => Self { keys: false, ..self.clone() },
            Command::Level(severity) => {
                let mut left_out = self.left_out.clone();
                left_out.retain(|other| *other != severity);
                if left_out.len() == self.left_out.len() {
                    left_out.push(severity);
                }
                Self { left_out, ..self.clone() }
            }
            Command::Timer | Command::FullScreen => self.clone(),
        }
    }

    fn toggled(&self) -> Self {
        Self { open: toggled(&self.open, self.step), ..self.clone() }
    }

    /// With another number of findings: what was shown belonged to the others.
    #[must_use]
    pub fn with_count(&self, count: usize) -> Self {
        if count == self.count {
            return self.clone();
        }
        let (open, translated) = (BTreeSet::new(), BTreeSet::new());
        Self { count, open, translated, step: self.step.min(count + 1), ..self.clone() }
    }
}

fn toggled(set: &BTreeSet<usize>, item: usize) -> BTreeSet<usize> {
    let mut next = set.clone();
    if !next.remove(&item) {
        next.insert(item);
    }
    next
}
