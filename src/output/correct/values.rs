//! The one right value of a cell, where there is one. Pure functions over what was typed.

use crate::base::addresses::{EmailFlaw, EmailReading, email_without_blanks, read_email};
use crate::base::text::{Text, half_width, without_misplaced_full_width};
use crate::declaration::{Entry, Field, MineColumn, ProductColumn, SmelterColumn, is_rmi_id, repaired_rmi_id};
use crate::report::corrections::CorrectionKind;
use crate::rules::hygiene::blanks_or_broken_characters::{is_damaged, is_short_text, is_superfluous};
use crate::template::CompanyField;
use std::borrow::Cow;

/// What is known about a cell that a finding is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading<T> {
    /// One right value.
    One(T),
    /// Two are possible, or none is safe; the reason is for the user.
    Unsure(Text),
    /// Nothing to say.
    None,
}

impl<T> Reading<T> {
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        match self {
            Self::One(value) => Reading::One(change(value)),
            Self::Unsure(why) => Reading::Unsure(why),
            Self::None => Reading::None,
        }
    }
}

/// The text of a cell without blanks around it, without characters that nobody sees, and in half-width where it is an id,
/// a number or an address.
pub(super) fn cleaned(entry: &Entry) -> Reading<(String, CorrectionKind)> {
    let typed = entry.typed.as_str();
    if is_damaged(typed) {
        return Reading::None;
    }
    if typed.contains(['\u{202d}', '\u{202e}']) {
        return Reading::Unsure(Text::fixed(
            "An invisible character turns the order of the letters round: the text has to be retyped",
            "不可见字符颠倒了文字顺序，需要重新输入",
        ));
    }
    // Marks that part lines or fields in other programs: a blank, a line break and nothing are all possible.
    if typed.trim().contains(['\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}', '\u{85}']) {
        return Reading::Unsure(Text::fixed(
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
                None => Reading::Unsure(Text::fixed(
                    "The blank may be a missing character, or part two addresses",
                    "这个空格可能代表漏掉的字符，也可能隔开两个地址",
                )),
            };
        }
        return changed(entry, &short, kind);
    }
    let has_inner = short.contains("  ") || short.contains(is_unusual_blank);
    if has_inner && is_id(entry.field) {
        return Reading::Unsure(Text::fixed(
            "It cannot be told whether the blanks inside belong to the number",
            "无法判断中间的空格是否属于编号",
        ));
    }
    if has_inner {
        short = with_single_blanks(&short);
    }
    changed(entry, &short, kind)
}

fn changed(entry: &Entry, text: &str, kind: CorrectionKind) -> Reading<(String, CorrectionKind)> {
    if entry.typed == text || text.trim().is_empty() {
        return Reading::None;
    }
    Reading::One((text.to_owned(), kind))
}

const fn is_unusual_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// One ordinary blank for each run of blanks that has another kind of blank or several. Line breaks stay.
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

/// An id of the RMI as it was typed, in half-width capitals without blanks, dashes and invisible characters. `None` when
/// that is no id: then a character is wrong or missing.
pub(super) fn plain_rmi_id(typed: &str) -> Option<String> {
    let id = squeezed(typed);
    is_rmi_id(&id).then_some(id)
}

fn squeezed(typed: &str) -> String {
    half_width(typed).chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

/// Whether an id was probably meant by what was typed: one character is wrong, missing, too many or exchanged with its
/// neighbour, or the letters before the digits are missing.
pub(super) fn is_one_slip_from(typed: &str, id: &str) -> bool {
    let typed_id = squeezed(typed);
    // The distance is worked out for every pair of letters; an id is short.
    typed_id.len() <= 12 && (repaired_rmi_id(typed).as_deref() == Some(id) || strsim::osa_distance(&typed_id, id) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Addr, CellRef, Value};

    fn entry(field: Field, text: &str) -> Entry {
        let cell = CellRef::new("Declaration", Addr::new(4, 8));
        Entry::new(cell, field, &Value::Text(text.to_owned().into()), false)
    }

    fn clean(field: Field, text: &str) -> Option<String> {
        match cleaned(&entry(field, text)) {
            Reading::One((text, _)) => Some(text),
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
        assert!(matches!(cleaned(&entry(NUMBER, "DX  100")), Reading::Unsure(_)));
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
            assert!(matches!(cleaned(&entry(EMAIL, text)), Reading::Unsure(_)), "{text}");
        }
        assert_eq!(clean(EMAIL, "a@b.com\nc@d.com"), None, "two addresses");
    }

    #[test]
    fn slips_in_ids_are_one_character() {
        for typed in ["CID99000", "CID9900022", "CID990020", "CID990003", "CID99O002", "990002", "ＣＩＤ99000３"] {
            assert!(is_one_slip_from(typed, "CID990002"), "{typed}");
        }
        for typed in ["CID990002", "CID990201", "CID12", "", "Unknown"] {
            assert!(!is_one_slip_from(typed, "CID990002") || typed == "CID990002", "{typed}");
        }
        assert_eq!(plain_rmi_id("cid-９９０００２ ").as_deref(), Some("CID990002"));
        assert_eq!(plain_rmi_id("CID99O002"), None);
    }
}
