//! The benchmark of the whole house: letters beside Typst, an import beside bare calamine, a month's settling; each in a
//! process of its own, so that its peak memory is its own.
mod child;
mod import;
mod letters;
mod settle;
mod typst;

use child::Measured;
use std::path::Path;

/// The parts that can be run alone, `cargo bench … -- import`.
const PARTS: [&str; 3] = ["letters", "import", "months"];
/// Letters in one PDF.
const LETTERS: usize = 3_000;
/// Rows of the list taken in.
const ROWS: usize = 5_000;
/// How many times as many rows show whether it is linear.
const TIMES: usize = 10;
/// Pupils and staff of the settled school, whole and half.
const SCHOOLS: [(u32, u32); 2] = [(2_500, 200), (5_000, 400)];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, what, folder] = words.as_slice()
        && flag == "--child"
    {
        child::answer(what, Path::new(folder));
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    println!("{:<46} {:>10} {:>10}  beside", "work", "time", "peak");
    let wanted =
        |part: &str| !words.iter().any(|word| PARTS.contains(&word.as_str())) || words.iter().any(|word| word == part);
    if wanted(PARTS[0]) {
        letters_beside_typst(&folder.path().join("letters"));
    }
    if wanted(PARTS[1]) {
        import_beside_calamine(&folder.path().join("import"));
    }
    if wanted(PARTS[2]) {
        months(folder.path());
    }
}

fn letters_beside_typst(folder: &Path) {
    letters::prepare(folder, LETTERS);
    let ours = child::run("letters", folder);
    row(&format!("{LETTERS} letters with slips to one PDF"), &ours, "");
    let pages = ours.extra;
    let bytes = std::fs::metadata(folder.join("letters.pdf")).map_or(0, |file| file.len());
    println!("    {pages} pages, {bytes} bytes, {} bytes a page (bar 1 200)", bytes / pages.max(1));
    match typst::run(folder) {
        Some(theirs) => {
            row("the same text by Typst", &theirs, &ratio(&theirs, &ours, "slower than kehou (bar 8)"));
            println!("    {} pages", theirs.extra);
        }
        None => println!("    Typst is not there: run `cargo xtask setup`"),
    }
}

fn import_beside_calamine(folder: &Path) {
    import::prepare(folder, ROWS);
    let bare = child::best("calamine", folder, 5);
    let ours = child::best("import", folder, 5);
    row(&format!("{ROWS} rows of 12 columns by bare calamine"), &bare, "");
    row("the same, read and judged with all checks", &ours, &ratio(&ours, &bare, "of calamine (bar 2)"));
    match import::openpyxl(folder) {
        Some(theirs) => {
            row("the same, only read, by openpyxl", &theirs, &ratio(&theirs, &ours, "slower than kehou (bar 10)"))
        }
        None => println!("    openpyxl is not there: run `cargo xtask setup`"),
    }
    let many = folder.join("many");
    import::prepare(&many, ROWS * TIMES);
    let long = child::best("import", &many, 3);
    let beside = ratio(&long, &ours, &format!("of {ROWS} rows (linear: {TIMES})"));
    row(&format!("{} rows of 12 columns, read and judged", ROWS * TIMES), &long, &beside);
}

fn months(folder: &Path) {
    let mut half: Option<Measured> = None;
    for (students, staff) in SCHOOLS {
        let folder = folder.join(format!("school-{students}"));
        settle::prepare(&folder, students, staff);
        let month = child::run("settle", &folder);
        let beside = half.as_ref().map_or_else(String::new, |half| ratio(&month, half, "of the half school"));
        row(&format!("a month of {students} pupils and {staff} staff, settled"), &month, &beside);
        println!("    {} rows of attendance; facts, bills, pay, frozen lines and three sheets (bar 2 s)", month.extra);
        half = Some(month);
    }
}

fn row(work: &str, measured: &Measured, beside: &str) {
    let peak = measured.peak_kb.map_or_else(|| "—".to_owned(), |kb| format!("{} MB", kb / 1024));
    println!("{work:<46} {:>7} ms {peak:>10}  {beside}", measured.millis);
}

/// `over` divided by `under`, to a tenth.
fn ratio(over: &Measured, under: &Measured, what: &str) -> String {
    let tenths = over.millis * 10 / under.millis.max(1);
    format!("{}.{}× {what}", tenths / 10, tenths % 10)
}
