//! Group 8: the smelter list against lists.

use super::{Context, Sink, SmelterMatches};
use crate::base::text::Text;
use crate::rules::Rule;
use crate::template::SMELTER_LIST;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[SMELTER_LIST], ..Rule::DEFAULTS };

/// Which listed smelter each row means; without a list the rule is skipped, and says so.
fn matches_with_lists<'c, 'a>(ctx: &'c Context<'a>, sink: &mut Sink<'_>) -> Option<&'c SmelterMatches<'a>> {
    if ctx.settings.lists.is_empty() {
        sink.skip(Text::fixed("No list of smelters is in use", "没有使用任何冶炼厂清单"));
        return None;
    }
    Some(ctx.smelter_matches())
}

pub mod conformant_share_below_minimum;
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
pub mod typed_smelter_on_no_list;
