//! Q09: permitted answers that decide nothing.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q09",
    name: "answer-undecided",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The templates permit Unknown, Not declaring and Not applicable for this declaration, but customers ask about them. Checked are the first answers, origin and recycling; the response share and completeness have rules of their own",
            "模板允许填 Unknown、Not declaring 和 Not applicable for this declaration，但客户会追问。此处只看前面的答案、来源和回收；回复率和完整性另有规则",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Answer is permitted, but leaves the question open", "答案可用，但尚无定论"),
    why: &Text::fixed(
        "The answer is permitted and better than a guess; the customer may ask what is being done to find out",
        "这样填写是允许的，也好过猜测；客户可能会问打算如何查清",
    ),
    fix: &Text::fixed(
        "Ask the sub-suppliers, and use what the smelters publish on origin; keep the answer while it is true",
        "询问下级供应商，并参考冶炼厂公布的来源信息；如果仍不清楚，保留原答案",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin), "Unknown")],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in &ctx.declaration.minerals {
        let scope = mineral.in_scope(ctx.declaration.family);
        // All recycled with an unknown mined origin is a contradiction, and so are "remains"
        // without "used" and covered countries that may be no high-risk areas.
        let recycled = mineral.get(MineralQuestion::Recycled).is_some_and(|cell| cell.offered() == Some(Answer::Yes));
        let undecided: Vec<_> = mineral
            .answers
            .iter()
            .filter(|cell| cell.offered().is_some_and(Answer::is_undecided))
            .filter(|cell| match cell.question {
                MineralQuestion::Used => !mineral.remains_without_use(),
                MineralQuestion::Remains => mineral.answer(MineralQuestion::Used) == Some(Answer::Yes),
                MineralQuestion::Covered => scope == InScope::In && !recycled,
                MineralQuestion::Cahra => scope == InScope::In && !recycled && !mineral.covered_but_not_cahra(),
                MineralQuestion::Recycled => scope == InScope::In,
                MineralQuestion::Response | MineralQuestion::AllIdentified | MineralQuestion::AllReported => false,
            })
            .collect();
        let Some((first, rest)) = undecided.split_first() else { continue };
        let questions: Vec<Text> =
            undecided.iter().map(|cell| text!(en: "\"{name}\"", zh: "“{name}”"; name: cell.question.name())).collect();
        let mut finding = sink.at(&first.entry);
        finding.each_also_wrong(rest.iter().map(|cell| &cell.entry));
        finding.value("answers", undecided.len().to_string()).report(text!(
            en: "{mineral}: the answer to {questions} is \"{answer}\"",
            zh: "{mineral}：{questions}填的是“{answer}”",
            answer = Shown(first.entry.text()); mineral: mineral.name(), questions: Text::list(&questions)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, EMRT_1, EMRT_2, cells, check_rule};

    #[test]
    fn one_finding_per_mineral() {
        let tin = |question| Edit::text(Place::Answer(question, KnownMineral::Tin), "Unknown");
        let edits = [tin(MineralQuestion::Covered), tin(MineralQuestion::Cahra), tin(MineralQuestion::Recycled)];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Declaration!D39".to_owned()], 3));
    }

    #[test]
    fn first_answers_count_in_the_templates_that_permit_them() {
        let used = |mineral, answer| Edit::text(Place::Answer(MineralQuestion::Used, mineral), answer);
        assert_eq!(check_rule(&RULE, AMRT, &[used(KnownMineral::Silver, "Not declaring")]).len(), 1);
        assert_eq!(check_rule(&RULE, EMRT_2, &[used(KnownMineral::Nickel, "Unknown")]).len(), 1);
        let mica = used(KnownMineral::Mica, "Not applicable for this declaration");
        assert_eq!(check_rule(&RULE, EMRT_1, &[mica]).len(), 1);
        assert!(check_rule(&RULE, CMRT, &[used(KnownMineral::Gold, "Unknown")]).is_empty());
    }

    #[test]
    fn other_rules_are_not_repeated() {
        let cobalt = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Cobalt), answer);
        let recycled = [cobalt(MineralQuestion::Recycled, "Yes"), cobalt(MineralQuestion::Cahra, "Unknown")];
        assert!(check_rule(&RULE, EMRT_2, &recycled).is_empty());
        assert!(check_rule(&RULE, EMRT_2, &[cobalt(MineralQuestion::AllIdentified, "Unknown")]).is_empty());
        let tin = |question, answer| Edit::text(Place::Answer(question, KnownMineral::Tin), answer);
        let covered = [tin(MineralQuestion::Covered, "Yes"), tin(MineralQuestion::Cahra, "Unknown")];
        assert!(check_rule(&RULE, CMRT, &covered).is_empty(), "X01");
        assert!(check_rule(&RULE, EMRT_2, &[cobalt(MineralQuestion::Used, "Unknown")]).is_empty());
    }
}
