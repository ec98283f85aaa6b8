//! Where the facts of the topics are from. Facts are told in our own words.

use super::Source;
use crate::base::text::Text;
use std::borrow::Cow;

fn source(en: &'static str, zh_cn: &'static str, date: Text, address: &'static str) -> Source {
    Source { title: Text::fixed(en, zh_cn), date, address: Cow::Borrowed(address) }
}

const fn day(day: &'static str) -> Text {
    Text::fixed(day, day)
}

pub(super) fn cmrt() -> Source {
    let day = day("2025-04-25");
    source("RMI, CMRT 6.5, the workbook itself", "RMI，CMRT 6.5 工作簿", day, "www.responsiblemineralsinitiative.org")
}

pub(super) fn emrt() -> Source {
    let day = day("2025-10-17");
    source("RMI, EMRT 2.1, the workbook itself", "RMI，EMRT 2.1 工作簿", day, "www.responsiblemineralsinitiative.org")
}

pub(super) fn amrt() -> Source {
    let day = day("2025-10-17");
    source("RMI, AMRT 1.3, the workbook itself", "RMI，AMRT 1.3 工作簿", day, "www.responsiblemineralsinitiative.org")
}

pub(super) fn facilities() -> Source {
    let read = Text::fixed("read in autumn 2026", "2026 年秋查阅");
    source("RMI, page on its lists of facilities", "RMI，设施清单网页", read, "www.responsiblemineralsinitiative.org")
}

pub(super) fn dodd_frank() -> Source {
    source(
        "US Congress, Dodd-Frank Act, section 1502 (Public Law 111-203)",
        "美国国会，《多德-弗兰克法案》第 1502 条（Public Law 111-203）",
        day("2010-07-21"),
        "www.congress.gov",
    )
}

pub(super) fn sec_rule() -> Source {
    source(
        "SEC, final rule on conflict minerals (Release 34-67716), rule 13p-1 and Form SD",
        "美国证券交易委员会 (SEC)，冲突矿产最终规则（Release 34-67716），13p-1 规则与 SD 表",
        day("2012-08-22"),
        "www.sec.gov",
    )
}

pub(super) fn eu_regulation() -> Source {
    source(
        "European Union, Regulation (EU) 2017/821, in force for importers since 2021-01-01",
        "欧盟第 2017/821 号条例，自 2021-01-01 起适用于进口商",
        day("2017-05-17"),
        "eur-lex.europa.eu",
    )
}

pub(super) fn eu_list() -> Source {
    source(
        "Indicative list of conflict-affected and high-risk areas under Regulation (EU) 2017/821, edition of June 2026",
        "欧盟第 2017/821 号条例下的受冲突影响和高风险地区指示性清单，2026 年 6 月版",
        day("2026-06-27"),
        "www.cahraslist.net",
    )
}

pub(super) fn oecd() -> Source {
    source(
        "OECD, due diligence guidance for minerals from conflict-affected and high-risk areas, third edition",
        "经合组织，受冲突影响和高风险地区矿产的尽职调查指南，第三版",
        day("2016"),
        "www.oecd.org",
    )
}

pub(super) fn this_tool() -> Source {
    let version = Text::fixed("this version", "本版本");
    source("Smeltcheck, its own rules", "Smeltcheck，自身的规则", version, "#rules")
}
