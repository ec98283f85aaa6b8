//! Asks whether a list was understood: which sheet, which columns, what kind of list, of which day.

use super::list_preview::list_preview;
use super::{Icon, file_text, icon};
use crate::app::browser::focus;
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::ListControls;
use crate::app::lists::{Draft, Edit, STATUS_WORDS, SheetDraft, status_name};
use crate::app::strings::{UI, wording};
use crate::app::worker::list_protocol::SheetGuess;
use crate::base::date::Date;
use crate::lists::{ListField, ListKind};
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`ListDraft`].
#[derive(Properties, PartialEq)]
pub struct ListDraftProps {
    /// What is asked about.
    pub draft: Rc<Draft>,
    /// What changes it.
    pub controls: ListControls,
}

/// The panel; it takes the focus when it appears. The field of a day that is missing takes it when
/// that is said.
#[component]
pub fn ListDraft(props: &ListDraftProps) -> Html {
    let env = use_environment();
    let title = use_node_ref();
    use_effect_with(title.clone(), |title| {
        if let Some(title) = title.cast::<HtmlElement>() {
            // A heading that cannot take focus leaves it where it is.
            let _ = title.focus();
        }
    });
    let missed = props.draft.day_missing.as_ref().map(|(times, _)| *times);
    use_effect_with(missed, |missed| {
        if missed.is_some() {
            focus("list-date");
        }
    });
    let (draft, edit) = (&props.draft, &props.controls.edit);
    let Some(shown) = draft.shown() else { return Html::default() };
    let onsubmit = props.controls.confirm.reform(|event: SubmitEvent| event.prevent_default());
    html! {
        <section class="c-panel c-lists" aria-labelledby="list-draft">
            <h2 class="c-lists__title" id="list-draft" tabindex="-1" ref={title}>{ env.t(&UI.lists_confirm) }</h2>
            <p class="c-file__name">{ file_text(&env, &draft.file) }</p>
            <p class="c-lists__small">{ env.t(&UI.lists_confirm_detail) }</p>
            <form {onsubmit}>
                { sheets_to_use(&env, draft, edit) }
                { sheet(&env, draft, edit) }
                { unused(&env, draft) }
                // An option that the user has chosen once keeps that whatever is drawn: every sheet
                // has fields of its own.
                <div key={draft.sheet}>
                    <div class="c-lists__fields">
                        { kind(&env, shown, edit) }
                        if shown.asks_status() { { status(&env, shown, edit) } }
                        { date(&env, draft, shown, edit) }
                        { text_field("list-name", &env.t(&UI.list_name), &shown.name, None, &edit.reform(Edit::Name)) }
                    </div>
                    { ambiguous(&env, draft, edit) }
                    { saved(&env, draft, edit) }
                    <fieldset class="c-lists__columns">
                        <legend>{ env.t(&UI.lists_columns) }</legend>
                        <div class="c-lists__fields">
                            { header_row(&env, draft, shown, edit) }
                            { for shown.fields().into_iter().map(|field| column(&env, draft, shown, field, edit)) }
                        </div>
                    </fieldset>
                    { list_preview(&env, draft) }
                </div>
                <div class="c-actions">
                    <button type="submit" class="c-button c-button--primary">{ env.t(&UI.lists_use) }</button>
                    <button type="button" class="c-button" onclick={props.controls.cancel.reform(|_: MouseEvent| ())}>
                        { env.t(&UI.cancel) }
                    </button>
                </div>
            </form>
        </section>
    }
}

