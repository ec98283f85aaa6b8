//! H04: blanks that nobody sees, invisible characters, and characters that were damaged.

use super::by_sheet;
use crate::rules::clean_text::{clean_text, is_damaged, is_short_text, is_superfluous, is_unusual_blank};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "H04",
    name: "blanks-or-broken-characters",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Blanks are looked at in every cell except in what the template offers to choose and in the date, which have rules of their own. In comments, addresses and the columns about mines line breaks inside, indented lines and two blanks after a sentence are ordinary, and so is the wide blank of Chinese and Japanese texts. One finding for each sheet and kind, with all of its cells; for smelter and mine IDs one of their own, as \"Explain\"",
            "检查所有单元格的空格，但模板提供选项的单元格和日期除外，它们另有规则。注释、地址和矿场各列中，中间的换行、行首缩进、句末的两个空格和中日文的全角空格属于正常。每张表每类报告一处，并列出全部单元格；冶炼厂和矿场的识别号单独列为“需要说明”",
        ),
    },
    title: &Text::fixed("Superfluous blanks, invisible or damaged characters", "多余的空格、不可见或损坏的字符"),
    why: &Text::fixed(
        "Programs that compare texts take them for different ones although they look the same",
        "看上去相同的内容，软件比较时会认为不同",
    ),
    fix: &Text::fixed("Delete the extra characters, or retype the text", "删除多余的字符，或重新输入"),
    reasons: &[Reason::Form],
    correction: Some(clean_text),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::ContactName), "Li Wei ")],
        good: &[Edit::text(Place::Company(CompanyField::ContactName), "Li Wei")],
    },
    check,
    ..super::GROUP
};

/// What is wrong with a text. The worst counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Damaged,
    Invisible,
    Around,
    Inside,
}

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let found = |entry: &Entry| {
        let kind = kind(entry)?;
        (!is_of_another_rule(ctx, entry)).then_some((kind, is_id(entry.field)))
    };
    for ((_, (kind, is_id)), cells) in by_sheet(ctx.declaration.entries(), found) {
        let Some((first, rest)) = cells.split_first() else { continue };
        let count = Text::counted(cells.len(), "cell", "cells", "个单元格");
        let value = Shown(&first.typed);
        let mut finding = sink.at(first);
        finding
            .each_also_wrong(rest.iter().copied())
            .severity(if is_id { Warning } else { Info })
            .value("cells", cells.len().to_string());
        finding.report(match kind {
            Kind::Damaged => text!(
                en: "Damaged characters in {count} of this sheet, here \"{value}\"",
                zh: "本表有 {count}含有损坏的字符，此处为“{value}”", value = value; count: count),
            Kind::Invisible => text!(
                en: "Invisible characters in {count} of this sheet, here \"{value}\"",
                zh: "本表有 {count}含有不可见字符，此处为“{value}”", value = value; count: count),
            Kind::Around => text!(
                en: "Blanks before or after the text in {count} of this sheet, here \"{value}\"",
                zh: "本表有 {count}首尾有空格，此处为“{value}”", value = value; count: count),
            Kind::Inside => text!(
                en: "Double or unusual blanks in {count} of this sheet, here \"{value}\"",
                zh: "本表有 {count}含有连续或特殊的空格，此处为“{value}”", value = value; count: count),
        });
    }
}

/// What is wrong with the text of a cell, if anything.
fn kind(entry: &Entry) -> Option<Kind> {
    let typed = entry.typed.as_str();
    // Nearly every cell ends here.
    let is_plain = typed.is_ascii() && !typed.bytes().any(|byte| byte.is_ascii_control());
    let has_blanks = typed.starts_with(' ') || typed.ends_with(' ') || typed.contains("  ");
    if is_plain && !has_blanks || entry.is_blank() || !entry.is_filled_by_hand() || entry.is_error_mark() {
        return None;
    }
    if is_damaged(typed) {
        return Some(Kind::Damaged);
    }
    if typed.chars().any(is_superfluous) {
        return Some(Kind::Invisible);
    }
    if !is_short_text(entry.field) {
        return kind_in_long_text(entry);
    }
    let text = typed.trim();
    // Line breaks at the end are blanks; inside they part two lines on purpose.
    if text.len() < typed.len() {
        return Some(Kind::Around);
    }
    // Blanks inside an address are C07.
    let is_address = matches!(entry.field, Field::Company(CompanyField::ContactEmail | CompanyField::AuthorizerEmail));
    (!is_address && (text.contains("  ") || text.contains(is_unusual_blank))).then_some(Kind::Inside)
}

/// What is wrong with the blanks of a comment, an address or a list of mines, which may have
/// several lines.
fn kind_in_long_text(entry: &Entry) -> Option<Kind> {
    if matches!(entry.field, Field::Company(CompanyField::EffectiveDate)) {
        return None;
    }
    let is_blank = |c: char| c.is_whitespace() && c != '\u{3000}';
    let text = entry.typed.trim_matches(is_blank);
    if text.len() < entry.typed.len() {
        return Some(Kind::Around);
    }
    let has_double = |line: &str| {
        let mut rest = line.trim();
        while let Some((before, after)) = rest.split_once("  ") {
            if !before.trim_end().ends_with(['.', '!', '?', ':', ';', '。', '；']) {
                return true;
            }
            rest = after.trim_start();
        }
        line.trim().contains(is_unusual_blank)
    };
    text.lines().any(has_double).then_some(Kind::Inside)
}

const fn is_id(field: Field) -> bool {
    matches!(field, Field::Smelter(SmelterColumn::IdInput | SmelterColumn::Id) | Field::Mine(MineColumn::Id))
}

