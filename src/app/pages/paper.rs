//! An exercise on paper: the handout for trainees, and the trainer's key.

use crate::app::browser::{focus, to_top};
use crate::app::components::{Icon, fragment_text, icon, whole_file_text};
use crate::app::environment::{Environment, use_environment};
use crate::app::exercise::{place_of, reason_name, title, value_of};
use crate::app::hooks::{Deferred, SampleCheck, Samples, sample_named, use_sample_check};
use crate::app::strings::{EXERCISE, PAPER, UI, wording};
use crate::base::text::Text;
use crate::official::OpenItem;
use crate::report::causes::sheet_name;
use crate::report::sheets::SheetPicture;
use crate::report::{Finding, Report};
use crate::samples::exercise::{PaperLine, PaperList, PaperRow, Reason, form_lines, list_of, reasons};
use crate::samples::gallery::{Entry, Outcome};
use crate::workbook::{Addr, CellRef, column_letters};
use std::rc::Rc;
use yew::prelude::*;

/// The last column that a question may begin in.
const LAST_OF_QUESTIONS: u16 = 3;

/// Which of the two papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// For trainees: the form, with room for marks.
    Handout,
    /// For the trainer: what there is to find.
    Key,
}

impl Paper {
    /// What it is called.
    pub const fn name(self) -> &'static Text {
        match self {
            Self::Handout => &EXERCISE.handout,
            Self::Key => &EXERCISE.key,
        }
    }
}

/// Properties of [`PaperPage`].
#[derive(Properties, PartialEq)]
pub struct PaperPageProps {
    /// Id of the sample.
    pub id: String,
    /// Which paper.
    pub paper: Paper,
    /// The samples.
    pub samples: Deferred<Samples>,
}

/// A page to print. A page of its own for each sample: it is drawn with the id as its key.
#[component]
pub fn PaperPage(props: &PaperPageProps) -> Html {
    let env = use_environment();
    let check = use_sample_check(&props.samples, &props.id);
    use_effect_with((props.id.clone(), props.paper), |_| {
        focus("paper");
        to_top();
    });
    let entry = sample_named(&props.samples, &props.id).map(|sample| &sample.entry);
    let is_refused = entry.is_some_and(|entry| matches!(entry.lesson.outcome, Outcome::Refusal { .. }));
    let name = props.paper.name();
    let heading = entry.map_or_else(|| name.clone(), |entry| title(name, &entry.title));
    let content = match (&check, entry) {
        _ if is_refused => html! { <p>{ env.t(&EXERCISE.no_form) }</p> },
        (SampleCheck::Waiting, _) => html! { <p role="status">{ env.t(&EXERCISE.preparing) }</p> },
        (SampleCheck::NotThere, _) | (_, None) => html! { <p role="status">{ env.t(&EXERCISE.not_there) }</p> },
        (SampleCheck::Here(report, pictures), Some(entry)) => match props.paper {
            Paper::Handout => handout(&env, entry, pictures),
            Paper::Key => key(&env, entry, report),
        },
    };
    let can_print = matches!(check, SampleCheck::Here(..)) && !is_refused;
    let onclick = Callback::from(|_: MouseEvent| {
        // A browser that cannot print does nothing.
        let _ = web_sys::window().map(|window| window.print());
    });
    let address = format!("#workshop/{}", props.id);
    let (other, other_name) = match props.paper {
        Paper::Handout => ("key", &EXERCISE.key),
        Paper::Key => ("handout", &EXERCISE.handout),
    };
    html! {
        <article class="c-paper">
            <div class="c-paper__bar">
                <a href={address.clone()}>{ env.t(&EXERCISE.back) }</a>
                if !is_refused { <a href={format!("{address}/{other}")}>{ env.t(other_name) }</a> }
                if can_print {
                    <button type="button" class="c-button c-button--primary" {onclick}>
                        { icon(Icon::Print) }{ env.t(&PAPER.print) }
                    </button>
                }
            </div>
            <h1 id="paper" tabindex="-1">{ env.t(&heading) }</h1>
            { content }
        </article>
    }
}

