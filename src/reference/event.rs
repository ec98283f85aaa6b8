//! What happened to a smelter in public: removed from a list, suspended, sanctioned. Each with its
//! day and its source.

use crate::base::date::Date;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// Something that happened to a smelter, or to a country's smelters, in public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// When: the day that the source names.
    pub date: Date,
    /// Short key of the source, such as `us-treasury-2022-03-17`; [`Event::citation`] has the
    /// words.
    pub source: String,
    /// Ids that the source points to, for smelters that are now listed in parts or under another
    /// id.
    pub see: Vec<String>,
    /// When it was listed again, for removals.
    pub listed_again: Option<Date>,
    /// What a loaded history says about it, as typed; empty for built-in facts.
    pub details: String,
}

/// A line of a history of RMI's list of smelters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListChange {
    /// What changed.
    pub kind: ChangeKind,
    /// On which day.
    pub date: Date,
    /// The reason as typed; may be empty.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub details: String,
}

/// What changed in RMI's list of smelters. The order is that of two changes of one day: a smelter
/// that was moved to another place of the list on one day is still listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Taken off the list.
    Removed,
    /// Its name was corrected.
    NameCorrected,
    /// Its country, state or city was corrected.
    LocationCorrected,
    /// Its metal was corrected.
    MetalCorrected,
    /// Put on the list, for the first time or again.
    Added,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// Taken off RMI's list of smelters. No finding about its due diligence.
    Removed(RemovalReason),
    /// Any other change of RMI's list of smelters.
    Listed(ChangeKind),
    /// RMI stopped assessments in its country.
    AuditStop,
    /// Suspended from the LBMA Good Delivery List.
    LbmaSuspended,
    /// Its LBMA affiliate membership was suspended.
    LbmaAffiliateSuspended,
    /// Its UAE Good Delivery accreditation was suspended.
    UaeSuspended,
    /// Put on the US sanctions list (OFAC, SDN).
    SanctionedByUs,
    /// Put on the EU sanctions list.
    SanctionedByEu,
    /// Put on the UK sanctions list.
    SanctionedByUk,
    /// A court's judgment about it.
    CourtJudgment,
    /// The US forbade the import of the country's metal.
    ImportBanUs,
    /// The EU forbade the purchase and import of the country's metal.
    ImportBanEu,
    /// The UK forbade the import of the country's metal.
    ImportBanUk,
}

/// Why a smelter was taken off the list, as far as it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemovalReason {
    /// It no longer works as a smelter or refiner.
    NotOperating,
    /// It does not meet RMI's definition of a smelter or refiner.
    NotASmelter,
    /// Its plants are listed one by one now.
    ListedByPlant,
    /// It is another name of a listed smelter.
    OtherNameOf,
    /// No reason was published.
    NotStated,
}

impl Event {
    /// The event that a line of a history tells.
    pub(super) fn of_change(change: ListChange, source: String) -> Self {
        let kind = match change.kind {
            ChangeKind::Removed => EventKind::Removed(RemovalReason::NotStated),
            other => EventKind::Listed(other),
        };
        Self { kind, date: change.date, source, see: Vec::new(), listed_again: None, details: change.details }
    }

    /// Whether it is a change of RMI's list of smelters, and nothing that happened to the smelter
    /// itself.
    pub const fn is_change_of_list(&self) -> bool {
        matches!(self.kind, EventKind::Removed(_) | EventKind::Listed(_))
    }

    /// Whether the smelter was put on RMI's list with it.
    pub(super) const fn is_added(&self) -> bool {
        matches!(self.kind, EventKind::Listed(ChangeKind::Added))
    }

    /// Whether the smelter was taken off RMI's list with it.
    pub(super) const fn is_removed(&self) -> bool {
        matches!(self.kind, EventKind::Removed(_))
    }

    /// What happened, in a few words that a date can follow.
    pub const fn name(&self) -> Text {
        match self.kind {
            EventKind::Removed(_) => Text::fixed("removed from RMI's list of smelters", "从 RMI 冶炼厂清单中移除"),
            EventKind::Listed(change) => change.name(),
            EventKind::AuditStop => Text::fixed("RMI stopped assessments in this country", "RMI 停止在该国开展审核"),
            EventKind::LbmaSuspended => {
                Text::fixed("suspended from the LBMA Good Delivery List", "被 LBMA 暂停 Good Delivery 清单资格")
            }
            EventKind::LbmaAffiliateSuspended => {
                Text::fixed("LBMA affiliate membership suspended", "LBMA 附属会员资格被暂停")
            }
            EventKind::UaeSuspended => {
                Text::fixed("UAE Good Delivery accreditation suspended", "阿联酋交割认证资格被暂停")
            }
            EventKind::SanctionedByUs => {
                Text::fixed("put on the US sanctions list (OFAC SDN)", "列入美国制裁名单（OFAC SDN）")
            }
            EventKind::SanctionedByEu => Text::fixed("put on the EU sanctions list", "列入欧盟制裁名单"),
            EventKind::SanctionedByUk => Text::fixed("put on the UK sanctions list", "列入英国制裁名单"),
            EventKind::CourtJudgment => Text::fixed("court judgment against it", "有针对该企业的法院判决"),
            EventKind::ImportBanUs => {
                Text::fixed("the US forbade imports of this metal from this country", "美国禁止进口该国的这种金属")
            }
            EventKind::ImportBanEu => Text::fixed(
                "the EU forbade buying and importing this metal from this country",
                "欧盟禁止购买和进口该国的这种金属",
            ),
            EventKind::ImportBanUk => {
                Text::fixed("the UK forbade imports of this metal from this country", "英国禁止进口该国的这种金属")
            }
        }
    }

