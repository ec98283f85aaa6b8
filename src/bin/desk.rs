//! The second worker of the page: what comes after a check or apart from it.

fn main() {
    smeltcheck::app::answer_desk_messages();
}
