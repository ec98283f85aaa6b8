//! What an id of the RMI that was mistyped should be.

use super::prelude::*;
use crate::base::text::half_width;
use crate::declaration::{is_rmi_id, repaired_rmi_id};

/// An id of the RMI as it was typed, in half-width capitals without blanks, dashes and invisible
/// characters. `None` when that is no id: then a character is wrong or missing.
pub(super) fn plain_rmi_id(typed: &str) -> Option<String> {
    let id = squeezed(typed);
    is_rmi_id(&id).then_some(id)
}

fn squeezed(typed: &str) -> String {
    half_width(typed).chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

/// Whether an id was probably meant by what was typed: one character is wrong, missing, too many or
/// exchanged with its neighbour, or the letters before the digits are missing.
fn is_one_slip_from(typed: &str, id: &str) -> bool {
    let typed_id = squeezed(typed);
    // The distance is worked out for every pair of letters; an id is short.
    typed_id.len() <= 12 && (repaired_rmi_id(typed).as_deref() == Some(id) || strsim::osa_distance(&typed_id, id) == 1)
}

/// The id of the one smelter of the metal whose name and country are those of the row, if what was
/// typed is one slip away from it.
pub(super) fn confirmed_id(ctx: &Context<'_>, entry: &Entry) -> Option<RightValue> {
    let row = ctx.declaration.smelter_at(entry.cell.addr.row)?;
    let country = ctx.countries().code_of(row.get(SmelterColumn::Country).readable())?;
    let name = match row.choice {
        Choice::Listed | Choice::NotInLookup => row.get(SmelterColumn::Lookup).readable(),
        Choice::NotListed | Choice::NoLookup => row.get(SmelterColumn::Name).readable(),
        Choice::Blank | Choice::NotIdentified => return None,
    };
    if name.is_empty() {
        return None;
    }
    let mut ids = ctx.smelter_matches().ids_of(row.mineral.as_ref()?, name, country).into_iter();
    let (id, None) = (ids.next()?, ids.next()) else { return None };
    let why = Text::fixed(
        "One character differs; name and country of the row belong to this one ID under the metal",
        "只差一个字符；按该行的名称和国家或地区，该金属下只有这个识别号",
    );
    is_one_slip_from(&entry.typed, &id).then(|| RightValue::text(id, CorrectionKind::Id, why))
}

/// The same letters and digits as an id of the RMI.
pub(super) fn plain_id(id: String, typed: &str) -> RightValue {
    let kind = if typed.is_ascii() { CorrectionKind::Id } else { CorrectionKind::FullWidth };
    let why =
        Text::fixed("The same letters and digits, in the form of an RMI ID", "字母和数字不变，改为 RMI 识别号的格式");
    RightValue::text(id, kind, why)
}

/// That nothing in the row says which id is meant.
pub(super) fn not_confirmed() -> RightValue {
    RightValue::Unsure(Text::fixed(
        "Name and country of the row do not confirm which ID is meant",
        "该行的名称和国家或地区无法确认是哪个识别号",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

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
