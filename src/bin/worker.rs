//! The worker of the page: checks one file away from the page's thread.

fn main() {
    smeltcheck::app::answer_messages();
}
