//! The recovery key: shown once, written down by people, so without letters that look alike and with a check character.
use crate::Chance;
use kehou_school::no::Refusal;
use std::fmt;
use zeroize::Zeroizing;

/// Thirty-two characters: no 0 and O, no 1 and I.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const RANDOM_LETTERS: usize = 39;
const GROUP: usize = 5;

/// Opens the school when the passphrase is forgotten: 8 groups of 5 characters, 195 bits of chance and a check character.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<String>);

impl RecoveryKey {
    /// A new one from chance.
    pub(crate) fn new(chance: Chance<'_>) -> RecoveryKey {
        let mut bytes = Zeroizing::new([0u8; RANDOM_LETTERS]);
        chance(bytes.as_mut_slice());
        let mut places: Zeroizing<Vec<usize>> =
            Zeroizing::new(bytes.iter().map(|byte| usize::from(byte % 32)).collect());
        let check = check_place(&places);
        places.push(check);
        RecoveryKey(Zeroizing::new(places.iter().map(|place| char::from(LETTERS[*place])).collect()))
    }

    /// Reads what a person typed, with or without hyphens and spaces, in small or capital letters.
    ///
    /// # Refuses
    /// Other lengths, other characters, and a check character that does not fit (`BadValue`, never quoting what was typed).
    pub fn read(text: &str) -> Result<RecoveryKey, Refusal> {
        let letters: Zeroizing<String> = Zeroizing::new(
            text.chars()
                .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | '—'))
                .flat_map(char::to_uppercase)
                .collect(),
        );
        let count = letters.chars().count();
        if count != RANDOM_LETTERS + 1 {
            return Err(bad(&format!("{count} 个字符"), "8 组、每组 5 个，共 40 个字符"));
        }
        let places: Option<Zeroizing<Vec<usize>>> = letters
            .bytes()
            .map(|letter| LETTERS.iter().position(|each| *each == letter))
            .collect::<Option<Vec<_>>>()
            .map(Zeroizing::new);
        let Some(places) = places else {
            return Err(bad("含有恢复密钥里没有的字符", "数字 2–9 和除 I、O 以外的字母"));
        };
        if check_place(&places[..RANDOM_LETTERS]) != places[RANDOM_LETTERS] {
            return Err(bad("校验不符，可能抄错或漏了一个字符", "与打印件完全一致的恢复密钥"));
        }
        Ok(RecoveryKey(letters))
    }

    /// The characters without hyphens, for deriving a key.
    pub(crate) fn letters(&self) -> &str {
        &self.0
    }
}

fn bad(found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: "恢复密钥".to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}

/// Luhn's check modulo 32: catches every single wrong character and nearly every swap of neighbours.
fn check_place(places: &[usize]) -> usize {
    let sum: usize = places
        .iter()
        .rev()
        .enumerate()
        .map(|(from_end, place)| if from_end % 2 == 0 { (place * 2) / 32 + (place * 2) % 32 } else { *place })
        .sum();
    (32 - sum % 32) % 32
}

impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_people_type_it_and_no_single_slip_passes() {
        let mut next = 7u8;
        let key = RecoveryKey::new(&mut |bytes: &mut [u8]| {
            for byte in bytes {
                next = next.wrapping_mul(61).wrapping_add(17);
                *byte = next;
            }
        });
        let shown = key.to_string();
        assert_eq!(shown.split('-').map(str::len).collect::<Vec<_>>(), [5; 8]);
        assert_eq!(RecoveryKey::read(&shown.to_lowercase().replace('-', " ")).unwrap(), key);
        assert!(!format!("{key:?}").contains(&shown[..5]));
        let letters = shown.replace('-', "");
        for place in 0..letters.len() {
            for other in LETTERS {
                let mut typed = letters.clone().into_bytes();
                if typed[place] == *other {
                    continue;
                }
                typed[place] = *other;
                assert!(RecoveryKey::read(&String::from_utf8(typed).unwrap()).is_err(), "place {place}");
            }
        }
        assert!(RecoveryKey::read("ABCDE").is_err());
        assert!(RecoveryKey::read(&"0".repeat(40)).is_err());
    }
}
