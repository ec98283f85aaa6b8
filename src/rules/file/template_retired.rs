//! F02: the template is retired, but still checked.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "F02",
    name: "template-retired",
    severity: Warning,
    applies_to: &[Crt],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Cobalt moved from the CRT to the EMRT in October 2021; older retired templates are not checked at all",
            "自 2021 年 10 月起，钴的申报由 CRT 转到 EMRT；更早停用的模板不作检查",
        ),
    },
    title: &Text::fixed("Template is retired", "模板已停用"),
    why: &Text::fixed(
        "Cobalt has been reported in the EMRT since October 2021; most customers no longer accept a CRT",
        "自 2021 年 10 月起，钴用 EMRT 申报；多数客户已不再接受 CRT",
    ),
    fix: &Text::fixed(
        "Fill in the newest EMRT; answer its questions by their wording, because numbers and options differ",
        "改填最新的 EMRT；按问题内容作答，因为编号和选项不同",
    ),
    reasons: &[Reason::OutOfDate],
    example: Example {
        form: (TemplateKind::Emrt, "1.3"),
        bad: &[
            Edit::text(Place::Cell("Declaration", "J3"), "Revision 2.2"),
            Edit::text(Place::Cell("L", "D2"), "Example form (CRT)"),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let cell = ctx.detected.revision_place();
    let label = Text::fixed("Revision", "版本");
    sink.at_cell(cell, label, ctx.detected.declared_text.trim()).report(text!(
        en: "The {template} is retired; cobalt is now reported in the EMRT",
        zh: "{template} 已停用，钴改用 EMRT 申报", template = ctx.detected.kind));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn only_the_crt_is_retired_and_checked() {
        assert_eq!(cells(&check_rule(&RULE, CRT, &[])), ["Declaration!J3"]);
        for form in [CMRT, EMRT_1, EMRT_2] {
            assert!(check_rule(&RULE, form, &[]).is_empty());
        }
    }
}
