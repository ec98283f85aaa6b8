//! L17: contact persons of smelters or mines are named.

use crate::declaration::Field;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L17",
    name: "personal-data",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: contact name and e-mail of a smelter or mine only with permission. One finding for each sheet; N/A and Unknown do not count as a person",
            "填写说明：冶炼厂或矿场的联系人姓名和电子邮件须征得同意。每张表报告一处；N/A 和 Unknown 不算个人信息",
        ),
    },
    title: &Text::fixed("Contact persons of third parties are named", "写有第三方联系人信息"),
    why: &Text::fixed(
        "The file goes to customers; names and e-mail addresses of third parties are personal data",
        "文件会发给客户，第三方人员的姓名和电子邮件属于个人信息",
    ),
    fix: &Text::fixed(
        "Keep them only with the persons' permission; otherwise clear the cells",
        "征得本人同意才保留，否则清空这些单元格",
    ),
    reasons: &[Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::ContactName), "Erika Beispiel")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::ContactName), "N/A")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let smelters = ctx.declaration.smelters.iter().flat_map(SmelterEntry::cells);
    let mines = ctx.declaration.mines.iter().flat_map(|row| row.cells.iter());
    report(smelters.collect(), sink);
    report(mines.collect(), sink);
}

fn report(cells: Vec<&Entry>, sink: &mut Sink<'_>) {
    let contacts: Vec<&Entry> = cells.into_iter().filter(|cell| names_a_person(cell)).collect();
    let Some((first, rest)) = contacts.split_first() else { return };
    let count = contacts.len();
    sink.at(first).each_also_wrong(rest.iter().copied()).value("cells", count.to_string()).report(text!(
        en: "This sheet names contact persons in {cells}, here \"{contact}\"",
        zh: "本表有 {cells}写有联系人信息，此处为“{contact}”", contact = Shown(first.text());
        cells: Text::counted(count, "cell", "cells", "个单元格")));
}

fn names_a_person(cell: &Entry) -> bool {
    let contact = matches!(
        cell.field,
        Field::Smelter(SmelterColumn::ContactName | SmelterColumn::ContactEmail)
            | Field::Mine(MineColumn::ContactName | MineColumn::ContactEmail)
    );
    contact && !cell.readable().is_empty() && !cell.is_filler(Filler::PlaceholderName)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    #[test]
    fn one_finding_for_each_sheet() {
        let edits = [
            Edit::text(Place::Smelter(1, SmelterColumn::ContactName), "Erika Beispiel"),
            Edit::text(Place::Smelter(1, SmelterColumn::ContactEmail), "erika@example.com"),
            Edit::text(Place::Mine(1, MineColumn::ContactEmail), "mine@example.com"),
        ];
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!(cells(&findings), ["Smelter List!K5", "Mine List!K5"]);
        assert_eq!(findings[0].values["cells"], "2");
    }

    #[test]
    fn fillers_are_no_persons() {
        for text in ["N/A", "-", "Unknown", "0", "无"] {
            assert!(
                check_rule(&RULE, CMRT, &[Edit::text(Place::Smelter(1, SmelterColumn::ContactEmail), text)]).is_empty()
            );
        }
    }
}
