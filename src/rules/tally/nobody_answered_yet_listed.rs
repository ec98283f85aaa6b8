//! D08: no supplier answered, yet smelters are listed.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "D08",
    name: "nobody-answered-yet-listed",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The response share, compared with rows that name a smelter: one finding for each mineral. A company that lists itself as the smelter needs no answers; only \"Look at\" in EMRT, AMRT and CRT",
            "将回复率与写明冶炼厂的行比较，每种矿产报告一处。公司把自己列为冶炼厂时无需供应商回复；EMRT、AMRT 和 CRT 中仅列为“请留意”",
        ),
    },
    title: &Text::fixed("No supplier answered, yet smelters are listed", "没有供应商回复，却列出了冶炼厂"),
    why: &Text::fixed(
        "A reader asks where the list comes from when no supplier answered",
        "没有供应商回复时，审阅者会问清单从何而来",
    ),
    fix: &Text::fixed(
        "State in the comment where the list comes from, or correct the response share",
        "在注释里写明清单的来源，或改正回复率",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None"),
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
        ],
        good: &[Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "50% or less")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let Some(response) = answers.get(MineralQuestion::Response) else { continue };
        let named = ctx.declaration.named_though_nobody_answered(answers);
        if named.is_empty() {
            continue;
        }
        let mut finding = sink.at(&response.entry);
        finding.for_comparison(&response.comment).value("rows", named.len().to_string());
        if ctx.declaration.family.is_extended() {
            finding.severity(Info);
        }
        let cells = named.iter().map(|row| {
            let free = matches!(row.choice, Choice::NotListed | Choice::NoLookup);
            row.get(if free { SmelterColumn::Name } else { SmelterColumn::Lookup })
        });
        finding.each_also_wrong(cells).report(text!(
            en: "{mineral}: the response share is \"{share}\", yet {smelters} listed",
            zh: "{mineral}：回复率为“{share}”，却列出了 {smelters}",
            share = Shown(response.entry.text());
            mineral: answers.name(), smelters: Text::counted(named.len(), "smelter is", "smelters are", "家冶炼厂")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    const fn response(mineral: KnownMineral, share: &'static str) -> Edit {
        Edit::text(Place::Answer(MineralQuestion::Response, mineral), share)
    }

    const fn not_all(mineral: KnownMineral) -> Edit {
        Edit::text(Place::Answer(MineralQuestion::AllIdentified, mineral), "No")
    }

    /// Where the list comes from is asked also where all smelters are said to be identified: the
    /// answer is another one.
    #[test]
    fn all_identified_does_not_answer_it() {
        assert_eq!(check_rule(&RULE, CMRT, &[response(KnownMineral::Tin, "None")]).len(), 1);
    }

    #[test]
    fn listed_smelters_without_answers_are_found() {
        let none = [response(KnownMineral::Tin, "None"), not_all(KnownMineral::Tin)];
        let findings = check_rule(&RULE, CMRT, &none);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D57".to_owned()], Warning));
        let cobalt = [response(KnownMineral::Cobalt, "Did not survey"), not_all(KnownMineral::Cobalt)];
        assert_eq!(check_rule(&RULE, EMRT_2, &cobalt)[0].severity, Info);
        assert_eq!(check_rule(&RULE, AMRT_12, &[response(KnownMineral::Aluminum, "None")])[0].severity, Info);
    }

    #[test]
    fn smelters_unidentified_rows_and_other_answers_are_fine() {
        let itself = Edit::text(Place::Company(CompanyField::Name), "Beispiel Zinn GmbH");
        let (none, open) = (response(KnownMineral::Tin, "None"), not_all(KnownMineral::Tin));
        assert!(check_rule(&RULE, CMRT, &[none, open, itself]).is_empty());
        let unidentified = Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified");
        assert!(check_rule(&RULE, CMRT, &[none, open, unidentified]).is_empty());
        assert!(check_rule(&RULE, AMRT_12, &[response(KnownMineral::Aluminum, "Unknown")]).is_empty());
    }
}
