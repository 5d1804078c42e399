//! Bytes -> text: what can be read, and what cannot, said so that a person can mend it.

use std::fmt;

/// Why a file's bytes are not read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing, or nothing but white space.
    Empty,
    /// It begins with the mark of UTF-16.
    Utf16,
    /// It is no text: a NUL byte, or a quarter of it or more control characters.
    Binary {
        /// The first byte that no text holds.
        at: usize,
    },
    /// Some bytes are no UTF-8.
    NotUtf8 {
        /// The first of them.
        at: usize,
    },
}

impl fmt::Display for Unreadable {
    /// Reads after the file's name: "report.txt is empty".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::Utf16 => f.write_str("is UTF-16, not UTF-8; convert it first, e.g. iconv -f UTF-16 -t UTF-8"),
            Self::Binary { at } => write!(f, "is not text: a control character at byte {at}"),
            Self::NotUtf8 { at } => {
                write!(f, "is not UTF-8 at byte {at}; convert it first, e.g. iconv -f WINDOWS-1252 -t UTF-8")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// The bytes as text, a byte order mark included: offsets into the text are offsets into the bytes.
///
/// # Errors
/// [`Unreadable`], where they are no text in UTF-8.
///
/// # Example
/// ```
/// use figcheck::document::{Unreadable, decode};
///
/// assert_eq!(decode("50,000 fled".as_bytes()), Ok("50,000 fled"));
/// assert_eq!(decode(b" \r\n"), Err(Unreadable::Empty));
/// let error = decode(b"Gen Jos\xe9").expect_err("Latin-1");
/// assert!(error.to_string().starts_with("is not UTF-8 at byte 7; convert it first"));
/// ```
pub fn decode(bytes: &[u8]) -> Result<&str, Unreadable> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Unreadable::Utf16);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Unreadable::Binary { at });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 { at: error.valid_up_to() })?;
    if text.trim_start_matches('\u{FEFF}').trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    // Control bytes are no part of longer UTF-8 sequences, so bytes can be counted.
    let control = |byte: &&u8| matches!(**byte, 0x01..=0x08 | 0x0E..=0x1F | 0x7F);
    if bytes.iter().filter(control).count() * 4 >= bytes.len() {
        let at = bytes.iter().position(|byte| control(&byte)).unwrap_or_default();
        return Err(Unreadable::Binary { at });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_where() {
        assert_eq!(decode(b""), Err(Unreadable::Empty));
        assert_eq!(decode(b"\xEF\xBB\xBF \n"), Err(Unreadable::Empty));
        assert_eq!(decode(b"\xFF\xFE5\x000\x00"), Err(Unreadable::Utf16));
        assert_eq!(decode(b"%PDF\x00"), Err(Unreadable::Binary { at: 4 }));
        assert_eq!(decode(b"ab\x01\x02\x03\x04"), Err(Unreadable::Binary { at: 2 }));
        assert_eq!(decode(b"50 fled\xC3"), Err(Unreadable::NotUtf8 { at: 7 }));
    }

    #[test]
    fn a_stray_control_character_is_read_over() {
        assert_eq!(decode(b"50 people\x1b fled"), Ok("50 people\u{1b} fled"));
    }

    #[test]
    fn a_byte_order_mark_stays_and_counts() {
        let text = decode(b"\xEF\xBB\xBF50 fled").expect("text");
        assert_eq!(text.find("50"), Some(3));
    }
}
