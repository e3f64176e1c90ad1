//! Streams made record by record: each version's cells, texts that go on, and what a stream may not do.
use kehou_school::cells::{Cell, Sheet};

use super::super::refusal::Reason;
use super::read;

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let size = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes()[..], &size.to_le_bytes(), body].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn place(row: u16, column: u16, style: u16) -> Vec<u8> {
    words(&[row, column, style])
}

fn end() -> Vec<u8> {
    record(0x000A, &[])
}

fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text().to_owned()).collect()).collect()
}

/// A BIFF8 book: globals with these records, then sheets listed with their names and whether they are hidden.
fn book(globals: &[Vec<u8>], sheets: &[(&str, bool, Vec<Vec<u8>>)]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &words(&[0x0600, kind, 0, 0]));
    let listed = |at: usize, name: &str, hidden: bool| {
        let units: Vec<u16> = name.encode_utf16().collect();
        let head = [u8::from(hidden), 0, u8::try_from(units.len()).unwrap(), 1];
        record(0x0085, &[&u32::try_from(at).unwrap().to_le_bytes()[..], &head, &words(&units)].concat())
    };
    let streams: Vec<Vec<u8>> =
        sheets.iter().map(|(_, _, cells)| [begin(0x10), cells.concat(), end()].concat()).collect();
    let whole = |places: &[usize]| {
        let lists = sheets.iter().zip(places).map(|((name, hidden, _), at)| listed(*at, name, *hidden));
        let lists: Vec<u8> = lists.flatten().collect();
        [begin(0x05), globals.concat(), lists, end()].concat()
    };
    let mut at = whole(&vec![0; sheets.len()]).len();
    let mut places = Vec::new();
    for stream in &streams {
        places.push(at);
        at += stream.len();
    }
    [whole(&places), streams.concat()].concat()
}

fn shared_text(place_of: (u16, u16), text: u32) -> Vec<u8> {
    record(0x00FD, &[place(place_of.0, place_of.1, 0), text.to_le_bytes().to_vec()].concat())
}

