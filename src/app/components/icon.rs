//! Icons: own drawings on a 24 grid, always next to words and silent for screen readers.

use yew::prelude::*;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Must be fixed: octagon with a cross.
    Must,
    /// Explain: speech bubble.
    Explain,
    /// Look at: eye.
    Look,
    /// Done: circle with a tick.
    Done,
    /// Waiting: an empty circle.
    Waiting,
    /// Running: an open ring.
    Running,
    /// A workbook.
    Workbook,
    /// A plug that is pulled out: no connection.
    Unplugged,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow to the right.
    Right,
    /// Two sheets: copy.
    Copy,
    /// Cross.
    Cross,
    /// Printer.
    Print,
    /// Ring with an arrow: again.
    Again,
    /// Padlock.
    Lock,
    /// Sun.
    Sun,
    /// Moon.
    Moon,
    /// Arrow down to a line: save.
    Save,
    /// Funnel.
    Filter,
    /// Three lines.
    Menu,
    /// Half-filled circle: on the way.
    Half,
    /// Circle with a bar: not taking part.
    Bar,
    /// Clock: old.
    Clock,
    /// Circle with a question mark: not known.
    Question,
    /// Screen on a stand: for a room.
    Screen,
    /// Diamond with a plus: new.
    New,
    /// A flag: marked by a trainee.
    Flag,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Must => "M8 3h8l5 5v8l-5 5H8l-5-5V8z M9 9l6 6 M15 9l-6 6",
            Self::Explain => "M3 4h18v13h-9l-5 4v-4H3z M7.5 8.7h9 M7.5 12.4h5.5",
            Self::Look => {
                "M2 12c3-5 6.3-7 10-7s7 2 10 7c-3 5-6.3 7-10 7s-7-2-10-7z M15 12a3 3 0 1 1-6 0a3 3 0 1 1 6 0z"
            }
            Self::Done => "M21.5 12a9.5 9.5 0 1 1-19 0a9.5 9.5 0 1 1 19 0z M7.5 12.3l3.2 3.2 6-6.5",
            Self::Waiting => "M21.5 12a9.5 9.5 0 1 1-19 0a9.5 9.5 0 1 1 19 0z",
            Self::Running => "M12 2.5a9.5 9.5 0 1 1-9.5 9.5",
            Self::Workbook => "M5 2.5h9.5L20 8v13.5H5z M14.5 2.5V8H20 M8 12h9v6.5H8z M8 15.2h9 M12.5 12v6.5",
            Self::Unplugged => {
                "M7 10.5l6.5 6.5-2 2a4.6 4.6 0 0 1-6.5-6.5z M5 19l-3 3 M9 13l-2.2 2.2 M11 15l-2.2 2.2 M17 13.5L10.5 7l2-2a4.6 4.6 0 0 1 6.5 6.5z M19 5l3-3"
            }
            Self::Up => "M5 15l7-7 7 7",
            Self::Down => "M5 9l7 7 7-7",
            Self::Right => "M9 5l7 7-7 7",
            Self::Copy => "M8 8h13v13H8z M16 8V3H3v13h5",
            Self::Cross => "M5 5l14 14 M19 5L5 19",
            Self::Print => "M7 8V3h10v5 M7 17H3V8h18v9h-4 M7 13.5h10V21H7z",
            Self::Again => "M20 12a8 8 0 1 1-2.6-5.9 M20 3v5h-5",
            Self::Lock => "M4 10.5h16V21H4z M8 10.5V7a4 4 0 0 1 8 0v3.5 M12 14.5v3",
            Self::Sun => {
                "M16 12a4 4 0 1 1-8 0a4 4 0 1 1 8 0z M12 2v3 M12 19v3 M2 12h3 M19 12h3 M4.9 4.9L7 7 M17 17l2.1 2.1 M19.1 4.9L17 7 M7 17l-2.1 2.1"
            }
            Self::Moon => "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
            Self::Save => "M12 3v12 M6.5 10l5.5 5.5 5.5-5.5 M4 20.5h16",
            Self::Filter => "M3 4h18l-7 8.5V20l-4-2v-5.5z",
            Self::Menu => "M3 6h18 M3 12h18 M3 18h18",
            Self::Half => "M21.5 12a9.5 9.5 0 1 1-19 0a9.5 9.5 0 1 1 19 0z M12 2.5v19 M15.5 4v16 M19 6.5v11",
            Self::Bar => "M21.5 12a9.5 9.5 0 1 1-19 0a9.5 9.5 0 1 1 19 0z M7 12h10",
            Self::Clock => "M21.5 12a9.5 9.5 0 1 1-19 0a9.5 9.5 0 1 1 19 0z M12 6v6l4 2.5",
            Self::Flag => "M5 21.5V3 M5 4h14l-3.5 4.5L19 13H5",
            Self::Screen => "M2.5 4h19v12h-19z M12 16v2.5 M7.5 21l4.5-2.5 4.5 2.5",
            Self::New => "M12 2.5l9.5 9.5-9.5 9.5L2.5 12z M12 8v8 M8 12h8",
            Self::Question => {
                "M21.5 12a9.5 9.5 0 1 1-19 0a9.5 9.5 0 1 1 19 0z M9 9.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4 M12 17.5v.6"
            }
        }
    }
}

/// An icon as an element.
pub fn icon(which: Icon) -> Html {
    let class = classes!("c-icon", (which == Icon::Running).then_some("c-icon--turning"));
    html! {
        <svg class={class} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={which.path()} />
        </svg>
    }
}