/// Whether another rule speaks of this cell, or its text comes from the template.
fn is_of_another_rule(ctx: &Context<'_>, entry: &Entry) -> bool {
    if entry.field.is_chosen() {
        return true;
    }
    let Field::Smelter(column) = entry.field else { return false };
    let Some(row) = ctx.declaration.smelter_at(entry.cell.addr.row) else { return false };
    let lookup = ctx.declaration.lookup.as_ref();
    match column {
        // An id in column A that the template does not find is L07, a wrong form is L08.
        SmelterColumn::IdInput => row.is_left_empty_by_its_id,
        SmelterColumn::Id => row.has_malformed_rmi_id(),
        // Values pasted from the look-up, which has some double blanks itself.
        SmelterColumn::Name
        | SmelterColumn::IdSource
        | SmelterColumn::Street
        | SmelterColumn::City
        | SmelterColumn::State => {
            let is_offered = || {
                lookup.is_some_and(|lookup| {
                    lookup.named(entry.text()).any(|found| {
                        [&found.alias, &found.standard_name].into_iter().any(|name| entry.typed == name.as_str())
                    })
                })
            };
            row.choice == Choice::Listed || is_offered()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, EMRT_2, cells, check_rule};

    const fn company(field: CompanyField, text: &'static str) -> Edit {
        Edit::text(Place::Company(field), text)
    }

    #[test]
    fn each_sheet_and_kind_is_one_finding() {
        let edits = [
            company(CompanyField::Name, "\tYunting Demo"),
            company(CompanyField::ContactName, "Li Wei\n"),
            company(CompanyField::AuthorizerName, "Zhang  Min"),
            company(CompanyField::AuthorizerTitle, "Quality\u{a0}Director"),
            company(CompanyField::Address, "caf\u{fffd}"),
            company(CompanyField::ContactPhone, "\u{202a}+86 755 5550 0100"),
            Edit::text(Place::Product(1, ProductColumn::Number), "DX-100 "),
        ];
        for form in [EMRT_2, CRT, AMRT] {
            let findings = check_rule(&RULE, form, &edits);
            let counts: Vec<&str> = findings.iter().map(|finding| finding.values["cells"].as_str()).collect();
            assert_eq!(counts, ["1", "1", "2", "2", "1"], "{findings:#?}");
        }
    }

    #[test]
    fn ids_are_a_finding_of_their_own() {
        let edits = [
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002\t"),
            Edit::text(Place::Smelter(1, SmelterColumn::ContactName), "Erika  Beispiel"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!F5", "Smelter List!K5"]);
        assert_eq!((findings[0].severity, findings[1].severity), (Warning, Info));
        let typed = Edit::text(Place::Smelter(1, SmelterColumn::Name), "Eksempel Aluminium AS ");
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[typed])), ["Smelter List!B5"]);
    }

    #[test]
    fn texts_of_another_character_set_are_found() {
        for text in ["Ma\u{c3}\u{b1}ana", "donâ€™t", "锟斤拷"] {
            let edit = Edit::text(Place::CompanyComment(CompanyQuestion::Review), text);
            assert_eq!(check_rule(&RULE, CMRT, &[edit]).len(), 1, "{text}");
        }
    }

    #[test]
    fn lines_and_options_may_have_blanks() {
        let edits = [
            company(CompanyField::Address, "1 Example Road,\n  Shenzhen"),
            company(CompanyField::Name, "示例　電子"),
            company(CompanyField::ContactEmail, "a@b.com;  c@d.com"),
            company(CompanyField::EffectiveDate, "2 May  2025 "),
            Edit::text(
                Place::CompanyComment(CompanyQuestion::Review),
                "\u{3000}Once a year.  By the team.\r\n\tAnd in May",
            ),
            Edit::text(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin), "No "),
            Edit::text(Place::Smelter(1, SmelterColumn::Metal), "Tin "),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID 990002"),
            Edit::text(Place::Smelter(2, SmelterColumn::IdInput), " CID990003"),
            Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Formula("")),
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "Mine A\n Mine B"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        let language = Edit::text(Place::CompanyComment(CompanyQuestion::Review), "SÃO PAULO, می‌خواهم, 👩‍🔧");
        assert!(check_rule(&RULE, CMRT, &[language]).is_empty());
    }

    #[test]
    fn comments_addresses_and_mines_are_one_finding_for_each_sheet() {
        let edits = [
            company(CompanyField::Address, "1 Example Road, Shenzhen\n"),
            company(CompanyField::ContactName, "Li Wei "),
            Edit::text(Place::CompanyComment(CompanyQuestion::Review), " Once a year"),
            Edit::text(Place::Smelter(1, SmelterColumn::City), "Freiberg "),
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "Beispiel Mine\u{a0}"),
            Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "PERU\n"),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), "By  the team"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        let counts: Vec<&str> = findings.iter().map(|finding| finding.values["cells"].as_str()).collect();
        assert_eq!(counts, ["3", "3", "1"], "{findings:#?}");
        assert!(findings.iter().all(|finding| finding.severity == Info));
    }

    #[test]
    fn a_name_that_the_look_up_offers_with_double_blanks_is_fine() {
        let edits = [
            Edit::text(Place::Cell(crate::template::SMELTER_LOOKUP, "A40"), "Tin"),
            Edit::text(Place::Cell(crate::template::SMELTER_LOOKUP, "B40"), "Zinn  Werk"),
            Edit::text(Place::Cell(crate::template::SMELTER_LOOKUP, "C40"), "Zinn Werk"),
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(1, SmelterColumn::Name), "Zinn  Werk"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        let other = [edits[3], Edit::text(Place::Smelter(1, SmelterColumn::Name), "Zinn  Werk")];
        assert_eq!(check_rule(&RULE, CMRT, &other).len(), 1);
    }
}