#[test]
fn a_bare_excel_4_sheet_is_read() {
    let gbk = |text: &str| {
        let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
        [u16::try_from(bytes.len()).unwrap().to_le_bytes().to_vec(), bytes].concat()
    };
    let format = |text: &str| record(0x041E, &[&[0, 0, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat());
    let style = |format: u8| record(0x0443, &[0, format, 0, 0]);
    let stream = [
        record(0x0409, &words(&[0, 0x10, 0])),
        format("General"),
        format("yyyy-mm-dd"),
        style(0),
        style(1),
        record(0x0204, &[place(0, 0, 0), gbk("姓名")].concat()),
        record(0x0203, &[place(1, 0, 1), 43_780_f64.to_le_bytes().to_vec()].concat()),
        record(0x0406, &[place(1, 1, 0), vec![0, 0, 0, 0, 0, 0, 0xFF, 0xFF], vec![0; 6]].concat()),
        record(0x0207, &gbk("甲")),
        record(0x0406, &[place(1, 2, 0), 12.5_f64.to_le_bytes().to_vec()].concat()),
        record(0x0205, &[place(1, 3, 0), vec![0x2A, 1]].concat()),
        end(),
    ];
    let sheets = read(&stream.concat()).unwrap();
    assert_eq!(rows(&sheets[0]), vec![vec!["姓名"], vec!["2019-11-11", "甲", "12.5", "#N/A"]]);
    assert_eq!(sheets[0].name, "Sheet1");
}

#[test]
fn a_bare_excel_2_sheet_is_read() {
    let stream = [
        record(0x0009, &words(&[2, 0x10])),
        record(0x0004, &[&words(&[0, 0])[..], &[0, 0, 0, 4], b"name"].concat()),
        record(0x0002, &[&words(&[0, 1])[..], &[0, 0, 0], &words(&[7])].concat()),
        record(0x0003, &[&words(&[0, 2])[..], &[0, 0, 0], &0.5_f64.to_le_bytes()].concat()),
        end(),
    ];
    assert_eq!(rows(&read(&stream.concat()).unwrap()[0]), vec![vec!["name", "7", "0.5"]]);
}

#[test]
fn shared_texts_go_on_in_the_next_record() {
    let wide = |text: &str| words(&text.encode_utf16().collect::<Vec<_>>());
    let head = [2_u32.to_le_bytes(), 3_u32.to_le_bytes()].concat();
    let first = [head, words(&[4]), vec![1], wide("阿依")].concat();
    let second = [vec![1], wide("古丽"), words(&[3]), vec![0x08], words(&[1]), b"abc".to_vec(), vec![0; 4]].concat();
    let globals =
        [record(0x00FC, &first), record(0x003C, &second), record(0x003C, &[words(&[1]), vec![0, b'z']].concat())];
    let cells = vec![
        shared_text((0, 0), 0),
        shared_text((0, 1), 1),
        shared_text((1, 1), 2),
        record(
            0x00BD,
            &[
                words(&[2, 0, 0]),
                400_u32.to_le_bytes().to_vec(),
                words(&[0]),
                6_u32.to_le_bytes().to_vec(),
                words(&[1]),
            ]
            .concat(),
        ),
        record(0x027E, &[place(2, 2, 0), ((120_055_u32 << 2) | 3).to_le_bytes().to_vec()].concat()),
        record(0x00E5, &words(&[1, 0, 1, 0, 0])),
    ];
    let sheets = read(&book(&globals, &[("名单", false, cells), ("旧", true, Vec::new())])).unwrap();
    assert_eq!(rows(&sheets[0])[..2], [vec!["阿依古丽", "abc"], vec!["阿依古丽", "z"]]);
    assert_eq!(sheets[0].rows[2][1..], [Cell::Number("1".into()), Cell::Number("1200.55".into())]);
    assert_eq!((sheets[0].name.as_str(), sheets[1].name.as_str(), sheets[1].hidden), ("名单", "旧", true));
}

#[test]
fn what_is_locked_cut_or_made_to_hurt_is_refused() {
    let locked = book(&[record(0x002F, &words(&[0, 1, 2]))], &[("表", false, Vec::new())]);
    assert_eq!(read(&locked).unwrap_err().code, Reason::Password);
    let whole = book(&[], &[("表", false, vec![record(0x0203, &[place(0, 0, 0), vec![0; 8]].concat())])]);
    assert!(read(&whole).is_ok());
    for length in [0, 3, whole.len() / 2, whole.len() - 1] {
        assert_eq!(read(&whole[..length]).unwrap_err().code, Reason::Corrupt, "{length}");
    }
    // A declared range of a whole sheet costs nothing.
    let range = record(0x0200, &[0_u32.to_le_bytes(), u32::MAX.to_le_bytes(), [0, 0, 255, 255]].concat());
    assert!(read(&book(&[], &[("表", false, vec![range])])).is_ok());
    // One long text in very many cells, and cells at the end of every row.
    let long = [1_u32.to_le_bytes().to_vec(), 1_u32.to_le_bytes().to_vec(), words(&[8000]), vec![0], vec![b'x'; 8000]];
    let cells: Vec<Vec<u8>> = (0..60_000).map(|row| shared_text((row, 0), 0)).collect();
    let many = book(&[record(0x00FC, &long.concat())], &[("表", false, cells)]);
    assert_eq!(read(&many).unwrap_err().code, Reason::TooLarge);
    let far: Vec<Vec<u8>> = (0..60_000).map(|row| record(0x0203, &[place(row, 255, 0), vec![1; 8]].concat())).collect();
    assert_eq!(read(&book(&[], &[("表", false, far)])).unwrap_err().code, Reason::TooLarge);
}
