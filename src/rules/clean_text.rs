//! Superfluous characters: blanks around and inside a text, characters that nobody sees, full-width
//! letters and digits; and the text of a cell without them.

use super::correction::Fix;
use super::prelude::*;
use crate::base::addresses::{EmailFlaw, EmailReading, email_without_blanks, read_email};
use crate::base::text::{is_invisible, without_misplaced_full_width};
use crate::report::corrections::NewValue;
use std::borrow::Cow;

/// The text without superfluous characters, unless the template or a program would then read
/// something else.
pub(super) fn clean_text(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    let found = cleaned(entry);
    let RightValue::One(Fix { after: NewValue::Text(text), .. }) = &found else { return found };
    if begins_as_formula(text) && !begins_as_formula(&entry.typed) {
        return RightValue::Unsure(Text::fixed(
            "Without what stands before the sign, programs take the text for a formula: decide in Excel",
            "去掉符号前的字符后，软件会把这段文字当作公式，请在 Excel 中决定",
        ));
    }
    // The formulas of the row look a name up, and would show another smelter than the stored
    // results do.
    let is_name = entry.field == Field::Smelter(SmelterColumn::Name);
    let row = ctx.declaration.smelter_at(entry.cell.addr.row).filter(|_| is_name);
    let looks_up = |row: &SmelterEntry| row.cells().any(Entry::is_formula);
    let is_known = |row: &SmelterEntry| {
        let lookup = ctx.declaration.lookup.as_ref();
        lookup.is_some_and(|lookup| lookup.by_name(&row.get(SmelterColumn::Metal).typed, text).is_some())
    };
    if row.is_some_and(|row| looks_up(row) && is_known(row)) {
        return RightValue::Unsure(Text::fixed(
            "The formulas of this row would find a smelter by the corrected name: decide in Excel",
            "更正后，此行公式会按名称查到冶炼厂，请在 Excel 中决定",
        ));
    }
    found
}

/// The text of a cell without blanks around it, without characters that nobody sees, and in
/// half-width where it is an id, a number or an address.
fn cleaned(entry: &Entry) -> RightValue {
    let typed = entry.typed.as_str();
    if is_damaged(typed) {
        return RightValue::None;
    }
    if typed.contains(['\u{202d}', '\u{202e}']) {
        return RightValue::Unsure(Text::fixed(
            "An invisible character turns the order of the letters round: the text has to be retyped",
            "不可见字符颠倒了文字顺序，需要重新输入",
        ));
    }
    // Marks that part lines or fields in other programs: a blank, a line break and nothing are all
    // possible.
    if typed.trim().contains(['\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}', '\u{85}']) {
        return RightValue::Unsure(Text::fixed(
            "A control character inside may stand for a blank or for a line break",
            "中间的控制字符可能代表空格，也可能代表换行",
        ));
    }
    let mut text: Cow<'_, str> = Cow::Borrowed(typed);
    if text.contains(is_superfluous) {
        text = Cow::Owned(text.chars().filter(|c| !is_superfluous(*c)).collect());
    }
    if !is_short_text(entry.field) {
        return changed(entry, &text, CorrectionKind::Blanks);
    }
    let mut kind = CorrectionKind::Blanks;
    let mut short = text.trim().to_owned();
    if is_compared_by_character(entry.field) {
        let half = without_misplaced_full_width(&short);
        if half != short {
            kind = CorrectionKind::FullWidth;
            half.trim().clone_into(&mut short);
        }
    }
    if is_email(entry.field) {
        if read_email(&short) == EmailReading::Flawed(EmailFlaw::Space) {
            return match email_without_blanks(&short) {
                Some(joined) => changed(entry, &joined, CorrectionKind::Email),
                None => RightValue::Unsure(Text::fixed(
                    "The blank may be a missing character, or part two addresses",
                    "这个空格可能代表漏掉的字符，也可能隔开两个地址",
                )),
            };
        }
        return changed(entry, &short, kind);
    }
    let has_inner = short.contains("  ") || short.contains(is_unusual_blank);
    if has_inner && is_id(entry.field) {
        return RightValue::Unsure(Text::fixed(
            "It cannot be told whether the blanks inside belong to the number",
            "无法判断中间的空格是否属于编号",
        ));
    }
    if has_inner {
        short = with_single_blanks(&short);
    }
    changed(entry, &short, kind)
}

fn changed(entry: &Entry, text: &str, kind: CorrectionKind) -> RightValue {
    if entry.typed == text || text.trim().is_empty() {
        return RightValue::None;
    }
    RightValue::text(text, kind, why_clean(kind))
}

/// One ordinary blank for each run of blanks that has another kind of blank or several. Line breaks
/// stay.
fn with_single_blanks(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for c in text.chars() {
        let is_blank = c == ' ' || is_unusual_blank(c);
        match (is_blank, single.ends_with(' ')) {
            (true, true) => {}
            (true, false) => single.push(' '),
            (false, _) => single.push(c),
        }
    }
    single
}

const fn is_email(field: Field) -> bool {
    matches!(
        field,
        Field::Company(CompanyField::ContactEmail | CompanyField::AuthorizerEmail)
            | Field::Smelter(SmelterColumn::ContactEmail)
            | Field::Mine(MineColumn::ContactEmail)
    )
}

/// Ids and product numbers, in which every character counts.
const fn is_id(field: Field) -> bool {
    matches!(
        field,
        Field::Company(CompanyField::UniqueId)
            | Field::Smelter(SmelterColumn::IdInput | SmelterColumn::Id)
            | Field::Mine(MineColumn::Id)
            | Field::Product(ProductColumn::Number | ProductColumn::RequesterNumber)
    )
}

