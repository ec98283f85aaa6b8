//! H03: full-width characters in an id, an e-mail address or a number.

use super::by_field;
use crate::base::addresses::{EmailReading, read_email, with_half_width_addresses};
use crate::base::text::{half_width, has_misplaced_full_width};
use crate::rules::clean_text::{clean_text, why_clean};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "H03",
    name: "full-width-characters",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "IDs, e-mail addresses, telephone and product numbers, and the web address of the policy, in which a full-width colon or a Chinese full stop counts too. Full-width brackets and colons around Chinese words are ordinary. \"Must fix\" where the Checker finds no \"@\". RMI IDs, dates, answers and addresses with other flaws are covered by other rules",
            "检查识别号、电子邮件、电话和产品编号，以及政策的网址（网址中的全角冒号和中文句号也算）。中文词语旁的全角括号和冒号属于正常情况。官方 Checker 因此找不到“@”时列为“必须修改”。RMI 识别号、日期、答案，以及另有问题的邮件地址由其他规则检查",
        ),
    },
    title: &Text::fixed("Full-width characters", "全角字符"),
    why: &Text::fixed(
        "Mail programs and import tools do not take full-width characters for ordinary ones",
        "邮件程序和导入工具不会把全角字符当作半角字符",
    ),
    fix: &Text::fixed("Retype it in half-width", "改用半角重新输入"),
    reasons: &[Reason::Form],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::ContactPhone), "＋８６ 755 5550 0100")],
        good: &[Edit::text(Place::Company(CompanyField::ContactPhone), "+86 755 5550 0100")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let malformed = |entry: &Entry| {
        let row = ctx.declaration.smelter_at(entry.cell.addr.row);
        entry.field == Field::Smelter(SmelterColumn::Id) && row.is_some_and(SmelterEntry::has_malformed_rmi_id)
    };
    let address = ctx.declaration.policy_address().map(|(_, comment)| comment.field);
    let found = |entry: &Entry| {
        let is_wrong = || {
            if Some(entry.field) == address {
                with_half_width_addresses(&entry.typed).is_some()
            } else {
                is_wrong(entry)
            }
        };
        let is_wrong = !entry.typed.is_ascii() && entry.is_filled_by_hand() && is_wrong();
        (is_wrong && !malformed(entry)).then_some(())
    };
    for ((field, ()), cells) in by_field(ctx.declaration.entries(), found) {
        let Some((first, rest)) = cells.split_first() else { continue };
        // The Checker counts an e-mail cell without an ordinary @ as open.
        let is_open = matches!(field, Field::Company(CompanyField::ContactEmail | CompanyField::AuthorizerEmail))
            && read_email(first.text()) == EmailReading::FullWidthAt;
        let plain = with_half_width_addresses(first.text()).filter(|_| Some(field) == address);
        let mut finding = sink.at(first);
        finding
            .each_also_wrong(rest.iter().copied())
            .severity(if is_open { Error } else { Warning })
            .value("cells", cells.len().to_string())
            .choose(first, plain.unwrap_or_else(|| half_width(first.text())), Text::default());
        let label = ctx.declaration.label(field, ctx.layout);
        let value = Shown(first.text());
        finding.report(if rest.is_empty() {
            text!(
                en: "{label} \"{value}\" contains full-width characters",
                zh: "{label}“{value}”含有全角字符", value = value; label: label)
        } else {
            text!(
                en: "{label}: {cells} with full-width characters, here \"{value}\"",
                zh: "{label}：{cells}含有全角字符，此处为“{value}”", value = value;
                label: label, cells: Text::counted(cells.len(), "cell", "cells", "个单元格"))
        });
    }
}

