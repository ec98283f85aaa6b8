//! Programs that encrypt the documents of a company, told by the first bytes that they write.
//!
//! On the company's own computers such a file opens as if nothing had happened; everywhere else it
//! is noise. The marks are those that public programs look for: E-SafeNet (the tool `desafenet`),
//! TIPRAY `%TSD-Header-###%`, NASCA `<## NASCA DRM FILE`, `SoftCamp` `SCDSA00` and `SCDSSS0`, Fasoo
//! `DRMONE` and its containers, `MarkAny` `DOCUMENT SAFER`. Looked up 2026-11-30.

use crate::base::text::Text;

/// A program that encrypts documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CompanyEncryption {
    /// E-SafeNet, 亿赛通.
    ESafeNet,
    /// TIPRAY, 绿盾 (天锐).
    Tipray,
    /// NASCA, of the Samsung group.
    Nasca,
    /// `SoftCamp` Document Security.
    SoftCamp,
    /// Fasoo.
    Fasoo,
    /// `MarkAny` Document SAFER.
    MarkAny,
    /// Microsoft's container for protected files of any kind, `.pfile`.
    Microsoft,
}

/// Files known by their first bytes.
const STARTS: &[(&[u8], CompanyEncryption)] = &[
    (b"%TSD-Header-###%", CompanyEncryption::Tipray),
    (b"<## NASCA DRM FILE", CompanyEncryption::Nasca),
    (b"SCDSA00", CompanyEncryption::SoftCamp),
    (b"SCDSSS0", CompanyEncryption::SoftCamp),
    (b"\x9b DRMONE", CompanyEncryption::Fasoo),
    (b"<!-- FasooSecureContainer", CompanyEncryption::Fasoo),
    (b"<!-- INCOPS SECU-DRM", CompanyEncryption::Fasoo),
    (b"<MARKANY_DOCUMENTSAFER>", CompanyEncryption::MarkAny),
    (b"<DOCUMENT SAFER", CompanyEncryption::MarkAny),
    (b"<DOCUMENTSAFER", CompanyEncryption::MarkAny),
    (b".pfile", CompanyEncryption::Microsoft),
];

/// How far into a file E-SafeNet writes its name.
const NAME_BYTES: usize = 512;

impl CompanyEncryption {
    /// The program that encrypted a file.
    pub(super) fn recognise(bytes: &[u8]) -> Option<Self> {
        if let Some((_, program)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Some(*program);
        }
        let head = bytes.get(..NAME_BYTES).unwrap_or(bytes);
        // The first byte says how the rest is packed.
        let has_mark = matches!(head, [0x62 | 0x63, 0x14, 0x23, 0x65, ..]);
        let has_name = || memchr::memmem::find(head, b"E-SafeNet").is_some();
        (has_mark && has_name() || head.starts_with(b"E-SafeNet")).then_some(Self::ESafeNet)
    }

    /// The names under which people know it.
    pub const fn name(self) -> Text {
        match self {
            Self::ESafeNet => Text::fixed("E-SafeNet (亿赛通)", "亿赛通 (E-SafeNet)"),
            Self::Tipray => Text::fixed("TIPRAY (绿盾)", "绿盾 (TIPRAY)"),
            Self::Nasca => Text::fixed("NASCA", "NASCA"),
            Self::SoftCamp => Text::fixed("SoftCamp Document Security", "SoftCamp Document Security"),
            Self::Fasoo => Text::fixed("Fasoo DRM", "Fasoo DRM"),
            Self::MarkAny => Text::fixed("MarkAny Document SAFER", "MarkAny Document SAFER"),
            Self::Microsoft => Text::fixed("Microsoft Information Protection", "Microsoft 信息保护"),
        }
    }

    /// All programs.
    #[cfg(test)]
    pub(super) const ALL: [Self; 7] =
        [Self::ESafeNet, Self::Tipray, Self::Nasca, Self::SoftCamp, Self::Fasoo, Self::MarkAny, Self::Microsoft];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_the_program() {
        for (start, program) in STARTS {
            assert_eq!(CompanyEncryption::recognise(&[start, b"\x01\x02".as_slice()].concat()), Some(*program));
            assert_eq!(CompanyEncryption::recognise(&start[..start.len() - 1]), None);
        }
        let mut sealed = b"\x62\x14\x23\x65\x6b\0\x95\x01\0\0\0\x01E-SafeNet\0\0\0LOCK".to_vec();
        assert_eq!(CompanyEncryption::recognise(&sealed), Some(CompanyEncryption::ESafeNet));
        sealed[0] = 0x63;
        assert_eq!(CompanyEncryption::recognise(&sealed), Some(CompanyEncryption::ESafeNet));
        for other in [b"".as_slice(), b"\x62\x14\x23\x65", b"DRMONE", b"part,E-SafeNet", b"<DOCUMENT>"] {
            assert_eq!(CompanyEncryption::recognise(other), None, "{other:?}");
        }
    }
}
