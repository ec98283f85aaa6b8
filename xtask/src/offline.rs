//! Names the files of a built page in its service worker, which keeps them for use without network.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_URL_SAFE, Engine as _};
use sha2::{Digest, Sha384};

use crate::web;

const WORKER: &str = "service-worker.js";

/// What the page for one's own browser does not need: what other pages embed, and the service
/// workers. `config.json` and the files that it names belong to the deployment and change without a
/// new build.
const NOT_KEPT: [&str; 6] = ["config.json", "element.js", "embed.html", "frame.js", "service-worker-remove.js", WORKER];

/// Writes the name of this build, the size of its files, and each file with its hash into the
/// service worker of a folder.
///
/// May be repeated: the same files give the same worker.
pub fn finish(folder: &Path) -> Result<()> {
    let mut list = Vec::new();
    let mut bytes = 0;
    for file in web::files_below(folder)? {
        let path = file.strip_prefix(folder).context("a file is outside of its folder")?;
        let name = path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if name.starts_with('.') || NOT_KEPT.contains(&name.as_str()) {
            continue;
        }
        bytes += file.metadata()?.len();
        list.push((name.clone(), web::integrity_of(folder, &name)?));
    }
    ensure!(list.iter().any(|(name, _)| name == "index.html"), "{} holds no page", folder.display());
    let path = folder.join(WORKER);
    let worker = std::fs::read_to_string(&path).with_context(|| format!("there is no {WORKER}"))?;
    let worker = named(&worker, &serde_json::to_string(&list)?, bytes)?;
    std::fs::write(path, worker).with_context(|| format!("cannot write {WORKER}"))
}

/// The worker with these files. Its build is named by them and by its own code: whatever changes
/// makes another one.
fn named(worker: &str, list: &str, bytes: u64) -> Result<String> {
    let without = with_line(worker, "const BUILD = ", "''")?;
    let without = with_line(&without, "const BYTES = ", &bytes.to_string())?;
    let worker = with_line(&without, "const LIST = ", list)?;
    // Nine bytes are twelve characters, all of which may stand in a name.
    let build = BASE64_URL_SAFE.encode(&Sha384::digest(&worker)[..9]);
    with_line(&worker, "const BUILD = ", &format!("'{build}'"))
}

/// The text with another value in the one line that starts so.
fn with_line(text: &str, start: &str, value: &str) -> Result<String> {
    let lines = text.lines().filter(|line| line.starts_with(start)).count();
    ensure!(lines == 1, "{WORKER} must have one line `{start}`");
    let line = |line: &str| if line.starts_with(start) { format!("{start}{value};\n") } else { format!("{line}\n") };
    Ok(text.lines().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_named_by_its_files_and_its_code() {
        let worker = std::fs::read_to_string(crate::root().join("www").join(WORKER)).unwrap();
        let first = named(&worker, "[[\"index.html\",\"sha384-a\"]]", 5).unwrap();
        let build = |text: &str| text.lines().find(|line| line.starts_with("const BUILD = ")).unwrap().to_owned();
        assert_eq!(build(&first).len(), "const BUILD = '';".len() + 12);
        assert!(first.contains("const BYTES = 5;\nconst LIST = [[\"index.html\",\"sha384-a\"]];\n"));
        assert_eq!(named(&first, "[[\"index.html\",\"sha384-a\"]]", 5).unwrap(), first, "it may be repeated");
        let other = named(&first, "[[\"index.html\",\"sha384-b\"]]", 5).unwrap();
        assert_ne!(build(&other), build(&first));
        let changed = named(&worker.replace("LANES = 4", "LANES = 5"), "[[\"index.html\",\"sha384-a\"]]", 5).unwrap();
        assert_ne!(build(&changed), build(&first));
        assert!(named("", "[]", 0).is_err());
    }
}