fn is_wrong(entry: &Entry) -> bool {
    let text = entry.text();
    match entry.field {
        // An address with another flaw, and several addresses, are C07.
        Field::Company(CompanyField::ContactEmail | CompanyField::AuthorizerEmail) => {
            matches!(read_email(text), EmailReading::Address | EmailReading::FullWidthAt)
                && has_misplaced_full_width(text)
        }
        Field::Smelter(SmelterColumn::ContactEmail) | Field::Mine(MineColumn::ContactEmail) => {
            text.contains(['@', '＠']) && has_misplaced_full_width(text)
        }
        // An id in column A that the template does not find is L07.
        Field::Company(CompanyField::UniqueId | CompanyField::ContactPhone | CompanyField::AuthorizerPhone)
        | Field::Smelter(SmelterColumn::Id)
        | Field::Mine(MineColumn::Id)
        | Field::Product(ProductColumn::Number | ProductColumn::RequesterNumber) => has_misplaced_full_width(text),
        _ => false,
    }
}

/// In half-width; in a comment only the policy's address, and the words around it stay.
fn correction(ctx: &Context<'_>, finding: &Finding, entry: &Entry) -> RightValue {
    if !matches!(entry.field, Field::CompanyComment(..)) {
        return clean_text(ctx, finding, entry);
    }
    let kind = CorrectionKind::FullWidth;
    with_half_width_addresses(&entry.typed)
        .map_or(RightValue::None, |text| RightValue::text(text, kind, why_clean(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::company::email_malformed;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    const fn email(text: &'static str) -> Edit {
        Edit::text(Place::Company(CompanyField::ContactEmail), text)
    }

    #[test]
    fn an_address_is_wrong_once() {
        let without_at = check_rule(&RULE, CMRT, &[email("li＠example.com")]);
        assert_eq!((cells(&without_at), without_at[0].severity), (vec!["Declaration!D16".to_owned()], Error));
        assert_eq!(without_at[0].choices[0].value, "li@example.com");
        assert_eq!(check_rule(&RULE, CMRT, &[email("ｌｉ@example．com")])[0].severity, Warning);
        for text in ["li＠example.com", "ｌｉ@example．com", "li＠example", "a@b.com；c@d.com", "ｎ／ａ"] {
            let here = check_rule(&RULE, CMRT, &[email(text)]).len();
            let there = check_rule(&email_malformed::RULE, CMRT, &[email(text)]).len();
            assert_eq!(here + there, 1, "{text}");
        }
    }

    #[test]
    fn the_address_of_the_policy_is_offered_in_half_width() {
        let comment = Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "官网：https：//www。example。com");
        let findings = check_rule(&RULE, CMRT, &[comment]);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!G77".to_owned()], Warning));
        assert_eq!(findings[0].choices[0].value, "官网：https://www.example.com");
        let no = Edit::text(Place::CompanyAnswer(CompanyQuestion::PolicyUrl), "No");
        assert!(check_rule(&RULE, CMRT, &[comment, no]).is_empty(), "no address is asked for");
    }

    #[test]
    fn a_column_is_one_finding() {
        let edits = [
            Edit::text(Place::Product(1, ProductColumn::Number), "ＤＸ－100"),
            Edit::text(Place::Product(2, ProductColumn::Number), "DX（2）"),
            Edit::text(Place::Mine(1, MineColumn::ContactEmail), "a＠b.com"),
            Edit::text(Place::Company(CompanyField::UniqueId), "１２３"),
        ];
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!(cells(&findings), ["Declaration!D16", "Mine List!K5", "Product List!B6"]);
        assert_eq!(findings[2].cells.len(), 2);
    }

    #[test]
    fn words_other_fields_and_other_rules_are_left_alone() {
        let edits = [
            Edit::text(Place::Company(CompanyField::UniqueId), "统一代码：91440300"),
            Edit::text(Place::Product(1, ProductColumn::Number), "连接器（黑）"),
            Edit::text(Place::Company(CompanyField::Name), "Ｙ示例（深圳）有限公司"),
            Edit::text(Place::Company(CompanyField::EffectiveDate), "２０２６年２月２日"),
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "１００％"),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "ＣＩＤ990002"),
            Edit::text(Place::Smelter(1, SmelterColumn::IdInput), "ＣＩＤ990002"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        let other_scheme = [
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "ＧＨ７"),
            Edit::text(Place::Smelter(1, SmelterColumn::IdSource), "LBMA"),
        ];
        assert_eq!(check_rule(&RULE, AMRT_12, &other_scheme).len(), 1);
    }
}