fn handout(env: &Environment, entry: &Entry, pictures: &[Rc<SheetPicture>]) -> Html {
    html! {
        <>
            <p class="c-paper__name">
                <span>{ env.label(&PAPER.your_name) }<i class="c-paper__line"></i></span>
                <span>{ env.label(&PAPER.date) }<i class="c-paper__line"></i></span>
            </p>
            <p>{ fragment_text(env, &entry.lesson.who) }</p>
            <p>{ fragment_text(env, &entry.lesson.story) }</p>
            <p><b>{ env.t(&EXERCISE.task_on_paper) }</b></p>
            <ul class="c-paper__reasons">
                { for Reason::ALL.iter().map(|reason| html! { <li>{ env.t(&reason_name(*reason)) }</li> }) }
            </ul>
            { for pictures.iter().map(|picture| sheet(env, picture)) }
        </>
    }
}

fn sheet(env: &Environment, picture: &SheetPicture) -> Html {
    let name = env.t(&sheet_name(&picture.sheet));
    let table = match list_of(picture) {
        Some(list) if list.rows.is_empty() => html! { <p>{ env.t(&PAPER.no_entry) }</p> },
        Some(list) => list_table(env, name.clone(), &list),
        None => form_table(env, name.clone(), &form_lines(picture)),
    };
    html! { <><h2>{ name }</h2>{ table }</> }
}

fn form_table(env: &Environment, name: AttrValue, lines: &[PaperLine]) -> Html {
    let line = |line: &PaperLine| {
        let labels = line.labels.iter().map(|(addr, label)| (addr, label.get(env.lang)));
        if line.values.is_empty() {
            // The revision stands next to the questions, and may be wrong as an answer may.
            let is_beside = line.labels.iter().any(|(addr, _)| addr.column > LAST_OF_QUESTIONS);
            let cells = labels.map(|(addr, label)| entry_cell(env, *addr, label));
            return html! {
                <tr class="c-paper__head">
                    <th scope="row" colspan={if is_beside { "3" } else { "5" }}>{ for cells }</th>
                    if is_beside { { boxes() } }
                </tr>
            };
        }
        let label = labels.map(|(_, label)| label).collect::<Vec<&str>>().join(" ");
        let mut values = line.values.iter().map(|(addr, text)| entry_cell(env, *addr, text));
        html! {
            <tr>
                // A line that lost its mineral has no name.
                if label.is_empty() { <td></td> } else { <th scope="row">{ label }</th> }
                <td>{ for values.next() }</td>
                <td>{ for values }</td>
                { boxes() }
            </tr>
        }
    };
    html! {
        <table class="c-paper__table c-paper__form">
            <caption class="u-hidden">{ name }</caption>
            <thead>
                <tr>
                    { head(env, &UI.question) }{ head(env, &PAPER.answer) }{ head(env, &PAPER.comment) }
                    { head(env, &PAPER.wrong) }{ head(env, &PAPER.reason) }
                </tr>
            </thead>
            <tbody>{ for lines.iter().map(line) }</tbody>
        </table>
    }
}

fn list_table(env: &Environment, name: AttrValue, list: &PaperList) -> Html {
    let heads = list.columns.iter().map(|column| {
        html! {
            <th scope="col">
                <span class="c-paper__addr">{ column_letters(column.number) }</span>{ " " }{ fragment_text(env, &column.label) }
            </th>
        }
    });
    let row = |row: &PaperRow| {
        html! {
            <tr>
                <th scope="row" class="c-paper__addr">{ row.number }</th>
                { for row.cells.iter().map(|text| html! { <td>{ whole_file_text(env, text) }</td> }) }
                { boxes() }
            </tr>
        }
    };
    html! {
        <table class="c-paper__table c-paper__list">
            <caption class="u-hidden">{ name }</caption>
            <thead>
                <tr>{ head(env, &UI.item_row) }{ for heads }{ head(env, &PAPER.wrong) }{ head(env, &PAPER.reason) }</tr>
            </thead>
            <tbody>{ for list.rows.iter().map(row) }</tbody>
        </table>
    }
}

