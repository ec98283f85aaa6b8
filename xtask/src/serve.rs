//! Serves `dist/` on this computer, with the headers that a careful host sends.

use std::convert::Infallible;
use std::net::TcpListener as StdListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::policy;

/// How to serve the page.
pub struct Settings {
    /// The folder with the page.
    pub folder: PathBuf,
    /// Port on 127.0.0.1; 0 takes any free one, none the usual one if it is free.
    pub port: Option<u16>,
    /// Show the page in the user's browser, if there is one.
    pub open_browser: bool,
    /// Path of the page, with a slash at both ends.
    pub base_path: String,
    /// Send the security headers; a test of hosts that cannot do so turns them off.
    pub security_headers: bool,
}

/// Serves the page until the process is ended.
pub fn serve(settings: &Settings) -> Result<()> {
    let dist = &settings.folder;
    let index = std::fs::read_to_string(dist.join("index.html"))
        .context("there is no page in dist/: run `cargo xtask serve` without --no-build")?;
    ensure!(
        settings.base_path.starts_with('/') && settings.base_path.ends_with('/'),
        "the path of --base-path starts and ends with a slash"
    );
    let headers = Headers::new(&index, &allowed_parents(dist), settings.security_headers)?;
    let listener = listen(settings.port)?;
    let address = format!("http://127.0.0.1:{}{}", listener.local_addr()?.port(), settings.base_path);
    println!("Smeltcheck is at {address} (stop with Ctrl+C)");
    if settings.open_browser {
        open_browser(&address);
    }
    let site = Arc::new(Site { folder: dist.clone(), base_path: settings.base_path.clone(), headers });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_io().build()?;
    runtime.block_on(answer_all(listener, site))
}

/// What is served.
struct Site {
    folder: PathBuf,
    base_path: String,
    headers: Headers,
}

/// Browsers open connections ahead and keep them: each has a task of its own, so that none waits
/// for another.
async fn answer_all(listener: StdListener, site: Arc<Site>) -> Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    loop {
        // A browser that gives a connection up early is no fault of the server.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let site = site.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let answer = answer(&request, &site);
                async { Ok::<_, Infallible>(answer) }
            });
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

fn listen(port: Option<u16>) -> Result<StdListener> {
    const USUAL_PORT: u16 = 8080;
    let on = |port| StdListener::bind(("127.0.0.1", port));
    let listener = match port {
        Some(port) => on(port),
        None => on(USUAL_PORT).or_else(|_| on(0)),
    };
    listener.context("cannot listen; --port 0 takes any free port")
}

fn answer(request: &Request<Incoming>, site: &Site) -> Response<Full<Bytes>> {
    let headers = &site.headers;
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD", &headers.page);
    }
    let Some((content, path)) = read(&site.folder, &site.base_path, request.uri().path()) else {
        return plain(StatusCode::NOT_FOUND, "Not found", &headers.page);
    };
    let headers = if path.ends_with(policy::EMBED_PAGE) { &headers.embed } else { &headers.page };
    respond(StatusCode::OK, content.into(), headers, media_type(&path))
}

fn plain(status: StatusCode, text: &'static str, headers: &HeaderMap) -> Response<Full<Bytes>> {
    respond(status, Bytes::from_static(text.as_bytes()), headers, "text/plain; charset=utf-8")
}

fn respond(status: StatusCode, content: Bytes, headers: &HeaderMap, media_type: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(content));
    *response.status_mut() = status;
    response.headers_mut().extend(headers.clone());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

fn read(dist: &Path, base_path: &str, url: &str) -> Option<(Vec<u8>, PathBuf)> {
    let path = dist.join(file_name(base_path, url)?);
    Some((std::fs::read(&path).ok()?, path))
}

/// The file that an address asks for, relative to `dist/`; nothing outside of it can be named.
fn file_name(base_path: &str, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = percent_decoded(path.strip_prefix(base_path)?)?;
    let path = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
    let is_plain = |segment: &str| {
        !segment.is_empty()
            && !segment.starts_with('.')
            && !segment.contains(['\\', ':'])
            && !segment.contains(char::is_control)
    };
    path.split('/').all(is_plain).then(|| PathBuf::from(path))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// The headers of every answer, also of a refusal, and those of the page for frames.
struct Headers {
    page: HeaderMap,
    embed: HeaderMap,
}

impl Headers {
    fn new(index: &str, parents: &[String], security: bool) -> Result<Self> {
        let made = |guards: Vec<(&'static str, String)>| -> Result<HeaderMap> {
            let mut pairs = vec![policy::CACHE_CONTROL];
            // Where nobody may embed the page, no other site gets its files.
            pairs.extend((!parents.is_empty()).then_some(policy::ANY_ORIGIN));
            pairs.extend(guards.iter().filter(|_| security).map(|(name, value)| (*name, value.as_str())));
            let header = |(name, value): (&str, &str)| -> Result<(HeaderName, HeaderValue)> {
                Ok((name.parse()?, value.parse()?))
            };
            pairs.into_iter().map(header).collect()
        };
        Ok(Self { page: made(policy::security_headers(index)?)?, embed: made(policy::embed_headers(index, parents)?)? })
    }
}

/// The origins that the page's own `config.json` lets embed it; the page itself says what is wrong
/// with the file.
fn allowed_parents(dist: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(dist.join("config.json")).unwrap_or_default();
    let config: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let parents = config["allowedParents"].as_array().into_iter().flatten();
    let is_plain = |origin: &&str| origin.chars().all(|c| c.is_ascii_alphanumeric() || ".:/-".contains(c));
    parents.filter_map(serde_json::Value::as_str).filter(is_plain).map(str::to_owned).collect()
}

/// Shows the page where a browser can be started; a computer without one is not an error.
fn open_browser(address: &str) {
    let has_screen = cfg!(any(target_os = "macos", windows))
        || std::env::var_os("DISPLAY").is_some()
        || std::env::var_os("WAYLAND_DISPLAY").is_some();
    if !has_screen {
        return;
    }
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    let _ = command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_file(url: &str, expected: Option<&str>) {
        assert_eq!(file_name("/", url), expected.map(PathBuf::from), "{url}");
    }

    #[test]
    fn addresses_name_files_below_the_folder_only() {
        assert_file("/", Some("index.html"));
        assert_file("/?lang=en", Some("index.html"));
        assert_file("/samples/a%20b.xlsx", Some("samples/a b.xlsx"));
        assert_file("/samples/", Some("samples/index.html"));
        for outside in [
            "",
            "index.html",
            "//etc/passwd",
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/a/..%2f..%2fb",
            "/..%5c..%5cb",
            "/C:/b",
            "/.stage/a",
            "/a%00b",
            "/%",
            "/%+1",
            "/%ff",
        ] {
            assert_file(outside, None);
        }
    }

    #[test]
    fn a_page_below_a_path_has_no_files_outside_it() {
        let base_path = "/tools/check/";
        let file = |url| file_name(base_path, url);
        assert_eq!(file("/tools/check/page.js"), Some("page.js".into()));
        assert_eq!(file("/tools/check/"), Some("index.html".into()));
        assert_eq!(file("/page.js"), None);
        assert_eq!(file("/tools/check"), None);
    }
}
