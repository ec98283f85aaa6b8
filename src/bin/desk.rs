//! The second worker of the page: what comes after and beside a check.

fn main() {
    smeltcheck::app::answer_desk_messages();
}
