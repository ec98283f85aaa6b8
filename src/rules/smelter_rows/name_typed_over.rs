//! L11: a listed smelter is chosen, and another name stands in the column that is for unlisted
//! ones.

use crate::base::normal::{key, name_core};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L11",
    name: "name-typed-over",
    severity: Info,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt13, Crt],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Smelter List: the name column is for smelters that are not listed and stays empty otherwise. The standard name or any alias of the chosen smelter is not reported; the name of another listed smelter is \"Explain\"",
            "冶炼厂清单：名称列仅用于未列出的冶炼厂，其他情况留空。所选冶炼厂的标准名称或别名不报告；写成另一家已列出冶炼厂的名称时，列为“需要说明”",
        ),
    },
    title: &Text::fixed("Name differs from the smelter chosen", "名称与所选冶炼厂不同"),
    why: &Text::fixed(
        "With two names in one row, a reader cannot tell which smelter is meant",
        "一行有两个名称时，审阅者无法判断指的是哪家冶炼厂",
    ),
    fix: &Text::fixed("Clear the name, or choose the smelter that is meant", "清空名称，或重新选择所指的冶炼厂"),
    reasons: &[Reason::Identity, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Name), "Esempio Stagno S.r.l.")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Name), "Beispielzinn")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lookup) = &ctx.declaration.lookup else {
        sink.skip(Text::fixed("The workbook has no Smelter Look-up sheet", "工作簿没有冶炼厂查找表"));
        return;
    };
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice == Choice::Listed) {
        let name = row.get(SmelterColumn::Name);
        let typed = name.readable();
        // Most rows, so before anything is looked up.
        if typed.is_empty() {
            continue;
        }
        // An id that belongs to another smelter than the choice is R03.
        let matches = ctx.smelter_matches();
        if matches.of_row(row.row).is_some_and(|found| matches.contradicting_name(found).is_some()) {
            continue;
        }
        let chosen = row.get(SmelterColumn::Lookup);
        let (Some(mineral), Some(standard)) = (&row.mineral, &row.standard_name) else { continue };
        let same = |other: &str| name.key() == key(other) || name.name_core() == name_core(other);
        if name.is_filler(Filler::PlaceholderName) || same(standard) || same(chosen.text()) {
            continue;
        }
        let mut others = lookup.named_under(mineral, typed).peekable();
        let listed = others.peek().is_some();
        let id = row.known_id();
        if others
            .any(|entry| entry.standard_name == *standard || id.as_deref().is_some_and(|id| key(&entry.id) == key(id)))
        {
            continue;
        }
        let mut finding = sink.at(name);
        finding.also_wrong(chosen);
        let message = text!(
            en: "Row {row}: \"{chosen}\" is chosen, but the name says \"{name}\"",
            zh: "第 {row} 行：选择的是“{chosen}”，名称却填了“{name}”",
            row = row.row, chosen = Shown(chosen.text()), name = Shown(typed));
        if listed {
            let when = Text::fixed("if the smelter in the name column is meant", "指的是名称列中的冶炼厂时");
            finding.severity(Warning).choose(chosen, typed, when).report(message);
        } else {
            finding.report(message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_1, cells, check_rule};

    const fn name(text: &'static str) -> Edit {
        Edit::text(Place::Smelter(1, SmelterColumn::Name), text)
    }

    #[test]
    fn another_listed_smelter_is_a_warning() {
        let findings = check_rule(&RULE, CMRT, &[name("PT Contoh Timah")]);
        assert_eq!(cells(&findings), ["Smelter List!D5"]);
        assert_eq!(findings[0].severity, Warning);
        assert_eq!(check_rule(&RULE, EMRT_1, &[name("PT Contoh Timah")])[0].severity, Info, "a tin smelter in an EMRT");
    }

    #[test]
    fn names_of_the_same_smelter_are_fine() {
        for typed in ["beispiel  zinn gmbh", "Beispielzinn", "Beispiel Zinn", "", "0", "N/A"] {
            assert!(check_rule(&RULE, CMRT, &[name(typed)]).is_empty(), "{typed}");
        }
        let not_listed = Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed");
        assert!(check_rule(&RULE, CMRT, &[not_listed, name("Esempio Stagno S.r.l.")]).is_empty());
    }
}
