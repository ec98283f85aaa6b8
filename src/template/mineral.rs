//! The minerals and metals that the templates ask about.

use crate::base::text::{Shown, Text, half_width, is_invisible, words_of_one_script};

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
    Tantalum, "Ta", "Tantalum", "Tantalum", "钽", ["鉭", "ta", "タンタル", "탄탈륨", "탄탈", "tantale", "tântalo", "tantal", "tántalo", "tantalio"];
    Tin, "Sn", "Tin", "Tin", "锡", ["錫", "sn", "スズ", "すず", "주석", "étain", "estanho", "zinn", "estaño", "stagno", "kalay"];
    Gold, "Au", "Gold", "Gold", "金", ["au", "黄金", "黃金", "ゴールド", "금", "or", "ouro", "oro", "altın"];
    Tungsten, "W", "Tungsten", "Tungsten", "钨", ["鎢", "w", "タングステン", "텅스텐", "tungstène", "tungstênio", "tungsténio", "wolfram", "wolframio", "volframio", "tungsteno", "volfram"];
    Cobalt, "Co", "Cobalt", "Cobalt", "钴", ["鈷", "co", "コバルト", "코발트", "kobalt", "cobalto"];
    Mica, "Mica", "Mica", "Mica", "云母", ["雲母", "natural mica", "天然云母", "天然雲母", "マイカ", "운모", "glimmer", "mika"];
    Copper, "Cu", "Copper", "Copper", "铜", ["銅", "cu", "구리", "cuivre", "cobre", "kupfer", "rame", "bakır"];
    Graphite, "C", "Graphite", "Graphite", "石墨", ["natural graphite", "graphite (natural)", "天然石墨", "石墨(天然)", "黒鉛", "グラファイト", "흑연", "graphit", "grafite", "grafito", "grafit"];
    Lithium, "Li", "Lithium", "Lithium", "锂", ["鋰", "li", "リチウム", "리튬", "lítio", "litio", "lityum"];
    Nickel, "Ni", "Nickel", "Nickel", "镍", ["鎳", "ni", "ニッケル", "니켈", "níquel", "nichel", "nichelio", "nikel"];
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
    // RMI's list for the AMRT has it, once without an "fi"; natural graphite is a metal of the
    // EMRT.
    ArtificialGraphite, "C", "Graphite (Artificial)", "Artificial graphite", "人造石墨", ["graphite (articial)", "artificial graphite", "synthetic graphite", "graphite (synthetic)", "石墨(人造)", "石墨(人工)"];
}

impl KnownMineral {
    /// The mineral of a name in any language of the templates, or of a symbol; in lower case with
    /// single spaces.
    fn named(key: &str) -> Option<Self> {
        let is_name = |mineral: &&Self| mineral.stored().eq_ignore_ascii_case(key) || mineral.aliases().contains(&key);
        Self::ALL.iter().find(is_name).copied()
    }

    /// The mineral of several words that all name it: `Tin 锡`, `Sn (Tin)`.
    fn named_by_words(key: &str) -> Option<Self> {
        const MOST_WORDS: usize = 4;
        // Words that say nothing about which metal it is.
        const BESIDE: [&str; 6] = ["metal", "ore", "metals", "金属", "金屬", "矿"];
        let mut words = words_of_one_script(key);
        words.retain(|word| !BESIDE.contains(word));
        let (first, rest) = words.split_first().filter(|(_, rest)| rest.len() < MOST_WORDS)?;
        let mineral = Self::named(first)?;
        rest.iter().all(|word| Self::named(word) == Some(mineral)).then_some(mineral)
    }
}

impl Mineral {
    /// Reads what is meant by a mineral as typed; `None` for a blank. Case, blanks and full-width
    /// letters do not matter, nor does the language, or that the name stands there twice. Whether
    /// the template itself finds the text is another question.
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
        let plain: String = half_width(trimmed).chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
        let key = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let known = KnownMineral::named(&key).or_else(|| KnownMineral::named_by_words(&key));
        Some(known.map_or_else(|| Self::Other(trimmed.to_owned()), Self::Known))
    }

    /// The name for readers. One that the supplier typed hides nothing and is short, as it stands
    /// in sentences.
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
    fn a_mineral_in_other_letters_and_languages_is_meant() {
        for text in [
            "锡",
            "錫",
            "Sn",
            "Tin 锡",
            "锡Tin",
            "锡（Tin）",
            "Tin (Sn)",
            "Ｔｉｎ",
            "Tin\u{a0}",
            "T\u{200b}in",
            "주석",
            "スズ",
            "Zinn",
            "étain",
            "Metal: Tin",
            "tin metal",
        ] {
            assert_eq!(Mineral::parse(text), Some(KnownMineral::Tin.into()), "{text}");
        }
        for text in ["ゴールド", "Ｇｏｌｄ", "黄金 Gold", "Au/Gold", "or"] {
            assert_eq!(Mineral::parse(text), Some(KnownMineral::Gold.into()), "{text}");
        }
        for text in ["Tin and Gold", "Tin, Gold", "Gold Mine", "Tin plate", "锡 金", "metal"] {
            assert!(matches!(Mineral::parse(text), Some(Mineral::Other(_))), "{text}");
        }
    }

    #[test]
    fn a_typed_mineral_hides_nothing() {
        let mineral = Mineral::Other("Zir\u{202e}con\u{fffd}".to_owned());
        assert_eq!(mineral.name(), Text::same("Zir[U+202E]con[U+FFFD]"));
        assert_eq!(mineral.stored(), "Zir\u{202e}con\u{fffd}");
    }
}