/// Which sheets of a workbook with several are used, and as what.
fn sheets_to_use(env: &Environment, draft: &Draft, edit: &Callback<Edit>) -> Html {
    if draft.drafts.len() < 2 {
        return Html::default();
    }
    let line = |(place, (sheet, of_sheet)): (usize, (&SheetGuess, &SheetDraft))| {
        let onchange = edit.reform(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Edit::Use(place, input.checked())
        });
        let id = format!("list-use-{place}");
        let text = wording::sheet_as_list(&sheet.name, sheet.rows, &of_sheet.kind.name(), &of_sheet.date);
        html! {
            <li key={place} class="c-lists__switch">
                <input type="checkbox" id={id.clone()} checked={of_sheet.used} {onchange} />
                <label for={id}>{ env.t(&text) }</label>
            </li>
        }
    };
    html! {
        <fieldset class="c-lists__columns" id="list-sheets">
            <legend>{ env.t(&UI.lists_sheets) }</legend>
            <ul>{ for draft.sheets.sheets.iter().zip(&draft.drafts).enumerate().map(line) }</ul>
        </fieldset>
    }
}

/// The columns that the chosen kinds would leave out.
fn unused(env: &Environment, draft: &Draft) -> Html {
    let line = |(sheet, kind, field, heading): (&str, ListKind, ListField, String)| {
        html! { <li>{ icon(Icon::Must) }{ env.t(&wording::unused_column(sheet, &kind.name(), &field.name(), &heading)) }</li> }
    };
    let columns = draft.unused_columns();
    html! {
        <div id="list-unused" role="status">
            if !columns.is_empty() { <ul class="c-lists__unused">{ for columns.into_iter().map(line) }</ul> }
        </div>
    }
}

/// A `<select>` with its label; `choices` are value, words and whether it is chosen.
fn choice(id: &str, label: &AttrValue, choices: Vec<(String, String, bool)>, on_choice: &Callback<String>) -> Html {
    let onchange = on_choice.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    let option = |(value, words, selected): (String, String, bool)| {
        html! { <option key={value.clone()} {value} {selected}>{ words }</option> }
    };
    html! {
        <p>
            <label for={id.to_owned()}>{ label.clone() }</label>
            <select class="c-select" id={id.to_owned()} {onchange}>{ for choices.into_iter().map(option) }</select>
        </p>
    }
}

fn sheet(env: &Environment, draft: &Draft, edit: &Callback<Edit>) -> Html {
    let sheets = &draft.sheets.sheets;
    if sheets.len() < 2 {
        return Html::default();
    }
    let onchange = edit.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Edit::Sheet(select.value().parse().unwrap_or_default())
    });
    let option = |(place, sheet): (usize, &SheetGuess)| {
        let words = env.t(&wording::sheet_with_rows(&sheet.name, sheet.rows));
        html! { <option key={place} value={place.to_string()} selected={place == draft.sheet}>{ words }</option> }
    };
    // The property, because the sheet also changes when a day is missing.
    html! {
        <div class="c-lists__fields">
            <p>
                <label for="list-sheet">{ env.t(&UI.lists_sheet) }</label>
                <select class="c-select" id="list-sheet" ~value={draft.sheet.to_string()} {onchange}>
                    { for sheets.iter().enumerate().map(option) }
                </select>
            </p>
        </div>
    }
}

fn kind(env: &Environment, draft: &SheetDraft, edit: &Callback<Edit>) -> Html {
    let choices = ListKind::ALL.into_iter().enumerate();
    let choices =
        choices.map(|(place, kind)| (place.to_string(), env.t(&kind.name()).to_string(), kind == draft.kind)).collect();
    choice(
        "list-kind",
        &env.t(&UI.lists_kind),
        choices,
        &edit.reform(|value: String| {
            let place: usize = value.parse().unwrap_or_default();
            Edit::Kind(ListKind::ALL.get(place).copied().unwrap_or(ListKind::Own))
        }),
    )
}

fn status(env: &Environment, draft: &SheetDraft, edit: &Callback<Edit>) -> Html {
    let none = (String::new(), env.t(&UI.lists_not_chosen).to_string(), draft.status.is_none());
    let words = STATUS_WORDS
        .map(|word| (word.to_owned(), env.t(&status_name(word)).to_string(), draft.status.as_deref() == Some(word)));
    let choices = std::iter::once(none).chain(words).collect();
    choice(
        "list-status",
        &env.t(&UI.lists_status_of_all),
        choices,
        &edit.reform(|value: String| Edit::Status(Some(value).filter(|value| !value.is_empty()))),
    )
}

