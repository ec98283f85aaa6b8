//! The declaration scopes, the same in every template.

use crate::text::Text;

/// The three declaration scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Scope {
    /// A: the whole company.
    Company,
    /// B: a product or a list of products.
    Product,
    /// C: as described.
    UserDefined,
}

impl Scope {
    /// Every scope, in the order of the drop-down.
    pub const ALL: [Scope; 3] = [Self::Company, Self::Product, Self::UserDefined];

    /// The word for it in buyer profiles.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Product => "product",
            Self::UserDefined => "user-defined",
        }
    }

    /// The words for it.
    pub const fn name(self) -> Text {
        match self {
            Self::Company => Text::fixed("A. Company", "A 公司"),
            Self::Product => Text::fixed("B. Product", "B 产品"),
            Self::UserDefined => Text::fixed("C. User defined", "C 用户自定义"),
        }
    }
}