    /// Who says so, and when it was published, in a few words.
    pub fn citation(&self) -> Text {
        match self.source.as_str() {
            "rmi-srl-revisions-2023-01" => Text::fixed(
                "RMI, history of its list of smelters, as of 2023-01-20",
                "RMI 冶炼厂清单修订记录，截至 2023-01-20",
            ),
            "rmi-notice-2022-09-19" => {
                Text::fixed("RMI, notice on auditees in Russia, 2022-09-19", "RMI 关于俄罗斯受审方的通知，2022-09-19")
            }
            "lbma-2022-03-07" => Text::fixed("LBMA, notice of 2022-03-07", "LBMA 通知，2022-03-07"),
            "lbma-2023-07-14" => Text::fixed("LBMA, notice of 2023-07-14", "LBMA 通知，2023-07-14"),
            "reuters-2018-05" => Text::fixed("Reuters, May 2018", "路透社，2018 年 5 月"),
            "reuters-2023-07-20" => Text::fixed("Reuters, 2023-07-20", "路透社，2023-07-20"),
            "reuters-2020-02-05" => Text::fixed("Reuters, 2020-02-05", "路透社，2020-02-05"),
            "bloomberg-2023-11-08" => Text::fixed("Bloomberg, 2023-11-08", "彭博社，2023-11-08"),
            "national-2023-07-15" => Text::fixed("The National, 2023-07-15", "阿联酋国民报，2023-07-15"),
            "us-treasury-2022-03-17" => {
                Text::fixed("US Treasury, press release of 2022-03-17", "美国财政部新闻稿，2022-03-17")
            }
            "eu-2025-03-17" => Text::fixed(
                "The Globe and Mail on the EU listing, 2025-03-18",
                "《环球邮报》关于欧盟制裁的报道，2025-03-18",
            ),
            "us-ofac-2022-06-28" => Text::fixed(
                "OFAC, determination under E.O. 14068, 2022-06-28",
                "OFAC 依据第 14068 号行政命令的决定，2022-06-28",
            ),
            "eu-2022-07-21" => Text::fixed("Council Regulation (EU) 2022/1269", "欧盟理事会条例 (EU) 2022/1269"),
            "uk-2022-07-21" => Text::fixed(
                "UK, Russia (Sanctions) (EU Exit) (Amendment) (No. 14) Regulations 2022",
                "英国《2022 年俄罗斯（制裁）（脱欧）（第 14 号修正）条例》",
            ),
            source => Text::same(source.to_owned()),
        }
    }
}

impl ChangeKind {
    /// What changed, in a few words.
    pub const fn name(self) -> Text {
        match self {
            Self::Removed => Text::fixed("removed from RMI's list of smelters", "从 RMI 冶炼厂清单中移除"),
            Self::NameCorrected => Text::fixed("name corrected in RMI's list of smelters", "RMI 冶炼厂清单更正了名称"),
            Self::LocationCorrected => {
                Text::fixed("location corrected in RMI's list of smelters", "RMI 冶炼厂清单更正了所在地")
            }
            Self::MetalCorrected => {
                Text::fixed("metal corrected in RMI's list of smelters", "RMI 冶炼厂清单更正了金属")
            }
            Self::Added => Text::fixed("added to RMI's list of smelters", "列入 RMI 冶炼厂清单"),
        }
    }
}

impl RemovalReason {
    /// The reason in a few words.
    pub const fn name(self) -> Text {
        match self {
            Self::NotOperating => {
                Text::fixed("no longer working as a smelter or refiner", "不再作为冶炼厂或精炼厂运营")
            }
            Self::NotASmelter => Text::fixed(
                "does not meet RMI's definition of a smelter or refiner",
                "不符合 RMI 对冶炼厂或精炼厂的定义",
            ),
            Self::ListedByPlant => Text::fixed("its plants are listed one by one", "改为按各个工厂分别列出"),
            Self::OtherNameOf => Text::fixed("another name of a listed smelter", "是另一家已列出冶炼厂的别名"),
            Self::NotStated => Text::fixed("no reason published", "未公布原因"),
        }
    }
}
