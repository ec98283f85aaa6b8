//! Numbers in texts.
//!
//! Reading every number exactly takes a table of 10 kB in each WebAssembly file. Nearly all numbers of a form need none
//! of it; for the others the page and its workers ask the browser, everything else the standard library.

/// The powers of ten that a number of 64 bits holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// Up to here every whole number is held exactly.
const MAX_EXACT: u64 = 1 << 53;

/// The number that is nearest to a text such as `-1.5e3`; `None` for anything that is not written so.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let parts = Parts::of(text)?;
    Some(parts.exactly().unwrap_or_else(|| parse_any(text)))
}

/// Whether a text is written as a number.
pub(crate) fn is_number(text: &str) -> bool {
    Parts::of(text).is_some()
}

struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    /// `None` when it is beyond any number.
    exponent: Option<i32>,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (negative, unsigned) = sign(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                let (below, digits) = sign(exponent);
                if digits.is_empty() || !is_digits(digits) {
                    return None;
                }
                let exponent = digits.parse::<i32>().ok().map(|exponent| if below { -exponent } else { exponent });
                (mantissa, exponent)
            }
            None => (unsigned, Some(0)),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_number = is_digits(whole) && is_digits(fraction) && !(whole.is_empty() && fraction.is_empty());
        is_number.then_some(Self { negative, whole, fraction, exponent })
    }

    /// The number, where one division or multiplication of two exact numbers gives it: that is rounded once.
    fn exactly(&self) -> Option<f64> {
        let mut digits: u64 = 0;
        for byte in self.whole.bytes().chain(self.fraction.bytes()) {
            digits = digits.checked_mul(10)?.checked_add(u64::from(byte.checked_sub(b'0')?))?;
        }
        if digits > MAX_EXACT {
            return None;
        }
        let power = self.exponent?.checked_sub(i32::try_from(self.fraction.len()).ok()?)?;
        let by = *POWERS.get(usize::try_from(power.unsigned_abs()).ok()?)?;
        #[expect(clippy::cast_precision_loss, reason = "not above the limit")]
        let exact = digits as f64;
        let number = if power < 0 { exact / by } else { exact * by };
        Some(if self.negative { -number } else { number })
    }
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(not(target_arch = "wasm32"))]
fn parse_any(text: &str) -> f64 {
    // What is written as a number is one.
    text.parse().unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn parse_any(text: &str) -> f64 {
    js_sys::parse_float(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        let texts = [
            "0",
            "-0",
            "1",
            "+1",
            "1.",
            ".5",
            "-.5e1",
            "0.1",
            "0.25",
            "100",
            "46112",
            "46112.5",
            "1e3",
            "1E-3",
            "1e22",
            "1e23",
            "0.30000000000000004",
            "9007199254740993",
            "123456789012345678901234567890",
            "1e400",
            "-1e400",
            "1e-400",
            "1e99999999999",
            "3.4028235e38",
            "2.2250738585072014e-308",
            "00012.500",
            "8.41",
            "12.7109375",
        ];
        for text in texts {
            let expected: f64 = text.parse().unwrap();
            assert_eq!(parse(text).unwrap().to_bits(), expected.to_bits(), "{text}");
        }
        for number in 0..20_000_u32 {
            for text in [format!("{}.{}", number / 100, number), format!("{number}e-{}", number % 30)] {
                assert_eq!(parse(&text), text.parse().ok(), "{text}");
            }
        }
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in
            ["", ".", "+", "e5", "1e", "1e+", "1,5", "1 ", " 1", "inf", "nan", "infinity", "0x10", "--1", "1.2.3"]
        {
            assert!(parse(text).is_none() && !is_number(text), "{text}");
        }
    }
}
