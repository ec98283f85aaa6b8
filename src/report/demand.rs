//! What a buyer asks to look at before a file is sent.

use crate::base::text::Text;
use crate::template::TemplateKind;
use serde::{Deserialize, Serialize};

/// One line of a buyer's checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistDemand {
    /// Its id, in kebab case. Some ids have an answer of this tool next to them:
    /// [`crate::report::checklist`].
    pub id: String,
    /// What has to be so.
    pub text: Text,
    /// How to see that it is so; may be empty.
    pub hint: Text,
    /// The templates for which it is asked; empty for every one.
    pub needed_for: Vec<TemplateKind>,
}

impl ChecklistDemand {
    /// Whether it is asked for this template.
    pub fn is_for(&self, kind: TemplateKind) -> bool {
        self.needed_for.is_empty() || self.needed_for.contains(&kind)
    }

    /// What customers commonly ask for. A profile without a checklist of its own has this one.
    pub fn usual() -> Vec<Self> {
        let demand = |id: &str, text: Text, hint: Text, needed_for: &[TemplateKind]| Self {
            id: id.to_owned(),
            text,
            hint,
            needed_for: needed_for.to_vec(),
        };
        vec![
            demand(
                "newest-template",
                Text::fixed("The newest template is used", "使用了最新版本的模板"),
                Text::fixed(
                    "The newest one is on the website of the RMI; many customers name the revision in their request",
                    "最新版本见 RMI 网站，不少客户在来函中写明版本",
                ),
                &[],
            ),
            demand(
                "minerals",
                Text::fixed("Every mineral that the customer asked for is answered", "客户要求的每种矿产都已作答"),
                Text::fixed(
                    "The customer's letter names the minerals; this form takes any selection of them",
                    "客户来函会写明矿产，而本模板可以任选",
                ),
                &[TemplateKind::Emrt, TemplateKind::Amrt],
            ),
            demand(
                "smelter-proof",
                Text::fixed(
                    "There is proof for every smelter that is not listed as conformant, active or eligible",
                    "清单上不是认可、活跃或可接受审核的冶炼厂，都备有证明材料",
                ),
                Text::fixed(
                    "Such as a certificate of another scheme, an audit letter, or a plan to change the source",
                    "例如其他体系的证书、审核函件，或更换来源的计划",
                ),
                &[],
            ),
            demand(
                "commitment-letter",
                Text::fixed(
                    "The commitment letter is signed, if the customer asks for one",
                    "客户要求承诺函时，承诺函已签字盖章",
                ),
                Text::default(),
                &[],
            ),
            demand(
                "file-name",
                Text::fixed("The file is named as the customer wants it", "文件名符合客户的要求"),
                Text::fixed("Often with supplier number, template and date", "常见写法含供应商编号、模板和日期"),
                &[],
            ),
        ]
    }
}
