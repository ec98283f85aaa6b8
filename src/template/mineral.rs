//! The minerals and metals that the templates ask about.

use crate::letters::LetterCase;
use crate::text::{Shown, Text};

/// A mineral or metal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mineral {
    /// One that a template names.
    Known(KnownMineral),
    /// One that the supplier typed (AMRT), as typed and trimmed.
    Other(String),
}

macro_rules! known_minerals {
    ($($variant:ident, $symbol:literal, $stored:literal, $en:literal, $zh:literal, [$($alias:literal),*];)*) => {
        /// A mineral that a template offers by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum KnownMineral {
            $(#[doc = $stored] $variant,)*
        }

        impl KnownMineral {
            /// Every known mineral.
            pub const ALL: &'static [KnownMineral] = &[$(Self::$variant,)*];

            /// The name as the templates store it, in English.
            pub const fn stored(self) -> &'static str {
                match self { $(Self::$variant => $stored,)* }
            }

            /// The chemical symbol, where it has one; else a short mark such as `Mica`.
            pub const fn symbol(self) -> &'static str {
                match self { $(Self::$variant => $symbol,)* }
            }

            /// The name for readers.
            pub const fn name(self) -> Text {
                match self { $(Self::$variant => Text::fixed($en, $zh),)* }
            }

            fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$zh, $($alias),*],)* }
            }
        }
    };
}

known_minerals! {
    Tantalum, "Ta", "Tantalum", "Tantalum", "钽", ["鉭", "ta"];
    Tin, "Sn", "Tin", "Tin", "锡", ["錫", "sn"];
    Gold, "Au", "Gold", "Gold", "金", ["au", "黄金"];
    Tungsten, "W", "Tungsten", "Tungsten", "钨", ["鎢", "w"];
    Cobalt, "Co", "Cobalt", "Cobalt", "钴", ["鈷", "co"];
    Mica, "Mica", "Mica", "Mica", "云母", ["雲母", "natural mica", "天然云母"];
    Copper, "Cu", "Copper", "Copper", "铜", ["銅", "cu"];
    Graphite, "C", "Graphite", "Graphite", "石墨", ["natural graphite", "天然石墨"];
    Lithium, "Li", "Lithium", "Lithium", "锂", ["鋰", "li"];
    Nickel, "Ni", "Nickel", "Nickel", "镍", ["鎳", "ni"];
    Aluminum, "Al", "Aluminum", "Aluminum", "铝", ["鋁", "aluminium", "al"];
    Cadmium, "Cd", "Cadmium", "Cadmium", "镉", ["鎘", "cd"];
    Chromium, "Cr", "Chromium", "Chromium", "铬", ["鉻", "cr"];
    Iridium, "Ir", "Iridium", "Iridium", "铱", ["ir"];
    Iron, "Fe", "Iron/ Steel", "Iron/steel", "铁/钢", ["iron", "steel", "iron/steel", "iron / steel", "铁", "钢", "fe"];
    Lead, "Pb", "Lead", "Lead", "铅", ["鉛", "pb"];
    Lime, "Lime", "Lime", "Lime", "石灰", [];
    Magnesium, "Mg", "Magnesium", "Magnesium", "镁", ["鎂", "mg"];
    Manganese, "Mn", "Manganese", "Manganese", "锰", ["錳", "mn"];
    Molybdenum, "Mo", "Molybdenum", "Molybdenum", "钼", ["鉬", "mo"];
    Palladium, "Pd", "Palladium", "Palladium", "钯", ["鈀", "pd"];
    Platinum, "Pt", "Platinum", "Platinum", "铂", ["鉑", "pt"];
    RareEarths, "REE", "Rare Earth Elements", "Rare earth elements", "稀土元素", ["rare earths", "rare earth", "稀土", "ree"];
    Rhenium, "Re", "Rhenium", "Rhenium", "铼", ["錸", "re"];
    Rhodium, "Rh", "Rhodium", "Rhodium", "铑", ["銠", "rh"];
    Ruthenium, "Ru", "Ruthenium", "Ruthenium", "钌", ["釕", "ru"];
    Selenium, "Se", "Selenium", "Selenium", "硒", ["se"];
    Silicon, "Si", "Silicon", "Silicon", "硅", ["矽", "si"];
    Silver, "Ag", "Silver", "Silver", "银", ["銀", "ag"];
    SodaAsh, "Soda", "Soda Ash", "Soda ash", "纯碱", [];
    Tellurium, "Te", "Tellurium", "Tellurium", "碲", ["te"];
    Titanium, "Ti", "Titanium", "Titanium", "钛", ["鈦", "ti"];
    Zinc, "Zn", "Zinc", "Zinc", "锌", ["鋅", "zn"];
}

impl Mineral {
    /// Reads a mineral as typed; `None` for a blank. Case and blanks around do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        /// Bytes of the longest name that a supplier may type. Every row of a list may repeat it.
        const MOST_BYTES: usize = 300;
        let start = text.trim_start();
        let trimmed = start.get(..start.floor_char_boundary(MOST_BYTES)).unwrap_or(start);
        let trimmed = trimmed.trim().trim_end_matches("(*)").trim();
        if trimmed.is_empty() {
            return None;
        }
        // As the template offers it: nearly always.
        if let Some(known) = KnownMineral::ALL.iter().find(|mineral| mineral.stored() == trimmed) {
            return Some(Self::Known(*known));
        }
        let key = trimmed.split_whitespace().collect::<Vec<_>>().join(" ").lowercase();
        let known = KnownMineral::ALL
            .iter()
            .find(|mineral| mineral.stored().eq_ignore_ascii_case(&key) || mineral.aliases().contains(&key.as_str()));
        Some(known.map_or_else(|| Self::Other(trimmed.to_owned()), |mineral| Self::Known(*mineral)))
    }

    /// The name for readers. One that the supplier typed hides nothing and is short, as it stands in sentences.
    pub fn name(&self) -> Text {
        match self {
            Self::Known(mineral) => mineral.name(),
            Self::Other(name) => Text::same(Shown(name).to_string()),
        }
    }

    /// The name as the template stores it.
    pub fn stored(&self) -> &str {
        match self {
            Self::Known(mineral) => mineral.stored(),
            Self::Other(name) => name,
        }
    }

    /// Whether this is the known mineral.
    pub fn is(&self, known: KnownMineral) -> bool {
        matches!(self, Self::Known(mineral) if *mineral == known)
    }
}

impl From<KnownMineral> for Mineral {
    fn from(known: KnownMineral) -> Self {
        Self::Known(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minerals_are_read_in_any_spelling() {
        assert_eq!(Mineral::parse(" tantalum  "), Some(KnownMineral::Tantalum.into()));
        assert_eq!(Mineral::parse("铝"), Some(KnownMineral::Aluminum.into()));
        assert_eq!(Mineral::parse("Cobalt(*)"), Some(KnownMineral::Cobalt.into()));
        assert_eq!(Mineral::parse("Vanadium "), Some(Mineral::Other("Vanadium".into())));
        assert_eq!(Mineral::parse("  "), None);
    }

    #[test]
    fn a_typed_mineral_hides_nothing() {
        let mineral = Mineral::Other("Zir\u{202e}con\u{fffd}".to_owned());
        assert_eq!(mineral.name(), Text::same("Zir[U+202E]con[U+FFFD]"));
        assert_eq!(mineral.stored(), "Zir\u{202e}con\u{fffd}");
    }
}
