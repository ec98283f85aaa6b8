//! Builds the page into `dist/`.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine as _};
use sha2::{Digest, Sha384};

use crate::{cargo, offline, root, run, target_dir, tools, versions};

/// Everything that decides what the page contains.
const INPUTS: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "src",
    "www",
    "xtask/src/offline.rs",
    "xtask/src/versions.rs",
    "xtask/src/web.rs",
];

/// Files of the workers as Trunk writes them. Trunk gives them no hash in their name.
const WORKER_FILES: [&str; 4] = ["worker.js", "worker_bg.wasm", "desk.js", "desk_bg.wasm"];

/// The folder with the finished page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Installs what is missing, writes the samples and builds the page.
pub fn build() -> Result<()> {
    write_samples()?;
    build_with_samples()
}

/// Builds the page with the samples as they are, unless nothing has changed since the last build.
pub fn build_with_samples() -> Result<()> {
    let tools = tools::install()?;
    let inputs = fingerprint(&INPUTS.map(|input| root().join(input)))?;
    if is_up_to_date(inputs)? {
        println!("The page in dist/ is up to date");
        return Ok(());
    }
    // Trunk and its cargo run offline, so that the build takes only what the lock file names.
    run(cargo().args(["fetch", "--locked"]))?;
    println!("Building the page with Trunk {}", versions::TRUNK);
    let mut trunk = Command::new(tools.trunk.join("trunk"));
    for_the_page(&mut trunk)
        .args(["build", "--release"])
        .current_dir(root())
        .env("PATH", tools.path()?)
        // Trunk takes NO_COLOR for its own switch and refuses the usual value "1".
        .env_remove("NO_COLOR");
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") {
            trunk.env_remove(name);
        }
    }
    run(&mut trunk)?;
    finish_index()?;
    std::fs::write(stamp(), stamp_text(inputs)?).context("cannot note what was built")
}

/// Builds the worker that breaks when a file asks for it, for a test of the page.
///
/// Everything but the project's own code is taken from the build of the page.
pub fn build_faulty_worker() -> Result<()> {
    let tools = tools::install()?;
    run(for_the_page(cargo().args(["build", "--release", "--locked", "--target", "wasm32-unknown-unknown"])).args([
        "--features",
        "faults",
        "--bin",
        "worker",
    ]))?;
    run(Command::new(tools.wasm_bindgen.join("wasm-bindgen"))
        .args(["--target", "no-modules", "--no-typescript", "--out-dir"])
        .arg(faulty_worker())
        .arg(web_target_dir().join("wasm32-unknown-unknown/release/worker.wasm")))?;
    ensure!(
        holds_fault_mark(&std::fs::read(faulty_worker().join("worker_bg.wasm"))?),
        "the worker that breaks has no mark, so that nothing would tell if it were in the page"
    );
    Ok(())
}

/// The folder with the worker that breaks.
pub fn faulty_worker() -> PathBuf {
    target_dir().join("faulty")
}

/// Whether a file of code holds the mark of the worker that breaks when a file asks for it.
pub fn holds_fault_mark(content: &[u8]) -> bool {
    const MARK: &[u8] = b"smeltcheck-fault: ";
    content.windows(MARK.len()).any(|window| window == MARK)
}

/// The settings of a command that builds for the page.
pub fn for_the_page(command: &mut Command) -> &mut Command {
    command
        // A target folder of its own: a running build never waits for the page's, nor it for one.
        .env("CARGO_TARGET_DIR", web_target_dir())
        // The page is downloaded more often than it computes for long: the smallest code.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z")
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags())
        .env("RUST_BACKTRACE", "0")
}

/// Flags of the compiler for the page, in the form of `CARGO_ENCODED_RUSTFLAGS`.
///
/// A file that needs more memory than the limit ends the worker with an error, not the browser.
/// Folders of the computer that builds the page stay out of the page.
fn rust_flags() -> String {
    const MAX_MEMORY_BYTES: u32 = 1 << 30;
    let remap = |folder: &Path, name: &str| format!("--remap-path-prefix={}={name}", folder.display());
    let mut flags = vec![format!("-Clink-arg=--max-memory={MAX_MEMORY_BYTES}"), remap(root(), "smeltcheck")];
    let cargo_home =
        std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    flags.extend(cargo_home.map(|folder| remap(&folder, "cargo")));
    flags.join("\u{1f}")
}