/// Room for a cross and for the letter of a reason.
fn boxes() -> Html {
    html! { <><td class="c-paper__tick"><span class="c-paper__box"></span></td><td class="c-paper__why"></td></> }
}

/// The address of a cell with what stands in it.
fn entry_cell(env: &Environment, addr: Addr, text: &str) -> Html {
    html! {
        <span class="c-paper__entry">
            <span class="c-paper__addr">{ addr.to_string() }</span>{ " " }
            { whole_file_text(env, text) }
        </span>
    }
}

fn head(env: &Environment, name: &Text) -> Html {
    html! { <th scope="col">{ env.t(name) }</th> }
}

fn key(env: &Environment, entry: &Entry, report: &Report) -> Html {
    let official = &report.official_checker;
    html! {
        <>
            <p class="c-dotted">
                <span>{ &*entry.template }</span><span lang="en">{ &*entry.file_name }</span>
                <span>{ env.t(&UI.checked_on) }{ " " }{ report.checked_on.map(|day| day.to_string()) }</span>
            </p>
            <h2>{ env.label(&PAPER.findings) }{ report.findings.len() }</h2>
            if report.findings.is_empty() {
                <p>{ env.t(&PAPER.nothing_to_mark) }</p>
            } else {
                <table class="c-paper__table c-paper__key">
                    <caption class="u-hidden">{ env.t(&PAPER.findings) }</caption>
                    <thead>
                        <tr>
                            { head(env, &UI.cell) }{ head(env, &UI.in_file_now) }{ head(env, &PAPER.reason) }
                            { head(env, &PAPER.explanation) }{ head(env, &UI.rule) }
                        </tr>
                    </thead>
                    <tbody>{ for report.findings.iter().map(|finding| key_row(env, finding)) }</tbody>
                </table>
            }
            if report.summary.infos > 0 { <p>{ env.t(&PAPER.only_to_look_at) }</p> }
            <h2>{ env.t(&official.summary_text()) }</h2>
            <p>{ env.t(&UI.checker_detail) }</p>
            <ul>{ for official.incomplete.iter().map(|item| open_item(env, item)) }</ul>
            <h2>{ env.t(&PAPER.points_to_make) }</h2>
            <ol>{ for entry.lesson.look_for.iter().map(|text| html! { <li>{ fragment_text(env, text) }</li> }) }</ol>
            <h2>{ env.t(&PAPER.letters) }</h2>
            <ul class="c-paper__reasons">
                { for Reason::ALL.iter().map(|reason| html! { <li>{ env.t(&reason_name(*reason)) }</li> }) }
            </ul>
        </>
    }
}

fn key_row(env: &Environment, finding: &Finding) -> Html {
    let letters: Vec<String> = reasons(finding, &env.rules).iter().map(|reason| reason.letter().to_string()).collect();
    let value = value_of(finding).unwrap_or_default();
    let typed = if value.trim().is_empty() {
        html! { <i>{ env.t(&UI.blank) }</i> }
    } else {
        whole_file_text(env, value)
    };
    let cell = |cell: &CellRef| html! { <span class="c-paper__cell">{ env.t(&place_of(cell)) }</span> };
    html! {
        <tr>
            <th scope="row">{ for finding.cells.iter().map(cell) }</th>
            <td>{ typed }</td>
            <td>{ letters.join(" / ") }</td>
            <td>
                <b>{ fragment_text(env, &finding.message) }</b>
                <p>{ env.label(&UI.why) }{ fragment_text(env, &finding.why) }</p>
                <p>{ env.label(&UI.how_to_fix) }{ fragment_text(env, &finding.fix) }</p>
            </td>
            <td>{ &*finding.code }<br />{ env.t(&finding.severity.name()) }</td>
        </tr>
    }
}

fn open_item(env: &Environment, item: &OpenItem) -> Html {
    let cell = item.fill_in.as_ref().or(item.answer.as_ref()).map(place_of);
    html! {
        <li>
            { fragment_text(env, &item.label) }
            { cell.map(|cell| wording::in_brackets(&cell).get(env.lang).to_owned()) }
        </li>
    }
}
