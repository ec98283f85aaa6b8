//! X08: a mineral is still in the product although it is not said to be used.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "X08",
    name: "remains-without-use",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: the second question is for minerals that are used; impurities belong to neither of the two. Only \"Look at\" where the first answer is undecided and no later answer asserts anything",
            "填写说明：第二题只针对使用了的矿产；杂质不属于这两题。第一题尚无定论、后面也没有肯定的答案时，仅列为“请留意”",
        ),
    },
    title: &Text::fixed("Still in the product, but not said to be used", "仍在产品中，却没有填写使用"),
    why: &Text::fixed(
        "A mineral that is in the product on purpose was used; one that is there as an impurity is not meant by either question",
        "有意存在于产品中的矿产就是使用了；作为杂质存在的，不属于这两题",
    ),
    fix: &Text::fixed(
        "Answer Yes to the first question if the mineral is used, otherwise clear this answer and the later ones",
        "将第一题改为 Yes（如果使用了该矿产），否则清空这一题和后续答案",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Gold), "Yes")],
        good: &[Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Gold), "No")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals.iter().filter(|mineral| mineral.remains_without_use()) {
        let Some(used) = mineral.get(MineralQuestion::Used) else { continue };
        let Some(remains) = mineral.get(MineralQuestion::Remains) else { continue };
        let later = mineral.answers_beyond_scope(ctx.declaration.family);
        let mut finding = sink.at(&remains.entry);
        finding.also_wrong(&used.entry).choose(
            &used.entry,
            "Yes",
            Text::fixed("when the mineral is used", "使用了该矿产时"),
        );
        for cell in &later {
            finding.for_comparison(&cell.entry);
        }
        let undecided = used.offered().is_some_and(Answer::is_undecided);
        if undecided && !later.iter().any(|cell| cell.asserts_something()) {
            finding.severity(Info);
        }
        finding.value("later_answers", later.len().to_string()).report(text!(
            en: "{mineral}: still in the product, yet the answer on whether it is used is \"{used}\"",
            zh: "{mineral}：已填写仍存在于产品中，但“是否有意添加或使用”填的是“{used}”",
            used = Shown(used.entry.text()); mineral: mineral.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn no_is_a_warning_and_undecided_a_hint() {
        let gold = Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Gold), "Yes");
        let findings = check_rule(&RULE, CMRT, &[gold]);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D34".to_owned()], Warning));
        let mica = [
            Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Mica), "Not applicable for this declaration"),
            Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Mica), "Yes"),
        ];
        assert_eq!(check_rule(&RULE, EMRT_1, &mica)[0].severity, Info);
    }

    #[test]
    fn later_answers_are_taken_in() {
        let used = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Cobalt), "Unknown");
        let findings = check_rule(&RULE, EMRT_2, &[used]);
        assert_eq!((findings.len(), findings[0].severity), (1, Warning));
        assert_eq!(findings[0].values.get("later_answers").map(String::as_str), Some("5"));
    }

    #[test]
    fn blank_and_unreadable_first_answers_are_left_alone() {
        let gold = Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Gold), "Yes");
        let used = Place::Answer(MineralQuestion::Used, KnownMineral::Gold);
        assert!(check_rule(&RULE, CMRT, &[gold, Edit::blank(used)]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[gold, Edit::text(used, "n/a")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[gold, Edit::text(used, "Unknown")]).is_empty());
    }
}
