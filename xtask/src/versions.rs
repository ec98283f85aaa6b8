//! The versions of every tool, in one place.
//!
//! Files that a tool reads itself (`Trunk.toml`, `package.json`, the `wasm-bindgen` crate's line in
//! `Cargo.toml`) must repeat a version; the test below compares them.

/// Bundles the page. 0.22 needs a newer Rust than `rust-toolchain.toml` names.
pub const TRUNK: &str = "0.21.14";

/// Makes JavaScript for the wasm files; must equal the `wasm-bindgen` crate in `Cargo.lock`.
pub const WASM_BINDGEN: &str = "0.2.130";

/// Checks licences, sources and known faults of the crates.
pub const CARGO_DENY: &str = "0.20.2";

/// Builds the fuzz targets.
pub const CARGO_FUZZ: &str = "0.13.2";

/// `wasm-opt`, from npm; Debian's is too old for the output of the pinned Rust.
pub const BINARYEN: &str = "132.0.0";

/// Drives Chromium in the browser tests and the measurements.
pub const PLAYWRIGHT_CORE: &str = "1.65.0";

/// Accessibility checks in the browser tests.
pub const AXE_CORE: &str = "4.14.1";

/// Apache Spark for the test of its example, from `PyPI`.
pub const PYSPARK: &str = "4.0.1";

/// Drives Firefox, as it comes from Debian, in the tests of what other pages embed. 25 needs
/// Node.js 22.
pub const PUPPETEER_CORE: &str = "24.43.1";

/// Compares messages with their schema in the browser tests.
pub const AJV: &str = "8.20.0";

/// Least major version of Node.js.
pub const NODE_MAJOR: u32 = 20;

/// The npm packages of one folder and their versions, as its `package.json` names them.
pub struct NpmPackages {
    /// The folder with `package.json`, `package-lock.json` and `node_modules`.
    pub folder: &'static str,
    /// Names and versions.
    pub versions: &'static [(&'static str, &'static str)],
}

/// For the tests of the page, and `wasm-opt`.
pub const TEST_PACKAGES: NpmPackages = NpmPackages {
    folder: "tests",
    versions: &[
        ("ajv", AJV),
        ("axe-core", AXE_CORE),
        ("binaryen", BINARYEN),
        ("playwright-core", PLAYWRIGHT_CORE),
        ("puppeteer-core", PUPPETEER_CORE),
    ],
};

/// Only for the tests of the JavaScript package: Vite is a bundler of many who will use it,
/// TypeScript compiles its examples.
pub const PACKAGE_TEST_PACKAGES: NpmPackages = NpmPackages {
    folder: "tests/npm",
    versions: &[("@types/node", "20.19.30"), ("typescript", "5.9.3"), ("vite", "8.3.8")],
};

/// For the measurements: the parsers are what a check is compared with.
pub const BENCH_PACKAGES: NpmPackages = NpmPackages {
    folder: "benches",
    versions: &[("exceljs", "4.4.0"), ("playwright-core", PLAYWRIGHT_CORE), ("xlsx", "0.18.5")],
};

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> String {
        std::fs::read_to_string(crate::root().join(path)).unwrap()
    }

    #[track_caller]
    fn assert_names(path: &str, line: &str) {
        assert!(file(path).contains(line), "{path} does not say {line}");
    }

    #[test]
    fn every_file_names_the_same_versions() {
        assert_names("Trunk.toml", &format!("trunk-version = \"={TRUNK}\""));
        assert_names("Trunk.toml", &format!("wasm_bindgen = \"{WASM_BINDGEN}\""));
        let (binaryen_major, _) = BINARYEN.split_once('.').unwrap();
        assert_names("Trunk.toml", &format!("wasm_opt = \"version_{binaryen_major}\""));
        assert_names("Cargo.toml", &format!("wasm-bindgen = {{ version = \"={WASM_BINDGEN}\""));
        assert_names("Cargo.lock", &format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\""));
        let tool = "xtask/wasm-bindgen/Cargo.toml";
        assert_names(tool, &format!("version = \"{WASM_BINDGEN}\""));
        assert_names(tool, &format!("wasm-bindgen-cli = \"={WASM_BINDGEN}\""));
    }

    #[test]
    fn package_json_and_its_lock_file_name_the_same_versions() {
        for NpmPackages { folder, versions } in [TEST_PACKAGES, PACKAGE_TEST_PACKAGES, BENCH_PACKAGES] {
            let read =
                |name: &str| -> serde_json::Value { serde_json::from_str(&file(&format!("{folder}/{name}"))).unwrap() };
            let (package, lock) = (read("package.json"), read("package-lock.json"));
            let named = package["devDependencies"].as_object().unwrap();
            assert_eq!(named.len(), versions.len());
            for &(name, version) in versions {
                assert_eq!(named[name], version, "{name} in {folder}/package.json");
                let locked = &lock["packages"][format!("node_modules/{name}")];
                assert_eq!(locked["version"], version, "{name} in {folder}/package-lock.json");
            }
        }
    }
}