/// What is an id, a number or an address: full-width characters are the same in half-width.
const fn is_compared_by_character(field: Field) -> bool {
    is_id(field)
        || is_email(field)
        || matches!(field, Field::Company(CompanyField::ContactPhone | CompanyField::AuthorizerPhone))
}

/// Characters that stand for lost ones, and texts that were read in a wrong character set.
pub(super) fn is_damaged(text: &str) -> bool {
    if text.contains('\u{fffd}') || text.contains("锟斤拷") || text.contains("â€") || text.contains("ï»¿") {
        return true;
    }
    let characters = text.chars();
    characters.clone().zip(characters.skip(1)).any(|(one, next)| one == 'Ã' && ('\u{80}'..='\u{bf}').contains(&next))
}

/// Characters without a shape that no language needs; line ends, tabs and joiners are used.
pub(super) fn is_superfluous(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\t' | '\n' | '\r' | '\u{200c}' | '\u{200d}' | '\u{200e}' | '\u{200f}')
}

/// Names, ids, numbers and e-mail addresses: one line that programs compare. A date that is a text
/// is C08.
pub(super) const fn is_short_text(field: Field) -> bool {
    match field {
        Field::Company(field) => {
            !matches!(field, CompanyField::Address | CompanyField::ScopeDescription | CompanyField::EffectiveDate)
        }
        Field::OtherMineral(_) => true,
        Field::MineralSlot(_)
        | Field::Answer(..)
        | Field::CompanyAnswer(..)
        | Field::Comment(..)
        | Field::CompanyComment(..) => false,
        Field::Smelter(column) => matches!(
            column,
            SmelterColumn::IdInput
                | SmelterColumn::Name
                | SmelterColumn::Id
                | SmelterColumn::ContactName
                | SmelterColumn::ContactEmail
        ),
        Field::Mine(column) => {
            matches!(column, MineColumn::Name | MineColumn::Id | MineColumn::ContactName | MineColumn::ContactEmail)
        }
        Field::Product(column) => !matches!(column, ProductColumn::Comments),
    }
}

/// Tabs and blanks of another width or kind, which look like ordinary ones.
pub(super) const fn is_unusual_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// Whether programs take a text for a formula when they read it again. A phone number may begin
/// with a plus sign.
fn begins_as_formula(text: &str) -> bool {
    let is_of_a_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.' | '/');
    text.starts_with(['=', '+', '-', '@']) && !text.chars().all(is_of_a_number)
}

/// Why a text without superfluous characters is the right one.
pub(super) fn why_clean(kind: CorrectionKind) -> Text {
    match kind {
        CorrectionKind::FullWidth => Text::fixed("The same characters in half-width", "内容不变，改为半角字符"),
        CorrectionKind::Email => Text::fixed(
            "An address has no blanks; without them it is one",
            "电子邮件地址中不能有空格，去掉后即为有效地址",
        ),
        _ => Text::fixed(
            "The same text without superfluous blanks and invisible characters",
            "内容不变，去掉多余的空格和不可见字符",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Value;

    fn entry(field: Field, text: &str) -> Entry {
        let cell = CellRef::new("Declaration", Addr::new(4, 8));
        Entry::new(cell, field, &Value::Text(text.to_owned().into()), false)
    }

    fn clean(field: Field, text: &str) -> Option<String> {
        match cleaned(&entry(field, text)) {
            RightValue::One(Fix { after: NewValue::Text(text), .. }) => Some(text),
            _ => None,
        }
    }

    const NAME: Field = Field::Company(CompanyField::Name);
    const EMAIL: Field = Field::Company(CompanyField::ContactEmail);
    const PHONE: Field = Field::Company(CompanyField::ContactPhone);
    const NUMBER: Field = Field::Product(ProductColumn::Number);

    #[test]
    fn blanks_and_invisible_characters_go() {
        assert_eq!(clean(NAME, "\tYunting  Demo\u{a0}Ltd \n").as_deref(), Some("Yunting Demo Ltd"));
        assert_eq!(clean(PHONE, "\u{202a}+86 755\u{202c}").as_deref(), Some("+86 755"));
        assert_eq!(clean(NUMBER, "DX-1\u{200b}00 ").as_deref(), Some("DX-100"));
        for text in ["Li Wei", "示例　电子", "\u{202e}abc ", "a\u{b}b ", "caf\u{fffd} ", " "] {
            assert_eq!(clean(NAME, text), None, "{text:?}");
        }
        assert!(matches!(cleaned(&entry(NUMBER, "DX  100")), RightValue::Unsure(_)));
    }

    #[test]
    fn full_width_characters_of_ids_become_ordinary() {
        assert_eq!(clean(NUMBER, "ＤＸ－１００　").as_deref(), Some("DX-100"));
        assert_eq!(clean(NUMBER, "连接器（Ａ型）").as_deref(), Some("连接器（A型）"));
        assert_eq!(clean(EMAIL, "ｌｉ＠example．com").as_deref(), Some("li@example.com"));
        assert_eq!(clean(NAME, "Ｙ示例"), None);
    }

    #[test]
    fn blanks_in_an_address_go_where_nothing_else_can_be_meant() {
        for text in [
            "li.wei @example.com",
            "li.wei@ example.com",
            "li.wei@example .com",
            "li.wei@example. com",
            " li.wei@example.com\t",
        ] {
            assert_eq!(clean(EMAIL, text).as_deref(), Some("li.wei@example.com"), "{text}");
        }
        for text in [
            "Li wei@example.com",
            "Dr. li@example.com",
            "li@example.com. Thanks",
            "li@example.com 123",
            "li@exam ple.com",
        ] {
            assert!(matches!(cleaned(&entry(EMAIL, text)), RightValue::Unsure(_)), "{text}");
        }
        assert_eq!(clean(EMAIL, "a@b.com\nc@d.com"), None, "two addresses");
    }
}
