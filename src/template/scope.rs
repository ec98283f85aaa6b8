//! The declaration scopes, the same in every template.

use crate::base::normal::letters_and_digits;
use crate::base::text::Text;

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

/// Words of which each alone means a scope, in the order of [`Scope::ALL`], without blanks and
/// marks.
const WORDS: [&str; 3] = [
    "company companylevel companywide wholecompany entirecompany corporate 公司 全公司 整个公司 整個公司 公司级 公司級 公司层面 \
     会社 全社 会社全体 회사 전사 unternehmen gesamtesunternehmen entreprise empresa azienda şirket",
    "product products productlevel productlist listofproducts 产品 產品 产品级 產品級 产品清单 產品清單 产品列表 製品 製品リスト \
     제품 제품목록 produkt produkte produit produits producto productos produto produtos prodotto prodotti ürün",
    "userdefined custom 用户定义 用户自定义 自定义 使用者定義 使用者自訂 自定義 ユーザー定義 사용자정의",
];

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

    /// The scope that a word means: "Company", "产品". None for a text that says more.
    pub(crate) fn of_word(text: &str) -> Option<Self> {
        const MOST_BYTES: usize = 60;
        let bare = if text.len() > MOST_BYTES { String::new() } else { letters_and_digits(text) };
        let named = WORDS.iter().zip(Self::ALL).find(|(words, _)| words.split_whitespace().any(|word| word == bare));
        named.map(|(_, scope)| scope)
    }
}
