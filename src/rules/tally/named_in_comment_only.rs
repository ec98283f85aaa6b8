//! D12: a comment names a smelter that the list does not hold, or holds under another metal.

use crate::declaration::find_rmi_ids;
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "D12",
    name: "named-in-comment-only",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "RMI IDs in the comments of the Declaration, compared with the rows. Comments of minerals that are out of scope, and comments about smelters no longer used, are left out. One finding for each comment",
            "将“申报”工作表注释中的 RMI 识别号与清单比较。申报范围外矿产的注释，以及说明已不再使用某冶炼厂的注释，不检查。每条注释报告一处",
        ),
    },
    title: &Text::fixed("Smelter in a comment is not in the list", "注释中的冶炼厂不在清单中"),
    why: &Text::fixed(
        "All smelters of the supply chain belong in the list; a comment is easily overlooked",
        "供应链中的冶炼厂都应列入清单，写在注释里容易被忽略",
    ),
    fix: &Text::fixed("Add the row, or correct the comment", "补充该行，或改正注释"),
    reasons: &[Reason::Contradiction, Reason::Missing, Reason::Identity],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(
            Place::Comment(MineralQuestion::Cahra, KnownMineral::Tin),
            "CID990003 sources there under its audit programme",
        )],
        good: &[Edit::text(
            Place::Comment(MineralQuestion::Cahra, KnownMineral::Tin),
            "CID990002 sources there under its audit programme",
        )],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let declaration = ctx.declaration;
    let mut listed: BTreeMap<String, BTreeSet<&Mineral>> = BTreeMap::new();
    for row in &declaration.smelters {
        for cell in [SmelterColumn::Id, SmelterColumn::IdInput] {
            for id in find_rmi_ids(row.get(cell).text()) {
                listed.entry(id).or_default().extend(&row.mineral);
            }
        }
    }
    let of_minerals = declaration
        .minerals_in_scope()
        .flat_map(|answers| answers.answers.iter().map(move |cell| (&cell.comment, Some(&answers.mineral))));
    let of_company = declaration.company_answers.iter().map(|cell| (&cell.comment, None));
    for (comment, mineral) in of_minerals.chain(of_company) {
        if speaks_of_the_past(comment.text()) {
            continue;
        }
        let stray: Vec<String> = find_rmi_ids(comment.text())
            .into_iter()
            .filter(|id| match (listed.get(id), mineral) {
                (None, _) => true,
                (Some(metals), Some(mineral)) => !metals.is_empty() && !metals.contains(mineral),
                (Some(_), None) => false,
            })
            .collect();
        let Some(first) = stray.first() else { continue };
        let ids = stray.join(", ");
        let message = match mineral.filter(|_| listed.contains_key(first)) {
            Some(mineral) => text!(
                en: "The comment about {mineral} names {ids}, which the Smelter List has under another metal",
                zh: "{mineral}的注释提到 {ids}，但冶炼厂清单将其列在其他金属下", ids = ids; mineral: mineral.name()),
            None => text!(
                en: "The comment names {ids}, which the Smelter List does not have",
                zh: "注释提到 {ids}，但冶炼厂清单中没有", ids = ids),
        };
        sink.at(comment).value("ids", stray.join(" ")).report(message);
    }
}

/// Whether a comment says that smelters left the supply chain, so that they rightly have no row.
fn speaks_of_the_past(comment: &str) -> bool {
    let lower = comment.to_lowercase();
    [
        "no longer",
        "removed",
        "remove",
        "excluded",
        "discontinued",
        "phased out",
        "stopped",
        "not used",
        "do not source",
        "does not source",
        "former",
        "previously",
        "replaced",
        "不再",
        "已移除",
        "移除",
        "剔除",
        "停止",
        "终止",
        "已更换",
        "替换",
        "排除",
        "未使用",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn ids_without_a_row_are_one_finding_for_a_comment() {
        let tin =
            Edit::text(Place::Comment(MineralQuestion::AllIdentified, KnownMineral::Tin), "见CID990003、cid990098");
        let findings = check_rule(&RULE, CMRT, &[tin]);
        assert_eq!(cells(&findings), ["Declaration!G63"]);
        assert_eq!(findings[0].values["ids"], "CID990003 CID990098");
        let company = Edit::text(Place::CompanyComment(CompanyQuestion::Review), "CID990099 was reviewed");
        for form in [EMRT_2, CRT] {
            assert_eq!(check_rule(&RULE, form, &[company]).len(), 1);
        }
    }

    #[test]
    fn an_id_of_another_metal_is_found() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990004"),
            Edit::text(Place::Comment(MineralQuestion::Cahra, KnownMineral::Tin), "CID990004"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits)[0].message.en.contains("another metal"));
    }

    #[test]
    fn listed_past_and_out_of_scope_smelters_are_fine() {
        for comment in [
            "cid990002 is audited",
            "CID990003 was removed from our supply chain",
            "不再使用 CID990003",
            "CID is an id",
        ] {
            let edit = Edit::text(Place::Comment(MineralQuestion::Cahra, KnownMineral::Tin), comment);
            assert!(check_rule(&RULE, CMRT, &[edit]).is_empty(), "{comment}");
        }
        let gold = Edit::text(Place::Comment(MineralQuestion::Used, KnownMineral::Gold), "CID990004");
        assert!(check_rule(&RULE, CMRT, &[gold]).is_empty());
    }
}
