//! Books made part by part: what a cell says, where it stands, and what a book may not do.
use kehou_school::cells::{Cell, Sheet};

use super::super::refusal::{Reason, Unreadable};
use super::super::zipped::{Package, tests::package};
use super::{read, texts};

const HEAD: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

/// A book of one sheet, with these shared texts and styles.
fn sheets(sheet: &str, shared: &str, styles: &str) -> Result<Vec<Sheet>, Unreadable> {
    let book = "<workbook xmlns:r=\"r\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"一&amp;二\" state=\"hidden\" \
        r:id=\"rId1\"/></sheets></workbook>";
    let links = "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/a.xml\"/>\
        </Relationships>";
    let bytes = package(&[
        ("[Content_Types].xml", Vec::new()),
        ("xl/workbook.xml", book.into()),
        ("xl/_rels/workbook.xml.rels", links.into()),
        ("xl/worksheets/a.xml", sheet.into()),
        ("xl/sharedStrings.xml", shared.into()),
        ("xl/styles.xml", styles.into()),
    ]);
    let (_, mut package) = Package::open(&bytes)?;
    read(&mut package)
}

const SHARED: &str = "<sst count=\"999999999999\" uniqueCount=\"999999999999\"><si><t>张三</t></si>\
    <si><r><t>粗</t></r><r><t xml:space=\"preserve\"> 体</t></r><rPh><t>cu</t></rPh></si><si/></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m\"/></numFmts>\
    <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>";

#[test]
fn cells_say_what_the_file_says() {
    let sheet = format!(
        "{HEAD}<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>\
         <c r=\"E2\" t=\"inlineStr\"><is><t><![CDATA[一_x000D_]]></t></is></c></row><row><c s=\"1\"><v>43780</v></c>\
         <c s=\"2\"><v>1.5</v></c><c s=\"9\"><v>12.50</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c>\
         <c t=\"d\"><v>2025-09-01T00:00:00</v></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>甲&lt;</v></c><c s=\"1\"/></row></sheetData>\
         <mergeCells><mergeCell ref=\"B2:C2\"/></mergeCells></worksheet>"
    );
    let sheets = sheets(&sheet, SHARED, STYLES).unwrap();
    assert_eq!((sheets[0].name.as_str(), sheets[0].hidden), ("一&二", true));
    let text = |text: &str| Cell::Text(text.into());
    assert_eq!(sheets[0].rows[1], vec![Cell::Empty, text("张三"), text("张三"), Cell::Empty, text("一\r")]);
    assert_eq!(
        sheets[0].rows[2],
        vec![
            Cell::Date("2019-11-11".into()),
            text("36:00:00"),
            Cell::Number("12.5".into()),
            Cell::Truth(true),
            Cell::Error("#N/A".into()),
            Cell::Date("2025-09-01".into()),
            text("甲<"),
        ]
    );
    assert_eq!(sheets[0].merged, vec![(1, 1, 1, 2)]);
}

#[test]
fn prefixes_and_missing_places_do_no_harm() {
    let sheet = "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>\
        <x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let rows = &sheets(sheet, SHARED, "<styleSheet/>").unwrap()[0].rows;
    assert_eq!(rows[0], vec![Cell::Text("张三".into()), Cell::Number("2".into())]);
    assert_eq!(rows[1], vec![Cell::Number("3".into())]);
}

#[test]
fn what_is_cut_or_made_to_hurt_is_refused() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let row = "<row><c t=\"str\"><v>&c;&f;</v></c></row></sheetData>";
    let laughed = sheets(&format!("{laughs}{HEAD}<sheetData>{row}</worksheet>"), SHARED, STYLES).unwrap();
    assert_eq!(laughed[0].rows[0], vec![Cell::Text("&c;&f;".into())]);
    for (sheet, code) in [
        ("<sheetData><row><c><v>1</v></c>", Reason::Corrupt),
        ("<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>", Reason::Corrupt),
        ("<sheetData><row r=\"18446744073709551615\"><c><v>1</v></c></row><row/></sheetData>", Reason::TooLarge),
        ("<sheetData><row><c r=\"XFE1\"><v>1</v></c></row></sheetData>", Reason::TooLarge),
    ] {
        assert_eq!(sheets(&format!("{HEAD}{sheet}"), SHARED, STYLES).unwrap_err().code, code, "{sheet}");
    }
    let far: String = (1..=1000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let found = sheets(&format!("{HEAD}<sheetData>{far}</sheetData></worksheet>"), SHARED, STYLES);
    assert_eq!(found.unwrap_err().code, Reason::TooLarge);
}

#[test]
fn escapes_in_texts_are_undone_once() {
    for (text, wanted) in [
        ("SH_x005f_x000D_Z002", "SH_x000D_Z002"),
        ("a_x000A_b", "a\nb"),
        ("_xZZZZ_", "_xZZZZ_"),
        ("_x41", "_x41"),
        ("_xD83D_", "_xD83D_"),
        ("平_x常", "平_x常"),
    ] {
        assert_eq!(texts::unescaped(text), wanted, "{text}");
    }
}
