//! What a host of the page tells the browser: the one place that the server of this project and the
//! files for other hosts take their headers from.

use anyhow::{Context, Result};

/// The browser asks whether a file has changed before it shows an old one; the files are few.
pub const CACHE_CONTROL: (&str, &str) = ("Cache-Control", "no-cache");

/// The page for other pages' frames.
pub const EMBED_PAGE: &str = "embed.html";

/// A sandboxed frame has no origin, so that the page's own host is another one to it. The files are
/// the same for everyone and are sent without credentials; a host that nobody embeds need not send
/// this.
pub const ANY_ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// The parent in the header files, to be replaced by whoever deploys.
#[cfg(test)]
pub const EXAMPLE_PARENT: &str = "https://portal.example";

/// The page needs no device, no sensor and nothing that pays or identifies; it only writes to the
/// clipboard.
const DENIED: [&str; 19] = [
    "accelerometer",
    "camera",
    "clipboard-read",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// Name and value of every header that guards the page whose text is `index`, for every answer of a
/// host, errors included.
pub fn security_headers(index: &str) -> Result<Vec<(&'static str, String)>> {
    headers_for(index, "'none'")
}

/// The same for `embed.html`, which pages of these origins may show in a frame.
pub fn embed_headers(index: &str, parents: &[String]) -> Result<Vec<(&'static str, String)>> {
    if parents.is_empty() { security_headers(index) } else { headers_for(index, &parents.join(" ")) }
}

/// What only a header can say is who may show the page in a frame; a browser ignores it in the page
/// itself.
fn headers_for(index: &str, ancestors: &str) -> Result<Vec<(&'static str, String)>> {
    let permissions = DENIED.map(|feature| format!("{feature}=()")).join(", ");
    Ok(vec![
        ("Content-Security-Policy", format!("{}; frame-ancestors {ancestors}", content_policy(index)?)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", permissions),
    ])
}

/// The content policy that the page states itself, so that there is one place to change it.
fn content_policy(index: &str) -> Result<&str> {
    index
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(policy, _)| policy)
        .context("the page states no content policy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_the_page_lets_in_nothing_from_elsewhere() {
        let page = std::fs::read_to_string(crate::root().join("www/index.html")).unwrap();
        let policy = content_policy(&page).unwrap();
        let directives: Vec<&str> = policy.split("; ").collect();
        for wanted in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src data: blob:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types smeltcheck-worker",
        ] {
            assert!(directives.contains(&wanted), "{wanted}: {policy}");
        }
        assert_eq!(directives.len(), 11, "{policy}");
        assert!(content_policy("<html>").is_err());
    }

    #[test]
    fn only_the_page_for_frames_may_be_framed() {
        let page = std::fs::read_to_string(crate::root().join("www/index.html")).unwrap();
        let policy = |headers: Vec<(&str, String)>| headers[0].1.clone();
        assert!(policy(security_headers(&page).unwrap()).ends_with("; frame-ancestors 'none'"));
        let parents = [EXAMPLE_PARENT.to_owned(), "https://b.example".to_owned()];
        let framed = policy(embed_headers(&page, &parents).unwrap());
        assert!(framed.ends_with("; frame-ancestors https://portal.example https://b.example"));
        assert_eq!(embed_headers(&page, &[]).unwrap(), security_headers(&page).unwrap());
    }

    #[test]
    fn no_value_needs_escaping_in_a_header_file() {
        let page = std::fs::read_to_string(crate::root().join("www/index.html")).unwrap();
        for (name, value) in security_headers(&page).unwrap() {
            // Quotes, backslashes and dollars mean something to nginx, angle brackets and
            // ampersands to XML.
            assert!(!value.contains(['"', '\\', '$', '<', '>', '&', '\n']), "{name}: {value}");
        }
    }
}
