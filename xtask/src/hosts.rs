//! The header files for other hosts, `docs/deploy/`: the headers of [`crate::policy`] in the words
//! of each host.
//!
//! A test compares them with what is made here; `UPDATE_DOCS=1 cargo test -p xtask` writes them.

#![cfg(test)]

use std::fmt::Write;

use crate::{policy, root};

const GENERATED_NOTE: &str = "Made from www/index.html and xtask/src/policy.rs by `UPDATE_DOCS=1 cargo test -p xtask`.";

const PORTAL_NOTE: &str = "Replace https://portal.example by the origin of your portal, here and in config.json.";

/// Whether other pages may show `embed.html` in a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Framed {
    Never,
    ByPortal,
}

/// Every header, the one about caches included, without who may show the page in a frame.
fn headers(framed: Framed) -> Vec<(&'static str, String)> {
    let page = std::fs::read_to_string(root().join("www/index.html")).unwrap();
    let own = |(name, value): (&'static str, &str)| (name, value.to_owned());
    let mut headers = vec![own(policy::CACHE_CONTROL)];
    headers.extend((framed == Framed::ByPortal).then(|| own(policy::ANY_ORIGIN)));
    headers.extend(policy::security_headers(&page).unwrap());
    headers
}

/// The value of the content policy of `embed.html`.
fn embed_policy() -> String {
    let page = std::fs::read_to_string(root().join("www/index.html")).unwrap();
    policy::embed_headers(&page, &[policy::EXAMPLE_PARENT.to_owned()]).unwrap().swap_remove(0).1
}

fn nginx(framed: Framed) -> String {
    let mut file = match framed {
        Framed::Never => format!(
            "# {GENERATED_NOTE}\n\
             # Put `include /path/to/smeltcheck-headers.conf;` into the `location` of the page, or into its `server`.\n\
             # A location with an `add_header` of its own takes none from outside: include this file there as well.\n"
        ),
        Framed::ByPortal => format!(
            "# {GENERATED_NOTE}\n\
             # For a page that a portal embeds: in place of smeltcheck-headers.conf, see there. {PORTAL_NOTE}\n\
             set $smeltcheck_frames \"'none'\";\n\
             if ($uri ~ \"/embed[.]html$\") {{\n    set $smeltcheck_frames \"{}\";\n}}\n",
            policy::EXAMPLE_PARENT
        ),
    };
    for (name, value) in headers(framed) {
        let value = match framed {
            Framed::Never => value,
            Framed::ByPortal => value.replace("frame-ancestors 'none'", "frame-ancestors $smeltcheck_frames"),
        };
        // `always`: also on errors.
        writeln!(file, "add_header {name} \"{value}\" always;").unwrap();
    }
    file
}

fn iis(framed: Framed) -> String {
    let mut added = String::new();
    for (name, value) in headers(framed) {
        writeln!(added, "        <remove name=\"{name}\" />").unwrap();
        writeln!(added, "        <add name=\"{name}\" value=\"{value}\" />").unwrap();
    }
    let (what, embed) = match framed {
        Framed::Never => ("Put this file next to index.html.".to_owned(), String::new()),
        Framed::ByPortal => (
            format!("For a page that a portal embeds: put this file next to index.html.\n     {PORTAL_NOTE}"),
            format!(
                r#"  <location path="embed.html">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="Content-Security-Policy" />
          <add name="Content-Security-Policy" value="{}" />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
"#,
                embed_policy()
            ),
        ),
    };
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<!-- {GENERATED_NOTE}
     {what} -->
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
{added}      </customHeaders>
    </httpProtocol>
    <staticContent>
      <remove fileExtension=".wasm" />
      <mimeMap fileExtension=".wasm" mimeType="application/wasm" />
      <remove fileExtension=".json" />
      <mimeMap fileExtension=".json" mimeType="application/json" />
      <remove fileExtension=".webmanifest" />
      <mimeMap fileExtension=".webmanifest" mimeType="application/manifest+json" />
      <remove fileExtension=".toml" />
      <mimeMap fileExtension=".toml" mimeType="text/plain" />
    </staticContent>
  </system.webServer>
{embed}</configuration>
"#
    )
}

fn static_host(framed: Framed) -> String {
    const NEVER: &str = "; frame-ancestors 'none'";
    let mut file = format!(
        "# {GENERATED_NOTE}\n\
         # Put this file next to index.html on a host that reads `_headers` (Netlify, Cloudflare Pages and others).\n"
    );
    if framed == Framed::ByPortal {
        writeln!(file, "# For a page that a portal embeds. {PORTAL_NOTE}").unwrap();
    }
    file.push_str("/*\n");
    for (name, value) in headers(framed) {
        let value = if framed == Framed::ByPortal { value.replace(NEVER, "") } else { value };
        writeln!(file, "  {name}: {value}").unwrap();
    }
    if framed == Framed::ByPortal {
        // These hosts join the values of all rules that fit, and browsers obey each part.
        for (path, ancestors) in [("/", "'none'"), ("/index.html", "'none'"), ("/embed.html", policy::EXAMPLE_PARENT)] {
            writeln!(file, "{path}\n  Content-Security-Policy: frame-ancestors {ancestors}").unwrap();
        }
    }
    file
}

#[test]
fn the_files_for_other_hosts_say_what_the_own_server_says() {
    for (path, made) in [
        ("docs/deploy/nginx/smeltcheck-headers.conf", nginx(Framed::Never)),
        ("docs/deploy/nginx/smeltcheck-embed-headers.conf", nginx(Framed::ByPortal)),
        ("docs/deploy/iis/web.config", iis(Framed::Never)),
        ("docs/deploy/iis/embed/web.config", iis(Framed::ByPortal)),
        ("docs/deploy/static/_headers", static_host(Framed::Never)),
        ("docs/deploy/static/embed/_headers", static_host(Framed::ByPortal)),
    ] {
        let path = root().join(path);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, made, "{} is old: UPDATE_DOCS=1 cargo test -p xtask", path.display());
    }
}

#[test]
fn hosts_with_a_limit_take_the_lines() {
    // Netlify and Cloudflare Pages refuse longer lines.
    for line in static_host(Framed::ByPortal).lines() {
        assert!(line.len() < 2_000, "{line}");
    }
}