/// Writes the sample workbooks that the page offers, and what it loads as data.
pub fn write_samples() -> Result<()> {
    write_samples_with(cargo().args(["run", "--quiet", "--locked", "--features", "samples", "--bin", "samples", "--"]))
}

/// The same with a program that is built already.
pub fn write_samples_with(program: &mut Command) -> Result<()> {
    let samples = root().join("www/samples");
    std::fs::create_dir_all(&samples).context("cannot create www/samples")?;
    run(program.arg(samples))
}

/// Gives the files of the workers a name by content, and has the page name the content of every
/// file of code.
fn finish_index() -> Result<()> {
    let index = dist().join("index.html");
    let html = std::fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    let html = name_integrity(&name_worker_files_by_content(html)?, &dist())?;
    name_files_in_component(&html)?;
    std::fs::write(dist().join("embed.html"), embedded(&html, &dist())?).context("cannot write embed.html")?;
    std::fs::write(index, html).context("cannot write index.html")?;
    put_icons_into_manifest()?;
    offline::finish(&dist())
}

/// Puts the icons into the manifest, as data: whoever installs the page does so when it has closed
/// its connections.
fn put_icons_into_manifest() -> Result<()> {
    let path = dist().join("manifest.webmanifest");
    let text = std::fs::read_to_string(&path).context("there is no manifest.webmanifest")?;
    let mut manifest: serde_json::Value = serde_json::from_str(&text).context("the manifest is no JSON")?;
    for icon in manifest["icons"].as_array_mut().context("the manifest has no icons")? {
        let file = icon["src"].as_str().context("an icon of the manifest has no address")?;
        if !file.starts_with("data:") {
            let picture =
                std::fs::read(root().join("www").join(file)).with_context(|| format!("there is no {file}"))?;
            icon["src"] = format!("data:image/png;base64,{}", BASE64.encode(picture)).into();
        }
    }
    std::fs::write(path, serde_json::to_string(&manifest)?).context("cannot write manifest.webmanifest")
}

