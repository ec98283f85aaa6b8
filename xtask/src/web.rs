//! Builds the page into `dist/`, and finishes what Trunk has built.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine as _};
use sha2::{Digest, Sha384};

use crate::{cargo, offline, prepare, root, run, target_dir, tools, versions};

/// Everything that decides what the page contains.
const INPUTS: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "src",
    "www",
    "xtask/src/offline.rs",
    "xtask/src/prepare.rs",
    "xtask/src/versions.rs",
    "xtask/src/web.rs",
];

/// The folder with the finished page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Installs what is missing, has Trunk build the page, and notes what it was built from. What a
/// build is, is written in `Trunk.toml`.
pub fn build() -> Result<()> {
    build_prepared_by(prepare::prepare)
}

/// The same when [`prepare::prepare`] has run.
pub fn build_prepared() -> Result<()> {
    build_prepared_by(|| Ok(()))
}

fn build_prepared_by(prepare: impl FnOnce() -> Result<()>) -> Result<()> {
    let tools = tools::install()?;
    prepare()?;
    let inputs = fingerprint(&INPUTS.map(|input| root().join(input)))?;
    if is_up_to_date(inputs)? {
        println!("The page in dist/ is up to date");
        return Ok(());
    }
    println!("Building the page with Trunk {}", versions::TRUNK);
    let mut trunk = Command::new(tools.trunk.join("trunk"));
    trunk
        .arg("build")
        .current_dir(root())
        .env("PATH", tools.path()?)
        // A target folder of its own: a running build never waits for the page's, nor it for one.
        .env("CARGO_TARGET_DIR", web_target_dir())
        .env(prepare::IS_PREPARED, "yes")
        // Trunk takes NO_COLOR for its own switch and refuses the usual value "1".
        .env_remove("NO_COLOR");
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") {
            trunk.env_remove(name);
        }
    }
    run(&mut trunk)?;
    std::fs::write(stamp(), stamp_text(inputs)?).context("cannot note what was built")
}

/// Builds the program whose workers break when a file asks for it, for a test of the page.
///
/// Everything but the project's own code is taken from the build of the page.
pub fn build_faulty_program() -> Result<()> {
    let tools = tools::install()?;
    run(cargo_for_the_page("build").args(["--features", "faults", "--bin", "app"]))?;
    run(Command::new(tools.wasm_bindgen.join("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(faulty_program())
        .arg(web_target_dir().join("wasm32-unknown-unknown/page/app.wasm")))?;
    ensure!(
        holds_fault_mark(&std::fs::read(faulty_program().join("app_bg.wasm"))?),
        "the program that breaks has no mark, so that nothing would tell if it were in the page"
    );
    Ok(())
}

/// The folder with the program that breaks.
pub fn faulty_program() -> PathBuf {
    target_dir().join("faulty")
}

/// Whether a file of code holds the mark of the worker that breaks when a file asks for it.
pub fn holds_fault_mark(content: &[u8]) -> bool {
    const MARK: &[u8] = b"smeltcheck-fault: ";
    content.windows(MARK.len()).any(|window| window == MARK)
}

/// A cargo that builds for the page or the package, with the settings that Trunk uses.
pub fn cargo_for_the_page(command: &str) -> Command {
    let mut cargo = cargo();
    cargo
        .args([command, "--profile", "page", "--locked", "--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_DIR", web_target_dir());
    cargo
}

/// Finishes what Trunk has put into a folder: has the page name the content of every file of code,
/// writes the page for iframes, the icons of the manifest, and the list of the offline copy.
pub fn finish(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let html = std::fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    let html = name_integrity(&html, folder)?;
    std::fs::write(folder.join("embed.html"), embedded(&html, folder)?).context("cannot write embed.html")?;
    std::fs::write(index, html).context("cannot write index.html")?;
    put_icons_into_manifest(folder)?;
    offline::finish(folder)
}

/// Puts the icons into the manifest, as data: whoever installs the page does so when it has closed
/// its connections.
fn put_icons_into_manifest(folder: &Path) -> Result<()> {
    let path = folder.join("manifest.webmanifest");
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

/// The page for an iframe: `frame.js` starts it, and imports `page.js` once the page around it is
/// known to be allowed.
///
/// Where the iframe is sandboxed, the page's own host is another origin to it: every file is asked
/// for in the way of other origins, without which a browser takes no hash for them.
fn embedded(html: &str, folder: &Path) -> Result<String> {
    const BOOT: &str = "<script type=\"module\" async src=\"./page.js\"";
    const FRAME: &str = "<script type=\"module\" async crossorigin src=\"./frame.js\"";
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
    let frame = std::fs::read(folder.join("frame.js")).context("there is no frame.js")?;
    // `import()` takes no integrity: `page.js` comes from this preload, or not at all.
    let preload = format!("<link rel=\"modulepreload\" crossorigin href=\"./page.js\" integrity=\"{}\">", hash.0);
    let html =
        format!("{start}{preload}{FRAME} integrity=\"sha384-{}\"{}", BASE64.encode(Sha384::digest(frame)), hash.1);
    let crossorigin = |html: String, tag: &str| html.replace(tag, &format!("{tag} crossorigin"));
    let html = crossorigin(html, "<link rel=\"stylesheet\"");
    let html = crossorigin(html, "<script nomodule");
    let html = crossorigin(html, "<link rel=\"modulepreload\" as=\"script\"");
    Ok(html.replace("<link rel=\"modulepreload\" href=", "<link rel=\"modulepreload\" crossorigin href="))
}

/// Attributes of the page that name a file of code, and the attribute that gets its SHA-384. Style
/// sheets have theirs from Trunk. The preload of a wasm file has none: browsers ignore it there and
/// say so; `page.js` asks for it when it fetches.
const NAMES_OF_CODE: [(&str, &str); 7] = [
    ("<script async src=", "integrity="),
    ("<script type=\"module\" async src=", "integrity="),
    ("<script nomodule src=", "integrity="),
    ("<link rel=\"modulepreload\" as=\"script\" href=", "integrity="),
    // `import()` takes no integrity: the module comes from this preload, or not at all.
    ("<link rel=\"modulepreload\" href=", "integrity="),
    (" data-wasm=", "data-wasm-integrity="),
    // The workers start from the text of the same file.
    (" data-js=", "data-js-integrity="),
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
            <div id=\"early\" hidden></div><script async src=\"early.js\"></script><div id=\"app\"></div>\
            <script type=\"module\" async src=\"./page.js\" integrity=\"sha384-c\" data-wasm=\"./app.wasm\"></script>";
        let made = embedded(html, &crate::root().join("www")).unwrap();
        for part in [
            "<link rel=\"stylesheet\" crossorigin href=\"./a.css\"",
            "<link rel=\"modulepreload\" crossorigin href=\"./app.js\"",
            "<link rel=\"modulepreload\" crossorigin href=\"./page.js\" integrity=\"sha384-c\">",
            "<script type=\"module\" async crossorigin src=\"./frame.js\" integrity=\"sha384-",
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
