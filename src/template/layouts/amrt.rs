//! AMRT: up to ten minerals, two questions.

use super::{DATE_LIMIT_2026_03_31, company, question, smelters};
use crate::template::layout::{Layout, MineColumns, MineralPlaces, ProductColumns, SmelterColumns};
use crate::template::options::{MINERALS_AMRT_1_3, MINERALS_AMRT_1_31, SHARE_AMRT, USED_DECLARING};
use crate::template::{Family, MineralQuestion as Q, Revision};
use crate::workbook::Addr;

const SLOTS: [&str; 10] = ["D12", "E12", "G12", "H12", "I12", "D13", "E13", "G13", "H13", "I13"];
const OTHERS: [&str; 10] = ["D15", "E15", "G15", "H15", "I15", "D16", "E16", "G16", "H16", "I16"];

fn addresses(cells: [&str; 10]) -> Vec<Addr> {
    cells.into_iter().filter_map(Addr::parse).collect()
}

/// 1.2 and 1.21: minerals are typed freely; the smelter table starts with the metal and has no
/// look-up.
pub fn until_1_21(revision: Revision) -> Layout {
    let base = one_3(revision);
    Layout {
        family: Family::Amrt12,
        company: company(14),
        minerals: MineralPlaces::Chosen {
            slots: addresses(SLOTS),
            others: Vec::new(),
            sorted: Addr::new(27, 12),
            offered: &[],
        },
        questions: vec![
            question(1, Q::Used, 27, &[USED_DECLARING; 10]),
            question(2, Q::Response, 39, &[SHARE_AMRT; 10]),
        ],
        smelters: SmelterColumns {
            first_row: 5,
            last_row: 2504,
            id_input: None,
            metal: 1,
            lookup: None,
            name: 2,
            country: 3,
        },
        mines: base.mines.map(|mines| MineColumns { smelter_is_chosen: false, ..mines }),
        products: ProductColumns { first_row: 6, number: 2, name: 3, requester_number: None, comments: 4 },
        ..base
    }
}

/// 1.3.
pub fn one_3(revision: Revision) -> Layout {
    Layout {
        family: Family::Amrt13,
        revision,
        company: company(17),
        minerals: MineralPlaces::Chosen {
            slots: addresses(SLOTS),
            others: addresses(OTHERS),
            sorted: Addr::new(27, 12),
            offered: MINERALS_AMRT_1_3,
        },
        questions: vec![
            question(1, Q::Used, 30, &[USED_DECLARING; 10]),
            question(2, Q::Response, 42, &[SHARE_AMRT; 10]),
        ],
        company_questions: Vec::new(),
        smelters: smelters(2504),
        mines: Some(MineColumns { first_row: 5, last_row: 2504, smelter_is_chosen: true }),
        products: ProductColumns { first_row: 6, number: 2, name: 3, requester_number: Some(4), comments: 6 },
        date_limit: Some(DATE_LIMIT_2026_03_31),
    }
}

/// From 1.31 on the drop-down offers six more minerals.
pub fn from_1_31(revision: Revision) -> Layout {
    let base = one_3(revision);
    let minerals = match base.minerals {
        MineralPlaces::Chosen { slots, others, sorted, .. } => {
            MineralPlaces::Chosen { slots, others, sorted, offered: MINERALS_AMRT_1_31 }
        }
        fixed @ MineralPlaces::Fixed(_) => fixed,
    };
    Layout { minerals, ..base }
}
