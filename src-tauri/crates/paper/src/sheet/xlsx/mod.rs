//! Reads xlsx books, in the transitional and the strict dialect, from their parts.
mod cells;
mod styles;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
mod texts;

use std::collections::BTreeMap;

use kehou_school::cells::Sheet;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Allowance, Grid};
use super::markup::{attribute, broken};
use super::refusal::Unreadable;
use super::shared::Shared;
use super::zipped::Package;
use styles::Styles;

/// What holds for all sheets of a book.
#[derive(Debug, Default)]
pub(super) struct Book {
    shared: Shared,
    styles: Styles,
    is_1904: bool,
}

/// Reads every worksheet of the package.
///
/// # Refuses
/// Packages without a book, broken ones, ones of too many cells.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let main = main_part(package)?;
    let Some(text) = package.part(&main)? else {
        return Err(Unreadable::not_a_spreadsheet("里面没有找到工作簿"));
    };
    let (listed, is_1904) = listed(&text)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let links = links(package.part(&format!("{folder}/_rels/{file}.rels"))?.as_deref().unwrap_or_default())?;
    let part_of = |kind: &str, usual: &str| {
        let linked = links.values().find(|link| link.kind == kind).map(|link| link.target.as_str());
        resolved(folder, linked.unwrap_or(usual))
    };
    let styles = package.part(&part_of("styles", "styles.xml"))?;
    let shared = package.part(&part_of("sharedstrings", "sharedStrings.xml"))?;
    let book = Book {
        styles: styles.map_or_else(|| Ok(Styles::default()), |text| styles::read(&text))?,
        shared: shared.map_or_else(|| Ok(Shared::default()), |text| texts::read(&text))?,
        is_1904,
    };
    let mut allowance = Allowance::new();
    let mut sheets = Vec::new();
    for (place, sheet) in listed.into_iter().enumerate() {
        let path = match links.get(&sheet.link) {
            Some(link) if link.kind == "worksheet" => resolved(folder, &link.target),
            // Charts, dialogs and macros hold no table.
            Some(_) => continue,
            None => resolved(folder, &format!("worksheets/sheet{}.xml", place + 1)),
        };
        let text = package.part(&path)?.ok_or_else(|| Unreadable::corrupt("少了一张工作表的内容"))?;
        let mut grid = Grid::new(&mut allowance);
        cells::worksheet(&text, &book, &mut grid)?;
        sheets.push(grid.finish(sheet.name, sheet.hidden)?);
    }
    if sheets.is_empty() { Err(Unreadable::corrupt("工作簿里没有工作表")) } else { Ok(sheets) }
}

/// Where the book lies: as the package says, or where it usually does.
fn main_part(package: &mut Package<'_>) -> Result<String, Unreadable> {
    let links = links(package.part("_rels/.rels")?.as_deref().unwrap_or_default())?;
    let named = links.into_values().find(|link| link.kind == "officedocument");
    Ok(named.map_or_else(|| "xl/workbook.xml".to_owned(), |link| resolved("", &link.target)))
}

/// A sheet as the book lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    hidden: bool,
    link: String,
}

fn listed(text: &str) -> Result<(Vec<Listed>, bool), Unreadable> {
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    each_tag(text, |tag| match tag.local_name().as_ref() {
        "workbookPr" => is_1904 = attribute(tag, "date1904").is_some_and(|value| value == "1" || value == "true"),
        "sheet" => sheets.push(Listed {
            name: attribute(tag, "name").unwrap_or_default(),
            hidden: attribute(tag, "state").is_some_and(|state| state != "visible"),
            link: attribute(tag, "id").unwrap_or_default(),
        }),
        _ => {}
    })?;
    Ok((sheets, is_1904))
}

/// A relation of a part: the last word of its type in lower case, and where it leads.
#[derive(Debug)]
struct Link {
    kind: String,
    target: String,
}

fn links(text: &str) -> Result<BTreeMap<String, Link>, Unreadable> {
    let mut links = BTreeMap::new();
    each_tag(text, |tag| {
        if tag.local_name().as_ref() == "Relationship" {
            let kind = attribute(tag, "Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
            let target = attribute(tag, "Target").unwrap_or_default();
            links.insert(attribute(tag, "Id").unwrap_or_default(), Link { kind, target });
        }
    })?;
    Ok(links)
}

/// Hands over every opening tag of a part.
fn each_tag(text: &str, mut take: impl FnMut(&BytesStart<'_>)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) | Event::Empty(tag) => take(&tag),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A target as a path in the package: absolute, or from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.join("/")
}
