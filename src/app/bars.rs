//! Bars that are divided into segments.

/// One segment of a bar. Lengths are in hundredths of a percent of the width of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<T> {
    /// What it shows.
    pub of: T,
    /// How many there are.
    pub count: usize,
    /// Left edge.
    pub start: u32,
    /// Width.
    pub width: u32,
}

impl<T> Segment<T> {
    /// Left edge, middle and width as lengths of a drawing.
    pub fn lengths(&self) -> [String; 3] {
        [self.start, self.start + self.width / 2, self.width].map(length)
    }
}

/// Hundredths of a percent as a length of a drawing.
pub fn length(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