/// Writes into `validator.js` which files belong to this build: those that the page names, each
/// with its hash.
fn name_files_in_component(html: &str) -> Result<()> {
    const EMPTY: &str = "const FILES = {};";
    const CODE: [(&str, &str); 6] = [
        (" data-js=", "js"),
        (" data-wasm=", "wasm"),
        (" data-worker-js=", "workerJs"),
        (" data-worker-wasm=", "workerWasm"),
        (" data-desk-js=", "deskJs"),
        (" data-desk-wasm=", "deskWasm"),
    ];
    const STYLES: [&str; 4] = ["tokens", "base", "components", "present"];
    let mut files = serde_json::Map::new();
    for (before, key) in CODE {
        let name = value_after(html, before)?;
        files.insert(key.to_owned(), name.into());
        files.insert(format!("{key}Integrity"), integrity_of(&dist(), name)?.into());
    }
    let style = |stem: &str| {
        let mut sheets =
            html.split("<link rel=\"stylesheet\" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let name = sheets.find(|name| name.starts_with(&format!("./{stem}-")));
        let name = name.with_context(|| format!("index.html has no style sheet {stem}"))?;
        Ok(serde_json::json!([name, integrity_of(&dist(), name)?]))
    };
    files.insert("styles".to_owned(), STYLES.into_iter().map(style).collect::<Result<Vec<_>>>()?.into());
    let script = dist().join("validator.js");
    let text = std::fs::read_to_string(&script).context("there is no validator.js")?;
    ensure!(text.matches(EMPTY).count() == 1, "validator.js must hold `{EMPTY}` once");
    let files = serde_json::Value::Object(files);
    std::fs::write(script, text.replace(EMPTY, &format!("const FILES = {files};"))).context("cannot write validator.js")
}

/// The page for an iframe: `embed.js` starts it, and imports `boot.js` once the page around it is
/// known to be allowed.
///
/// Where the iframe is sandboxed, the page's own host is another origin to it: every file is asked
/// for in the way of other origins, without which a browser takes no hash for them.
fn embedded(html: &str, folder: &Path) -> Result<String> {
    const BOOT: &str = "<script type=\"module\" src=\"./boot.js\"";
    const EMBED: &str = "<script type=\"module\" crossorigin src=\"./embed.js\"";
    // Nothing can be chosen before the page around it is known to be allowed.
    const EARLY: (&str, &str) = ("<div id=\"early\"", "<div id=\"app\"");
    let (head, rest) = html.split_once(EARLY.0).context("index.html has no early button")?;
    let (_, tail) = rest.split_once(EARLY.1).context("index.html has no place for the program")?;
    let html = format!("{head}{}{tail}", EARLY.1);
    let (start, rest) = html.split_once(BOOT).context("index.html has no start script")?;
    let hash = rest
        .strip_prefix(" integrity=\"")
        .and_then(|rest| rest.split_once('"'))
        .context("the start script of index.html has no hash")?;
    let embed = std::fs::read(folder.join("embed.js")).context("there is no embed.js")?;
    // `import()` takes no integrity: `boot.js` comes from this preload, or not at all.
    let preload = format!("<link rel=\"modulepreload\" crossorigin href=\"./boot.js\" integrity=\"{}\">", hash.0);
    let html =
        format!("{start}{preload}{EMBED} integrity=\"sha384-{}\"{}", BASE64.encode(Sha384::digest(embed)), hash.1);
    let crossorigin = |html: String, tag: &str| html.replace(tag, &format!("{tag} crossorigin"));
    let html = crossorigin(html, "<link rel=\"stylesheet\"");
    let html = crossorigin(html, "<script nomodule");
    let html = crossorigin(html, "<link rel=\"modulepreload\" as=\"script\"");
    Ok(html.replace("<link rel=\"modulepreload\" href=", "<link rel=\"modulepreload\" crossorigin href="))
}

/// A worker from an older visit must never meet a newer page: the name says the content.
fn name_worker_files_by_content(mut html: String) -> Result<String> {
    for name in WORKER_FILES {
        let content = std::fs::read(dist().join(name)).with_context(|| format!("Trunk wrote no {name}"))?;
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
        let named = format!("{stem}-{:016x}.{extension}", hasher.finish());
        std::fs::rename(dist().join(name), dist().join(&named))?;
        let attribute = format!("=\"./{name}\"");
        ensure!(
            html.matches(&attribute).count() == 1,
            "index.html must name {name} once; see pattern_script in Trunk.toml"
        );
        html = html.replace(&attribute, &format!("=\"./{named}\""));
    }
    Ok(html)
}

/// Attributes of the page that name a file of code, and the attribute that gets its SHA-384. Style
/// sheets have theirs from Trunk. The preload of a wasm file has none: browsers ignore it there and
/// say so; `boot.js` asks for it when it fetches.
const NAMES_OF_CODE: [(&str, &str); 10] = [
    ("<script src=", "integrity="),
    ("<script type=\"module\" src=", "integrity="),
    ("<script nomodule src=", "integrity="),
    ("<link rel=\"modulepreload\" as=\"script\" href=", "integrity="),
    // `import()` takes no integrity: the module comes from this preload, or not at all.
    ("<link rel=\"modulepreload\" href=", "integrity="),
    (" data-wasm=", "data-wasm-integrity="),
    (" data-worker-js=", "data-worker-js-integrity="),
    (" data-worker-wasm=", "data-worker-wasm-integrity="),
    (" data-desk-js=", "data-desk-js-integrity="),
    (" data-desk-wasm=", "data-desk-wasm-integrity="),
];

fn name_integrity(html: &str, folder: &Path) -> Result<String> {
    let mut html = html.to_owned();
    for (before, attribute) in NAMES_OF_CODE {
        let mut parts = html.split(before);
        let mut made = parts.next().unwrap_or_default().to_owned();
        let mut count = 0;
        for part in parts {
            count += 1;
            let rest = part.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            let (name, rest) = rest.with_context(|| format!("index.html names no file after {before}"))?;
            write!(made, "{before}\"{name}\" {attribute}\"{}\"{rest}", integrity_of(folder, name)?)?;
        }
        ensure!(count > 0, "index.html has no {before}");
        html = made;
    }
    Ok(html)
}

/// The value of the attribute that `before` ends with, where it stands first.
fn value_after<'a>(html: &'a str, before: &str) -> Result<&'a str> {
    let (_, rest) = html.split_once(before).with_context(|| format!("index.html has no {before}"))?;
    let value = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    value.map(|(value, _)| value).with_context(|| format!("index.html names no file after {before}"))
}

