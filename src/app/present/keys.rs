//! What a key or a button asks for.

use crate::app::strings::PRESENTER;
use crate::base::text::Text;
use crate::report::Severity;

/// What a key or a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Shows the answer, then goes on.
    Forward,
    /// Goes back.
    Back,
    /// Shows or hides the answer.
    Answer,
    /// Goes to a step.
    Step(usize),
    /// Goes to the first step.
    First,
    /// Goes to the last step.
    Last,
    /// Begins again.
    Restart,
    /// Switches the language of this step.
    Language,
    /// Hides or shows the supplier's own data.
    Hide,
    /// Shows nothing, or everything again.
    Blank,
    /// Starts or stops the timer.
    Timer,
    /// Fills the screen, or no longer.
    FullScreen,
    /// Opens or closes the list of keys.
    Keys,
    /// Leaves out a level, or takes it in again.
    Level(Severity),
    /// Closes what is open; leaves when nothing is.
    Close,
    /// Leaves.
    Leave,
}

impl Command {
    /// Those with a key, in the order of the list of keys: name and keys.
    pub const ALL: [(Command, &'static Text, &'static [&'static str]); 13] = [
        (Self::Forward, &PRESENTER.forward, &["→", "PageDown", "N"]),
        (Self::Back, &PRESENTER.back, &["←", "PageUp", "P"]),
        (Self::Answer, &PRESENTER.answer, &["Space", "Enter"]),
        (Self::First, &PRESENTER.first, &["Home"]),
        (Self::Last, &PRESENTER.last, &["End"]),
        (Self::Restart, &PRESENTER.restart, &["R"]),
        (Self::Language, &PRESENTER.language, &["L"]),
        (Self::Hide, &PRESENTER.hide, &["H"]),
        (Self::Blank, &PRESENTER.blank, &["B", "."]),
        (Self::Timer, &PRESENTER.timer, &["T"]),
        (Self::FullScreen, &PRESENTER.full_screen, &["F"]),
        (Self::Keys, &PRESENTER.keys, &["K", "?"]),
        (Self::Leave, &PRESENTER.leave, &["Esc"]),
    ];

    /// The command of a key, by its name in the browser. An input method hides the name of a
    /// letter: `code` says which key it is then. Clickers send Page Up, Page Down, a full stop, and
    /// F5 to begin.
    pub fn of_key(key: &str, code: &str) -> Option<Self> {
        let key = match key {
            "Process" | "Unidentified" => code.strip_prefix("Key").unwrap_or(code),
            key => key,
        };
        Some(match key {
            "ArrowRight" | "PageDown" | "n" | "N" => Self::Forward,
            "ArrowLeft" | "PageUp" | "p" | "P" => Self::Back,
            " " | "Space" | "Enter" => Self::Answer,
            "Home" | "F5" => Self::First,
            "End" => Self::Last,
            "r" | "R" => Self::Restart,
            "l" | "L" => Self::Language,
            "h" | "H" => Self::Hide,
            "b" | "B" | "." | "。" | "Period" => Self::Blank,
            "t" | "T" => Self::Timer,
            "f" | "F" => Self::FullScreen,
            "k" | "K" | "?" | "？" => Self::Keys,
            "Escape" => Self::Close,
            _ => return None,
        })
    }
}