fn header_row(env: &Environment, draft: &Draft, shown: &SheetDraft, edit: &Callback<Edit>) -> Html {
    let chosen = shown.mapping.header_row;
    let none = (String::new(), env.t(&UI.lists_no_header).to_string(), chosen.is_none());
    let rows = draft.header_rows().into_iter().map(|row| (row.to_string(), row.to_string(), chosen == Some(row)));
    let choices = std::iter::once(none).chain(rows).collect();
    choice(
        "list-header",
        &env.t(&UI.lists_header_row),
        choices,
        &edit.reform(|value: String| Edit::HeaderRow(value.parse().ok())),
    )
}

fn column(env: &Environment, draft: &Draft, shown: &SheetDraft, field: ListField, edit: &Callback<Edit>) -> Html {
    let chosen = shown.mapping.column(field);
    let none = (String::new(), env.t(&UI.lists_no_column).to_string(), chosen.is_none());
    let columns = draft.guessed().map(|sheet| sheet.preview.columns.as_slice()).unwrap_or_default();
    let columns =
        columns.iter().map(|column| (column.column.to_string(), draft.heading(column), chosen == Some(column.column)));
    let choices = std::iter::once(none).chain(columns).collect();
    let id = format!("list-column-{}", ListField::ALL.iter().position(|other| *other == field).unwrap_or_default());
    choice(
        &id,
        &env.t(&field.name()),
        choices,
        &edit.reform(move |value: String| Edit::Column(field, value.parse().ok())),
    )
}

fn date(env: &Environment, draft: &Draft, shown: &SheetDraft, edit: &Callback<Edit>) -> Html {
    let mistake = draft.day_missing.as_ref().map(|(_, text)| env.t(text));
    text_field("list-date", &env.t(&UI.lists_date), &shown.date, mistake, &edit.reform(Edit::Date))
}

/// A field for a text, with what is wrong with it next to it.
fn text_field(
    id: &'static str,
    label: &AttrValue,
    value: &str,
    mistake: Option<AttrValue>,
    on_text: &Callback<String>,
) -> Html {
    let about = mistake.as_ref().map(|_| format!("{id}-mistake"));
    let oninput = on_text.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.value()
    });
    html! {
        <p>
            <label for={id}>{ label.clone() }</label>
            <input class="c-lists__input" type="text" {id} value={value.to_owned()} autocomplete="off" spellcheck="false"
                aria-invalid={about.is_some().then_some("true")} aria-describedby={about.clone()} {oninput} />
            if let Some(mistake) = mistake {
                <span class="c-lists__mistake" id={about}>{ icon(Icon::Must) }{ mistake }</span>
            }
        </p>
    }
}

/// A day that two countries read differently is chosen, never guessed.
fn ambiguous(env: &Environment, draft: &Draft, edit: &Callback<Edit>) -> Html {
    let Some(date) = draft.guessed().and_then(|sheet| sheet.guess.ambiguous_date.as_ref()) else {
        return Html::default();
    };
    html! {
        <p class="c-lists__ambiguous">
            { env.t(&wording::ambiguous_date(&date.typed)) }
            { day_button(date.month_first, edit) }{ day_button(date.day_first, edit) }
        </p>
    }
}

/// The day on which the file was saved is only offered: it is that of the list when the file comes
/// straight from RMI.
fn saved(env: &Environment, draft: &Draft, edit: &Callback<Edit>) -> Html {
    let Some(day) = draft.day_saved() else { return Html::default() };
    html! {
        <p class="c-lists__ambiguous" id="list-saved">
            { env.t(&wording::day_saved(day)) }{ day_button(day, edit) }
        </p>
    }
}

fn day_button(day: Date, edit: &Callback<Edit>) -> Html {
    let day = day.to_string();
    let onclick = edit.reform({
        let day = day.clone();
        move |_: MouseEvent| Edit::Date(day.clone())
    });
    html! { <button type="button" class="c-button c-button--small" {onclick}>{ day }</button> }
}
