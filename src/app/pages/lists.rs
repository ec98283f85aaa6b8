//! The lists of smelters that a check compares with: what they are, how old, and how to load
//! current ones.

use crate::app::browser::focus;
use crate::app::components::{FilePicker, Icon, ListDraft, ListTable, fragment_text, icon, list_notes, list_problem};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::ListControls;
use crate::app::lists::Phase;
use crate::app::strings::{UI, wording};
use yew::prelude::*;

/// The files that a list may come in.
const ACCEPTED: &str = ".xlsx,.xlsm,.xls,.xml,.xlsb,.ods,.csv,.tsv,.txt,.zip";

/// Properties of [`ListsPage`].
#[derive(Properties, PartialEq)]
pub struct ListsPageProps {
    /// The lists and what changes them.
    pub controls: ListControls,
    /// Whether files are being dragged over the page.
    pub dragging: bool,
}

/// The page.
#[component]
pub fn ListsPage(props: &ListsPageProps) -> Html {
    let env = use_environment();
    let lists = &props.controls.state;
    use_effect_with((), |()| {
        focus("lists");
    });
    // Once a list is taken, the reader goes on where it stands.
    let seen = use_mut_ref(|| lists.basis.loaded.len());
    use_effect_with(lists.basis.loaded.len(), move |loaded| {
        if *loaded > seen.replace(*loaded) {
            focus("lists-in-use");
        }
    });
    html! {
        <div class="c-text c-listspage">
            <h1 id="lists" tabindex="-1">{ env.t(&UI.lists_title) }</h1>
            <p class="c-text__lead">{ env.t(&UI.lists_lead) }</p>
            { loader(&env, props) }
            if let Some(problem) = &lists.problem { { list_problem(&env, problem) } }
            { reading(&env, props) }
            if let Some(draft) = lists.draft() {
                <ListDraft draft={draft.clone()} controls={props.controls.clone()} />
            }
            <ListTable controls={props.controls.clone()} />
            { for lists.basis.loaded.iter().map(|loaded| list_notes(&env, loaded)) }
            <h2>{ env.t(&UI.lists_current) }</h2>
            <p>{ env.t(&UI.lists_current_text) }</p>
            <h2>{ env.t(&UI.list_facts) }</h2>
            <p>{ env.t(&UI.lists_facts_text) }</p>
            <p>{ env.t(&UI.smelter_caution) }</p>
        </div>
    }
}

fn loader(env: &Environment, props: &ListsPageProps) -> Html {
    html! {
        <div class={classes!("c-lists__load", props.dragging.then_some("is-dragging"))}>
            <FilePicker
                id={"list-file"} label={env.t(&UI.lists_load)} icon={Icon::Workbook} large={false}
                accept={ACCEPTED} on_pick={props.controls.load.clone()}
            />
            <p>{ env.t(if props.dragging { &UI.lists_release } else { &UI.lists_or_drop }) }</p>
            <p class="c-lists__small">{ env.t(&UI.lists_kept) }</p>
        </div>
    }
}

fn reading(env: &Environment, props: &ListsPageProps) -> Html {
    let Phase::Reading { file, rows, .. } = &props.controls.state.phase else { return Html::default() };
    html! {
        <div class="c-panel c-lists__reading">
            <p role="status">{ icon(Icon::Running) }{ fragment_text(env, &wording::reading_list(file, *rows)) }</p>
            <button type="button" class="c-button c-button--small"
                onclick={props.controls.cancel.reform(|_: MouseEvent| ())}>{ env.t(&UI.cancel) }</button>
        </div>
    }
}
