//! What the page takes from the browser.

mod ask_worker;
mod save_file;
mod use_checker;
mod use_corrector;
mod use_deployment;
mod use_early_file;
mod use_exporter;
mod use_file_drop;
mod use_host;
mod use_kept;
mod use_language;
mod use_lists;
mod use_profiles;
mod use_route;
mod use_samples;
mod use_show;
mod use_slow;
mod use_theme;
mod use_wish;

pub(super) use save_file::save_file;
pub use use_checker::{CheckedFile, Checker, Picked, today, use_checker};
pub use use_corrector::use_corrector;
pub use use_deployment::{Deployed, use_deployment};
pub use use_early_file::use_early_file;
pub use use_exporter::use_exporter;
pub use use_file_drop::use_file_drop;
pub use use_host::{HostControls, use_host, use_problem};
pub use use_language::use_language;
pub use use_lists::{ListControls, use_lists};
pub use use_profiles::{ProfileControls, use_profiles};
pub use use_route::use_route;
pub use use_samples::{Sample, Samples, use_catalogue, use_lessons, use_samples};
pub use use_show::use_show;
pub use use_slow::use_slow;
pub use use_theme::use_theme;
