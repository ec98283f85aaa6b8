//! R05: the smelter has another name on a newer list.

use crate::base::normal::company_words;
use crate::rules::list_texts::{date_value, list_text};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "R05",
    name: "name-changed",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "The standard name behind the choice, compared with the name of the ID on the newest list in use. An alias that the look-up offers is ordinary and not reported; a typed alias or former name is, where the template has no look-up",
            "将所选冶炼厂的标准名称与最新清单中该识别号的名称比较。查找表提供的别名属于正常，不报告；没有查找表的模板中，填写的别名或曾用名会报告",
        ),
    },
    title: &Text::fixed("Smelter has another name on a newer list", "冶炼厂在较新清单中名称不同"),
    why: &Text::fixed(
        "The ID stays when a smelter changes its name. The customer may know it by the newer one",
        "冶炼厂更名后识别号不变，客户可能只认识新名称",
    ),
    fix: &Text::fixed("Nothing to do if the ID is right", "识别号正确则无需处理"),
    reasons: &[Reason::Identity, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tungsten"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Lizi Tungsten Co., Ltd."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990005"),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(matches) = super::matches_with_lists(ctx, sink) else { return };
    for group in matches.listed_smelters() {
        let (row, smelter) = (group.first, group.smelter);
        let Some(list) = matches.source_of(smelter) else { continue };
        let name = match row.row.choice {
            Choice::Listed => row.row.standard_name.as_deref().unwrap_or_default(),
            Choice::NoLookup => row.name,
            _ => continue,
        };
        let is_settled = matches.removal(row).is_some() || matches.contradicting_name(row).is_some();
        if is_settled || smelter.id.is_empty() || matches.own_look_up_is_newer_than(list) || same(name, &smelter.name) {
            continue;
        }
        // Typed where nothing can be chosen: only a name that is known to be one of this smelter.
        if row.row.choice == Choice::NoLookup && !smelter.other_names.iter().any(|other| same(&other.name, name)) {
            continue;
        }
        sink.at(row.name_cell())
            .each_also_wrong(group.rest.iter().map(|row| row.name_cell()))
            .value("id", smelter.id.clone())
            .value("name", smelter.name.clone())
            .value("list", list.id.clone())
            .value("date", date_value(list.date))
            .report(text!(
                en: "\"{name}\" ({id}) is called \"{new}\" on {list}",
                zh: "“{name}”（{id}）在{list}中名称为“{new}”",
                name = Shown(name), id = smelter.id, new = Shown(&smelter.name); list: list_text(list)));
    }
}

fn same(one: &str, other: &str) -> bool {
    other.is_empty() || company_words(one).concat() == company_words(other).concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule, smelter_row};

    #[test]
    fn a_new_name_is_shown_once_for_all_rows() {
        let row = |row| smelter_row(row, ["Tungsten", "Lizi Tungsten Co., Ltd.", "", "CHINA", "CID990005"]);
        let findings = check_rule(&RULE, CMRT, &[row(2), row(4)].concat());
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Smelter List!C6".to_owned()], 2));
        assert_eq!(findings[0].values["date"], "2026-01-15");
    }

    #[test]
    fn aliases_of_the_look_up_and_other_spellings_are_none() {
        let alias = smelter_row(2, ["Tin", "Beispielzinn", "", "GERMANY", "CID990002"]);
        assert!(check_rule(&RULE, CMRT, &alias).is_empty());
        for name in ["PRIMJER KOSITAR", "Primjer  Kositar", "Primjer"] {
            let typed = smelter_row(2, ["Tin", "", name, "CROATIA", "CID990103"]);
            assert!(check_rule(&RULE, AMRT_12, &typed).is_empty(), "{name}");
        }
    }
}
