//! HTML that can only be made from elements of this program: every text and every attribute passes
//! one escape.

use crate::base::text::{Lang, Text, is_invisible};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::Digest;
use std::fmt::Write;

/// Escaped HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

/// Attributes of an element, by name.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    /// A text, whatever it holds.
    pub(super) fn text(text: &str) -> Self {
        Self(escape(text))
    }

    /// Several pieces, one after another.
    pub(super) fn all(pieces: impl IntoIterator<Item = Markup>) -> Self {
        let mut all = String::new();
        for piece in pieces {
            all.push_str(&piece.0);
        }
        Self(all)
    }

    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An element. Line breaks stand between elements that hold others, so that a person can read the
/// file.
pub(super) fn element(
    name: &'static str,
    attributes: Attributes<'_>,
    content: impl IntoIterator<Item = Markup>,
) -> Markup {
    let mut html = format!("<{name}");
    for (attribute, value) in attributes {
        // Writing to a String cannot fail.
        let _ = write!(html, " {attribute}=\"{}\"", escape(value));
    }
    html.push('>');
    for piece in content {
        html.push_str(&piece.0);
    }
    let _ = write!(html, "</{name}>");
    if matches!(
        name,
        "h1" | "h2" | "h3" | "p" | "tr" | "table" | "thead" | "tbody" | "section" | "article" | "li" | "div"
    ) {
        html.push('\n');
    }
    Markup(html)
}

/// A whole page without script. Its own content policy lets nothing in but this style, known by its
/// hash, which names everything that the page could ever load: nothing.
pub(super) fn document(lang: Lang, title: &str, style: &str, body: &Markup) -> String {
    // A style that holds no angle bracket cannot end before its end.
    let style = style.replace('<', "");
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        BASE64_STANDARD.encode(sha2::Sha256::digest(style.as_bytes()))
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        lang = lang.tag(),
        title = escape(title),
        body = body.0,
    )
}

/// Any text as a string of a style sheet: every character that might mean something is written by
/// its number.
pub(super) fn css_string(text: &str) -> String {
    let mut css = String::from("\"");
    for character in text.chars().filter(|character| !is_invisible(*character)) {
        if character.is_ascii_alphanumeric() || character == ' ' {
            css.push(character);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(css, "\\{:x} ", u32::from(character));
        }
    }
    css.push('"');
    css
}

/// A text in the languages of the file; the second one is marked, and left out where it is the
/// same.
pub(super) fn words(text: &Text, languages: &[Lang]) -> Markup {
    let mut pieces = Vec::new();
    for (place, lang) in languages.iter().enumerate() {
        let said = text.get(*lang);
        match languages.first() {
            Some(first) if place > 0 && text.get(*first) == said => {}
            _ if place > 0 => {
                // Read aloud and copied, the languages stay apart.
                pieces.push(Markup::text(" "));
                pieces.push(element("span", &[("class", "other"), ("lang", lang.tag())], [Markup::text(said)]));
            }
            _ => pieces.push(element("span", &[("lang", lang.tag())], [Markup::text(said)])),
        }
    }
    match (languages, pieces.pop()) {
        // The language of the page needs no mark.
        ([only], Some(_)) => Markup::text(text.get(*only)),
        (_, last) => Markup::all(pieces.into_iter().chain(last)),
    }
}

/// For content and for attributes in double quotes. What cannot be seen is made visible.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            character if is_invisible(character) => {
                // Writing to a String cannot fail.
                let _ = write!(html, "[U+{:04X}]", u32::from(character));
            }
            character => html.push(character),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_a_text_or_an_attribute() {
        let made = element("p", &[("class", "a\" onclick=\"b")], [Markup::text("<i>&'\u{202e}\u{0}")]);
        let wanted = "<p class=\"a&quot; onclick=&quot;b\">&lt;i&gt;&amp;&#39;[U+202E][U+0000]</p>\n";
        assert_eq!(made.0, wanted);
    }

    #[test]
    fn the_policy_names_the_hash_of_the_style() {
        let page = document(Lang::En, "<t>", "p{content:\"<\"}", &Markup::text("x"));
        assert!(page.contains("<style>p{content:\"\"}</style>"), "{page}");
        assert!(page.contains("style-src 'sha256-2EU9jlhvV0RUWaTbXF+tRUv2AHm2PfhrqmpoPeEBgco='"), "{page}");
        assert!(page.contains("<title>&lt;t&gt;</title>"), "{page}");
    }

    #[test]
    fn a_string_of_a_style_sheet_ends_where_it_should() {
        assert_eq!(css_string("a\"\\\n</style>"), "\"a\\22 \\5c \\3c \\2f style\\3e \"");
    }

    #[test]
    fn the_second_language_is_marked_and_not_repeated() {
        let both = [Lang::ZhCn, Lang::En];
        let tin = words(&Text::fixed("Tin", "锡"), &both).0;
        assert_eq!(tin, "<span lang=\"zh-CN\">锡</span> <span class=\"other\" lang=\"en\">Tin</span>");
        assert_eq!(words(&Text::same("D8"), &both).0, "<span lang=\"zh-CN\">D8</span>");
        assert_eq!(words(&Text::fixed("Tin", "锡"), &[Lang::En]).0, "Tin");
    }
}
