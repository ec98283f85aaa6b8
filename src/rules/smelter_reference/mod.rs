//! Group 8: the smelter list against lists.

use super::Sink;
use crate::text::Text;

/// Says that a rule compares with lists and that there are none.
fn skip_without_lists(sink: &mut Sink<'_>) {
    sink.skip(Text::fixed("No list of smelters is in use", "没有使用任何冶炼厂清单"));
}

/// The workbook's own look-up, for messages that name a list.
pub(super) fn own_look_up() -> Text {
    Text::fixed("the look-up of this workbook", "本工作簿的冶炼厂查找表")
}

pub mod conformant_or_active;
pub mod id_and_name_differ;
pub mod id_of_other_metal;
pub mod id_on_no_list;
pub mod list_not_accepted;
pub mod listed_only_elsewhere;
pub mod name_changed;
pub mod neither_conformant_nor_active;
pub mod not_listed_but_in_look_up;
pub mod place_differs;
pub mod public_event;
pub mod removed_from_list;
pub mod status_list_old;
pub mod typed_smelter_on_no_list;