/// The SHA-384 of a file, as the page names it.
pub fn integrity_of(folder: &Path, name: &str) -> Result<String> {
    let content = std::fs::read(folder.join(name)).with_context(|| format!("there is no {name}"))?;
    Ok(format!("sha384-{}", BASE64.encode(Sha384::digest(content))))
}

fn is_up_to_date(inputs: u64) -> Result<bool> {
    let Ok(noted) = std::fs::read_to_string(stamp()) else {
        return Ok(false);
    };
    Ok(dist().is_dir() && noted == stamp_text(inputs)?)
}

/// Both sides of a build: a page that was changed by hand, or half written, is built again.
fn stamp_text(inputs: u64) -> Result<String> {
    Ok(format!("{inputs:016x} {:016x}", fingerprint(&[dist()])?))
}

fn stamp() -> PathBuf {
    web_target_dir().join("dist.stamp")
}

/// Where cargo puts what it builds for the page and the package.
pub fn web_target_dir() -> PathBuf {
    target_dir().join("web")
}

/// A number that changes when a name or a content below one of `paths` changes.
pub fn fingerprint(paths: &[PathBuf]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    root().hash(&mut hasher);
    for path in paths {
        for file in files_below(path)? {
            file.hash(&mut hasher);
            let content = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            content.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// All files below a folder in a fixed order; a file is its own only one.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = std::fs::read_dir(path)
        .with_context(|| format!("cannot list {}", path.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        files.extend(files_below(&entry)?);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_for_an_iframe_starts_with_its_own_script() {
        let html = "<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"b\"><link rel=\"modulepreload\" href=\"./app.js\">\
            <div id=\"early\" hidden></div><script src=\"early.js\"></script><div id=\"app\"></div>\
            <script type=\"module\" src=\"./boot.js\" integrity=\"sha384-c\" data-wasm=\"./app.wasm\"></script>";
        let made = embedded(html, &crate::root().join("www")).unwrap();
        for part in [
            "<link rel=\"stylesheet\" crossorigin href=\"./a.css\"",
            "<link rel=\"modulepreload\" crossorigin href=\"./app.js\"",
            "<link rel=\"modulepreload\" crossorigin href=\"./boot.js\" integrity=\"sha384-c\">",
            "<script type=\"module\" crossorigin src=\"./embed.js\" integrity=\"sha384-",
            "\" data-wasm=\"./app.wasm\"></script>",
        ] {
            assert!(made.contains(part), "{part}: {made}");
        }
        assert!(!made.contains("early"), "{made}");
        assert!(embedded("<html>", &crate::root().join("www")).is_err());
    }

    #[test]
    fn the_manifest_has_the_icon_of_the_page() {
        let read = |name: &str| std::fs::read_to_string(crate::root().join("www").join(name)).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&read("manifest.webmanifest")).unwrap();
        let drawn = manifest["icons"].as_array().unwrap().iter().find(|icon| icon["type"] == "image/svg+xml").unwrap();
        let link = format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">", drawn["src"].as_str().unwrap());
        assert!(read("index.html").contains(&link), "{link}");
    }
}
