//! Smelter ids of the RMI: `CID` and six digits.

use crate::base::text::half_width_char;
use std::collections::BTreeSet;

/// Whether a text is an id of the RMI. Case and blanks around do not matter.
pub fn is_rmi_id(text: &str) -> bool {
    let text = text.trim();
    let (Some(prefix), Some(digits)) = (text.get(..3), text.get(3..)) else { return false };
    prefix.eq_ignore_ascii_case("cid") && digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The ids of the RMI in a text, in capitals, in their order, each once.
pub fn find_rmi_ids(text: &str) -> Vec<String> {
    let upper = text.to_uppercase();
    let mut ids: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for (start, _) in upper.match_indices("CID") {
        let Some(id) = upper.get(start..start + 9) else { continue };
        let longer = upper.get(start + 9..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        // An id may follow another without a blank, or a Chinese word, but not be the end of a
        // Latin word.
        let part_of_word = upper.get(..start).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphabetic()));
        if is_rmi_id(id) && !longer && !part_of_word && seen.insert(id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// The id that was probably meant: full-width characters, blanks, dashes, the letter O for 0 and a
/// missing `CID` are put right. `None` when that gives no id.
pub fn repaired_rmi_id(text: &str) -> Option<String> {
    let plain: String =
        text.chars().map(half_width_char).filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let digits: String = plain
        .strip_prefix("CID")
        .or_else(|| plain.strip_prefix("C1D"))
        .unwrap_or(&plain)
        .chars()
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect();
    let id = format!("CID{digits}");
    is_rmi_id(&id).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_recognised() {
        for id in ["CID990001", " cid990001\t"] {
            assert!(is_rmi_id(id), "{id}");
        }
        for id in ["", "CID", "CID99000", "CID9900010", "CIDO90001", "CID 990001", "ＣＩＤ990001", "金金金金金金金金金"]
        {
            assert!(!is_rmi_id(id), "{id}");
        }
    }

    #[test]
    fn ids_are_found_in_text() {
        assert_eq!(find_rmi_ids("见cid990001、CID990002, CID990001"), ["CID990001", "CID990002"]);
        assert_eq!(find_rmi_ids("CID990001CID990002"), ["CID990001", "CID990002"]);
        assert!(find_rmi_ids("CID99000, CID9900011, ACID990001, CID").is_empty());
    }

    #[test]
    fn ids_are_repaired() {
        for text in ["CID99O001", "ＣＩＤ９９０００１", "CID 990001", "CID-990001", "990001", "cid99000l"] {
            assert_eq!(repaired_rmi_id(text).as_deref(), Some("CID990001"), "{text}");
        }
        for text in ["CID12", "", "Unknown"] {
            assert_eq!(repaired_rmi_id(text), None, "{text}");
        }
    }
}
