//! R15: fewer smelters of a mineral are conformant than the buyer's profile asks for.

use crate::reference::ListInfo;
use crate::report::conformant::conformant_shares;
use crate::rules::prelude::*;
use crate::rules::smelter_rows;

pub(crate) static RULE: Rule = Rule {
    code: "R15",
    name: "conformant-share-below-minimum",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerProfile,
        detail: &Text::fixed(
            "The least share of conformant smelters that the customer's profile sets for a mineral. All smelters of the mineral that the form names count, each once; conformant are those that the newest list, or the newest document, with a status says so of. Active is not conformant, and a status older than the months of the profile (12 where it names none) does not count. Only \"Look at\" where the share would not be below the minimum if the old and the unknown statuses were conformant",
            "客户配置为某种矿产规定的认可冶炼厂最低比例。表格为该矿产列出的冶炼厂全部计入，每家一次；给出状态的最新清单或文件写明认可的，才计为认可。活跃不算认可，状态的月数超过配置的规定（未规定时为 12 个月）也不计。如果把过旧和未知的状态当作认可就能达到最低比例，仅列为“请留意”",
        ),
    },
    adjustable: true,
    title: &Text::fixed(
        "Fewer conformant smelters than the customer's profile asks for",
        "认可冶炼厂的比例低于客户配置的要求",
    ),
    why: &Text::fixed(
        "This customer sets a minimum for the mineral. A status is that of a list on its day; active smelters are on the way to it, and one that is not listed is only that",
        "该客户为这种矿产规定了最低比例。状态以清单当日的内容为准；活跃的冶炼厂尚在审核途中，不在清单中也只表示未列出",
    ),
    fix: &Text::fixed(
        "Ask your suppliers about the smelters in these rows: by when each is assessed, or which source takes its place; tell the customer the plan",
        "就这些行的冶炼厂询问供应商：何时完成审核，或改用哪个来源；并把计划告知客户",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Paraugs Alva SIA"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990104"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Primjer Kositar"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990103"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let profile = &ctx.settings.profile;
    if profile.info.minimum_conformant.is_empty() {
        sink.not_asked(Text::fixed(
            "The profile sets no minimum share of conformant smelters",
            "配置没有规定认可冶炼厂的最低比例",
        ));
        return;
    }
    if !ctx.settings.lists.infos().iter().any(ListInfo::gives_statuses) {
        sink.skip(Text::fixed("No list with statuses is in use", "没有使用带状态的清单"));
        return;
    }
    let (matches, today) = (ctx.smelter_matches(), ctx.settings.today);
    let rows = smelter_rows(ctx);
    for share in conformant_shares(&rows, &profile.info, today).iter().filter(|share| share.is_below()) {
        let others = rows.iter().filter(|row| row.mineral == share.mineral && !row.is_conformant(&profile.info, today));
        let mut others = others.filter_map(|row| matches.of_row(row.row));
        let Some(first) = others.next() else { continue };
        let mut finding = sink.at(first.main_cell());
        finding.each_also_wrong(others.map(RowMatch::main_cell)).asked_by(profile).mineral(first.mineral);
        if share.is_undecided() {
            finding.severity(Info).fix(Text::fixed(
                "Load a current list: the statuses that are old or not known decide whether the minimum is reached",
                "载入当前的清单：是否达到最低比例，取决于过旧或未知的状态",
            ));
        }
        finding
            .value("minimum", share.minimum.to_string())
            .value("smelters", share.all.to_string())
            .value("conformant", share.conformant.to_string())
            .value("old", share.old.to_string())
            .value("unknown", share.unknown.to_string())
            .report(text!(
                en: "{mineral}: {share}",
                zh: "{mineral}：{share}"; mineral: first.mineral.name(), share: share.text()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::profile::Profile;
    use crate::reference::{List, ListEntry, ListKind, Lists};
    use crate::rules::testing::{
        CMRT, EMRT_2, cells, check_rule, check_rule_against, check_rule_on, check_rule_with, smelter_row,
    };
    use crate::samples::fixtures::demanding_profile;

    fn row(row: u32, id: &'static str) -> Vec<Edit> {
        smelter_row(row, ["Tin", "Smelter not listed", "", "", id])
    }

    #[test]
    fn a_share_below_the_minimum_is_one_finding_with_the_rows_that_are_not_conformant() {
        let edits = [row(2, "CID990103"), row(3, "CID990105"), row(4, "CID990104"), row(5, "CID990103")].concat();
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((findings.len(), findings[0].severity, findings[0].source), (1, Warning, SourceKind::BuyerProfile));
        let named: Vec<String> = findings[0].cells.iter().map(ToString::to_string).collect();
        assert_eq!(named, ["Smelter List!F5", "Smelter List!F7", "Smelter List!F8"]);
        assert_eq!(
            findings[0].message.en,
            "Tin: 1 of 4 smelters conformant on the lists as of their days (25.00 %); the customer's minimum is 50 %"
        );
        assert_eq!(findings[0].subject.mineral.as_deref(), Some("Tin"));
        assert!(!findings[0].message.en.contains("not conformant") && !findings[0].why.en.contains("not conformant"));
    }

    #[test]
    fn half_is_half_and_other_profiles_ask_for_nothing() {
        let half = [row(2, "CID990103")].concat();
        assert!(check_rule(&RULE, CMRT, &half).is_empty());
        let higher = |share| {
            let mut profile = demanding_profile();
            profile.info.minimum_conformant = [("Tin".to_owned(), share)].into();
            check_rule_with(&RULE, CMRT, &half, &profile).len()
        };
        assert_eq!((higher(50), higher(51)), (0, 1));
        assert!(check_rule_with(&RULE, CMRT, RULE.example.bad, &Profile::default()).is_empty());
        assert!(check_rule_against(&RULE, CMRT, RULE.example.bad, &Lists::default()).is_empty());
    }

    #[test]
    fn statuses_that_are_old_are_said_and_ask_for_a_list() {
        let edits = [row(2, "CID990103"), row(3, "CID990104")].concat();
        for today in [Date::new(2027, 2, 21), None] {
            let findings = check_rule_on(&RULE, CMRT, &edits, today);
            assert_eq!((findings.len(), findings[0].severity), (1, Info));
            assert!(
                findings[0].message.en.ends_with("; 2 with a status that is too old"),
                "{}",
                findings[0].message.en
            );
            assert!(findings[0].fix.en.contains("current list"));
        }
    }

    #[test]
    fn smelters_of_a_metal_without_statuses_are_not_known() {
        let info = ListInfo {
            id: "statuses".to_owned(),
            name: Text::same("Statuses"),
            kind: ListKind::Status,
            date: Date::new(2026, 2, 20),
            source: Text::same("test"),
            count: 0,
            built_in: false,
            template: None,
        };
        let entry =
            ListEntry { metal: Some(KnownMineral::Gold.into()), id: "CID990120".to_owned(), ..ListEntry::default() };
        let findings = check_rule_against(&RULE, CMRT, &[], &Lists::new(vec![List { info, entries: vec![entry] }]));
        assert_eq!((findings.len(), findings[0].severity), (1, Info));
        assert_eq!(findings[0].values["unknown"], "1");
        assert_eq!(cells(&findings), ["Smelter List!F5"]);
    }

    #[test]
    fn minerals_without_a_minimum_and_rows_without_a_smelter_are_left_alone() {
        assert!(check_rule(&RULE, EMRT_2, &smelter_row(2, ["Cobalt", "Smelter not listed", "Ort", "", ""])).is_empty());
        let not_yet = smelter_row(1, ["Tin", "Smelter not yet identified", "", "", ""]);
        assert!(check_rule(&RULE, CMRT, &not_yet).is_empty());
    }
}
