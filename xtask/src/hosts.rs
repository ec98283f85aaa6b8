//! The header files for other hosts, `deploy/`: the headers of [`crate::policy`] in the words of each host.
//!
//! A test compares them with what is made here; `UPDATE_DOCS=1 cargo test -p xtask` writes them.

#![cfg(test)]

use std::fmt::Write;

use crate::{policy, root};

const MADE: &str = "Made from www/index.html and xtask/src/policy.rs by `UPDATE_DOCS=1 cargo test -p xtask`.";

/// Every header, the one about caches included.
fn headers() -> Vec<(&'static str, String)> {
    let page = std::fs::read_to_string(root().join("www/index.html")).unwrap();
    let (cache, value) = policy::CACHE_CONTROL;
    let mut headers = vec![(cache, value.to_owned())];
    headers.extend(policy::security_headers(&page).unwrap());
    headers
}

fn nginx() -> String {
    let mut file = format!(
        "# {MADE}\n\
         # Put `include /path/to/smeltcheck-headers.conf;` into the `location` of the page, or into its `server`.\n\
         # A location with an `add_header` of its own takes none from outside: include this file there as well.\n"
    );
    for (name, value) in headers() {
        // `always`: also on errors.
        writeln!(file, "add_header {name} \"{value}\" always;").unwrap();
    }
    file
}

fn iis() -> String {
    let mut added = String::new();
    for (name, value) in headers() {
        writeln!(added, "        <remove name=\"{name}\" />").unwrap();
        writeln!(added, "        <add name=\"{name}\" value=\"{value}\" />").unwrap();
    }
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<!-- {MADE}
     Put this file beside index.html. -->
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
      <remove fileExtension=".toml" />
      <mimeMap fileExtension=".toml" mimeType="text/plain" />
    </staticContent>
  </system.webServer>
</configuration>
"#
    )
}

fn static_host() -> String {
    let mut file = format!(
        "# {MADE}\n\
         # Put this file beside index.html on a host that reads `_headers` (Netlify, Cloudflare Pages and others).\n\
         /*\n"
    );
    for (name, value) in headers() {
        writeln!(file, "  {name}: {value}").unwrap();
    }
    file
}

#[test]
fn the_files_for_other_hosts_say_what_the_own_server_says() {
    for (path, made) in [
        ("deploy/nginx/smeltcheck-headers.conf", nginx()),
        ("deploy/iis/web.config", iis()),
        ("deploy/static/_headers", static_host()),
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
    for line in static_host().lines() {
        assert!(line.len() < 2_000, "{line}");
    }
}
