//! Pictures of the mark for the manifest, drawn here: the same shapes as the SVG in `www/index.html`.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use serde_json::json;

use crate::web;

const BLUE: [u8; 3] = [0x1b, 0x4b, 0x85];
const WHITE: [u8; 3] = [0xff; 3];

/// The ingot and the tick of the mark, in the units of its view box, 40 by 34.
const BODY: [Point; 4] = [(8.5, 6.0), (31.5, 6.0), (39.0, 31.5), (1.0, 31.5)];
const TICK: [Point; 3] = [(11.0, 17.5), (18.0, 24.5), (34.5, 3.0)];
const TICK_WIDTH: f64 = 5.5;
/// The middle of the mark.
const MIDDLE: Point = (20.0, 18.75);

type Point = (f64, f64);

/// Puts the icons into the manifest, as data: whoever installs the page does so when it has closed its connections.
pub fn finish_manifest(folder: &Path) -> Result<()> {
    let path = folder.join("manifest.webmanifest");
    let text = std::fs::read_to_string(&path).context("there is no manifest.webmanifest")?;
    let mut manifest: serde_json::Value = serde_json::from_str(&text).context("the manifest is no JSON")?;
    let icon = |size: u32, purpose: &str| -> Result<serde_json::Value> {
        let picture = png(size, purpose == "maskable")?;
        let src = format!("data:image/png;base64,{}", base64_padded(&picture));
        Ok(json!({ "src": src, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose }))
    };
    let svg = svg(&std::fs::read_to_string(folder.join("index.html"))?)?;
    let any = json!({ "src": svg, "sizes": "any", "type": "image/svg+xml", "purpose": "any" });
    manifest["icons"] = json!([icon(192, "any")?, icon(512, "any")?, icon(512, "maskable")?, any]);
    std::fs::write(path, serde_json::to_string(&manifest)?).context("cannot write manifest.webmanifest")
}

/// The icon that the page itself has.
fn svg(html: &str) -> Result<String> {
    let (_, rest) = html.split_once("href=\"data:image/svg+xml,").context("the page has no icon")?;
    let (svg, _) = rest.split_once('"').context("the page has no icon")?;
    ensure!(svg.starts_with("%3Csvg"), "the icon is no SVG");
    Ok(format!("data:image/svg+xml,{svg}"))
}

/// The mark as PNG. A maskable one is cut to any shape by the system: it fills its square and keeps to the middle of it.
fn png(size: u32, maskable: bool) -> Result<Vec<u8>> {
    // Each pixel is the mean of 4 by 4 points.
    const POINTS: u32 = 4;
    let units = if maskable { 64.0 } else { 42.0 };
    let scale = units / f64::from(size * POINTS);
    let mut rows = Vec::new();
    for y in 0..size {
        // Each row is stored as it is.
        rows.push(0);
        for x in 0..size {
            let (mut covered, mut sums) = (0, [0; 3]);
            for point in 0..POINTS * POINTS {
                let at = |pixel: u32, part: u32, middle: f64| {
                    (f64::from(pixel * POINTS + part) + 0.5) * scale - units / 2.0 + middle
                };
                let place = (at(x, point % POINTS, MIDDLE.0), at(y, point / POINTS, MIDDLE.1));
                if let Some(colour) = colour_at(place, maskable) {
                    covered += 1;
                    sums.iter_mut().zip(colour).for_each(|(sum, part)| *sum += u32::from(part));
                }
            }
            for sum in sums {
                rows.push(u8::try_from(sum / covered.max(1))?);
            }
            rows.push(u8::try_from(covered * 255 / (POINTS * POINTS))?);
        }
    }
    let mut header = [size.to_be_bytes(), size.to_be_bytes()].concat();
    // Eight bits for each of red, green, blue and alpha; no interlacing.
    header.extend([8, 6, 0, 0, 0]);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&rows)?;
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", header), (b"IDAT", packed.finish()?), (b"IEND", Vec::new())] {
        file.extend(u32::try_from(content.len())?.to_be_bytes());
        let mut crc = Crc::new();
        crc.update(kind);
        crc.update(&content);
        file.extend(kind);
        file.extend(content);
        file.extend(crc.sum().to_be_bytes());
    }
    Ok(file)
}

/// The colour at a place; nothing is there outside of the mark.
fn colour_at(place: Point, maskable: bool) -> Option<[u8; 3]> {
    let (ground, body, tick) = if maskable { (Some(BLUE), WHITE, BLUE) } else { (None, BLUE, WHITE) };
    let is_in_body = is_inside(&BODY, place);
    let is_in_tick = TICK.windows(2).any(|ends| distance(place, ends[0], ends[1]) <= TICK_WIDTH / 2.0);
    match (is_in_body, is_in_tick) {
        (true, true) => Some(tick),
        (true, false) => Some(body),
        (false, _) => ground,
    }
}

/// Whether a place is inside a shape whose corners go round it clockwise.
fn is_inside(corners: &[Point], (x, y): Point) -> bool {
    corners.iter().zip(corners.iter().cycle().skip(1)).all(|(a, b)| {
        let turn = (b.0 - a.0) * (y - a.1) - (b.1 - a.1) * (x - a.0);
        turn >= 0.0
    })
}

/// How far a place is from a line between two points.
fn distance((x, y): Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let along = ((x - from.0) * dx + (y - from.1) * dy) / (dx * dx + dy * dy);
    let along = along.clamp(0.0, 1.0);
    (x - from.0 - along * dx).hypot(y - from.1 - along * dy)
}

/// Base64 of any bytes.
fn base64_padded(bytes: &[u8]) -> String {
    let missing = (3 - bytes.len() % 3) % 3;
    let mut text = web::base64(&[bytes, &[0, 0][..missing]].concat());
    text.truncate(text.len() - missing);
    text + &"=="[..missing]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_has_its_padding() {
        assert_eq!(["", "f", "fo", "foo"].map(|text| base64_padded(text.as_bytes())), ["", "Zg==", "Zm8=", "Zm9v"]);
    }

    #[test]
    fn pictures_are_small_and_hold_the_mark() {
        for (size, maskable) in [(192, false), (512, false), (512, true)] {
            let picture = png(size, maskable).unwrap();
            assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n") && picture.len() < 20_000, "{}", picture.len());
        }
        assert_eq!(colour_at(MIDDLE, false), Some(WHITE), "the tick");
        assert_eq!(colour_at((5.0, 29.0), false), Some(BLUE), "the ingot");
        assert_eq!(colour_at((0.0, 0.0), false), None);
        assert_eq!(colour_at((0.0, 0.0), true), Some(BLUE));
        // Systems may cut a maskable picture to a circle of four fifths of its width.
        for corner in BODY {
            assert!((corner.0 - MIDDLE.0).hypot(corner.1 - MIDDLE.1) < 64.0 * 0.4, "{corner:?}");
        }
    }
}
