//! Decodes the text files of Chinese offices: UTF-8, UTF-16 and GB18030, with the private-use codes of old GBK fonts put right.
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// First of the 80 private-use code points GBK lent to characters that Unicode lacked at the time.
const FIRST_LENT: u32 = 0xE815;

/// The characters meant by U+E815 … U+E864, in order, after GB 18030-2005 appendix E and GB 18030-2022.
const LENT: &str = "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻";

/// Decoded text, and how many characters could not be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub unknown: usize,
}

/// Decodes by byte-order mark, else as UTF-8 if it is valid, else as GB18030; `None` when the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Some(counted(UTF_8.decode_without_bom_handling(rest).0.into_owned()));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some(counted(UTF_16LE.decode_without_bom_handling(rest).0.into_owned()));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some(counted(UTF_16BE.decode_without_bom_handling(rest).0.into_owned()));
    }
    if let Some(rest) = bytes.strip_prefix(b"\x84\x31\x95\x33") {
        return Some(counted(gb18030(rest)));
    }
    if bytes.contains(&0) {
        return unmarked_utf16(bytes);
    }
    let decoded = match std::str::from_utf8(bytes) {
        Ok(text) => counted(text.to_owned()),
        Err(_) => hurt_utf8(bytes).unwrap_or_else(|| counted(gb18030(bytes))),
    };
    is_text(&decoded).then_some(decoded)
}

/// UTF-8 with a few bad bytes, as when a file is cut inside a character: GB18030 would turn all of it into nonsense.
fn hurt_utf8(bytes: &[u8]) -> Option<Decoded> {
    let decoded = counted(String::from_utf8_lossy(bytes).into_owned());
    let whole = decoded.text.chars().filter(|c| !c.is_ascii()).count().saturating_sub(decoded.unknown);
    (whole > decoded.unknown * 20).then_some(decoded)
}

fn gb18030(bytes: &[u8]) -> String {
    let (text, _) = GB18030.decode_without_bom_handling(bytes);
    text.chars().map(put_right).collect()
}

/// The character a lent private-use code point stands for; any other character as it is.
pub(super) fn put_right(found: char) -> char {
    let place = u32::from(found).checked_sub(FIRST_LENT);
    place.and_then(|n| LENT.chars().nth(n as usize)).unwrap_or(found)
}

/// Spreadsheet programs may drop the mark; the zero bytes of ASCII then all stand on one side.
fn unmarked_utf16(bytes: &[u8]) -> Option<Decoded> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let encoding = match (zeros(0), zeros(1)) {
        (0, _) => UTF_16LE,
        (_, 0) => UTF_16BE,
        _ => return None,
    };
    let decoded = counted(encoding.decode_without_bom_handling(bytes).0.into_owned());
    is_text(&decoded).then_some(decoded)
}

fn counted(text: String) -> Decoded {
    let unknown = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    Decoded { text, unknown }
}

/// Text has next to no control characters and next to no undecodable bytes.
fn is_text(decoded: &Decoded) -> bool {
    let controls =
        decoded.text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\x0C' | '\x1A')).count();
    let all = decoded.text.chars().count();
    (controls + decoded.unknown) * 20 <= all
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_gives_the_same_text() {
        let wanted = "姓名,班级\n龚䶮,1班\n";
        let utf16 = |le: bool| {
            wanted.encode_utf16().flat_map(|u| if le { u.to_le_bytes() } else { u.to_be_bytes() }).collect::<Vec<u8>>()
        };
        let gb = GB18030.encode(wanted).0.into_owned();
        let cases: Vec<(&str, Vec<u8>)> = vec![
            ("utf-8", wanted.as_bytes().to_vec()),
            ("utf-8 with mark", [b"\xEF\xBB\xBF", wanted.as_bytes()].concat()),
            ("utf-16le with mark", [b"\xFF\xFE".to_vec(), utf16(true)].concat()),
            ("utf-16be with mark", [b"\xFE\xFF".to_vec(), utf16(false)].concat()),
            ("utf-16le", utf16(true)),
            ("utf-16be", utf16(false)),
            ("gb18030", gb.clone()),
            ("gb18030 with mark", [b"\x84\x31\x95\x33".to_vec(), gb].concat()),
        ];
        for (name, bytes) in cases {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(decoded.text, wanted, "{name}");
            assert_eq!(decoded.unknown, 0, "{name}");
        }
    }

    #[test]
    fn lent_codes_become_their_characters() {
        assert_eq!(LENT.chars().count(), 80);
        assert_eq!(put_right('\u{E863}'), '䶮');
        assert_eq!(put_right('\u{E815}'), '⺁');
        assert_eq!(put_right('\u{E864}'), '龻');
        assert_eq!(put_right('\u{E865}'), '\u{E865}');
        assert_eq!(put_right('龚'), '龚');
        let (bytes, _, _) = GB18030.encode("\u{E863}");
        assert_eq!(gb18030(&bytes), "䶮");
    }

    #[test]
    fn a_cut_file_keeps_its_encoding() {
        let whole = "阿依努尔·买买提江,".repeat(5);
        let decoded = decode(&whole.as_bytes()[..whole.len() - 2]).unwrap();
        assert_eq!(decoded.unknown, 1);
        assert!(decoded.text.starts_with("阿依努尔·买买提江,阿"));
        let gb = GB18030.encode(&whole).0.into_owned();
        assert!(decode(&gb[..gb.len() - 2]).unwrap().text.starts_with("阿依努尔·买买提江,阿"));
    }

    #[test]
    fn noise_is_no_text() {
        assert_eq!(decode(&[1, 2, 3, 4, 5, 6, 7, 8]), None);
        assert_eq!(decode(&[0, 1, 0, 0, 2, 0]), None);
    }
}
