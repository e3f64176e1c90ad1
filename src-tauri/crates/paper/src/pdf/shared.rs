//! What many pages share is drawn once: the unchanging part of three thousand letters is one form that each page calls.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::page::{Item, Len, Page};

/// An item that stands at the same place on so many pages is taken for part of a form.
const SHARED_FROM: u32 = 16;
/// A form of fewer items is not worth its own object.
const WORTH: usize = 4;

/// Which items of which pages are drawn through forms.
pub(super) struct Plan {
    pub forms: Vec<Form>,
    pub pages: Vec<Used>,
}

/// A form, known by the page it was first seen on.
pub(super) struct Form {
    page: usize,
    items: Vec<usize>,
}

/// What one page uses.
pub(super) struct Used {
    /// The form it calls.
    pub form: Option<usize>,
    /// Its items that the form draws, ascending.
    shared: Vec<usize>,
}

impl Form {
    pub(super) fn items<'p>(&'p self, pages: &'p [Page]) -> impl Iterator<Item = &'p Item> {
        self.items.iter().filter_map(|i| pages.get(self.page)?.items.get(*i))
    }

    pub(super) fn size(&self, pages: &[Page]) -> (Len, Len) {
        pages.get(self.page).map_or((0, 0), |p| (p.width, p.height))
    }

    pub(super) fn height(&self, pages: &[Page]) -> Len {
        self.size(pages).1
    }
}

impl Used {
    /// The items the page draws itself.
    pub(super) fn own<'p>(&'p self, page: &'p Page) -> impl Iterator<Item = &'p Item> {
        let drawn = |i: &usize| self.shared.binary_search(i).is_err();
        page.items.iter().enumerate().filter(move |(i, _)| drawn(i)).map(|(_, item)| item)
    }
}

/// An item's identity: its place and, for words, which run it is. Runs laid once are one allocation, so that comparing
/// addresses suffices; equal runs laid twice count as different, which costs a little size and nothing else.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Drawn([Len; 5], u8),
    Words(Len, Len, usize),
}

fn key(item: &Item) -> Key {
    match item {
        Item::Fill([a, b, c, d], grey) => Key::Drawn([*a, *b, *c, *d, Len::from(*grey)], 0),
        Item::Line([a, b, c, d], thick, dashed) => Key::Drawn([*a, *b, *c, *d, *thick], 1 + u8::from(*dashed)),
        Item::Tick([a, b, c], ticked) => Key::Drawn([*a, *b, *c, 0, 0], 3 + u8::from(*ticked)),
        Item::Words(x, y, words) => Key::Words(*x, *y, Arc::as_ptr(words) as usize),
    }
}

/// Finds the items that pages have in common and gathers them into forms.
pub(super) fn plan(pages: &[Page]) -> Plan {
    let mut numbers: HashMap<Key, u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut sheets: Vec<Vec<u32>> = Vec::with_capacity(pages.len());
    for page in pages {
        let mut sheet = Vec::with_capacity(page.items.len());
        for item in &page.items {
            let fresh = u32::try_from(counts.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(key(item)).or_insert(fresh);
            if number == fresh {
                counts.push(0);
            }
            if let Some(count) = counts.get_mut(number as usize) {
                *count += 1;
            }
            sheet.push(number);
        }
        sheets.push(sheet);
    }
    drop(numbers);
    gather(&sheets, &counts)
}

fn gather(sheets: &[Vec<u32>], counts: &[u32]) -> Plan {
    let common = |number: &u32| counts.get(*number as usize).is_some_and(|c| *c >= SHARED_FROM);
    let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
    let mut forms = Vec::new();
    let mut pages = Vec::with_capacity(sheets.len());
    for (at, sheet) in sheets.iter().enumerate() {
        let shared: Vec<usize> = (0..sheet.len()).filter(|i| common(&sheet[*i])).collect();
        if shared.len() < WORTH {
            pages.push(Used { form: None, shared: Vec::new() });
            continue;
        }
        let form = match known.entry(shared.iter().map(|i| sheet[*i]).collect()) {
            Entry::Occupied(there) => *there.get(),
            Entry::Vacant(place) => {
                forms.push(Form { page: at, items: shared.clone() });
                *place.insert(forms.len() - 1)
            }
        };
        pages.push(Used { form: Some(form), shared });
    }
    Plan { forms, pages }
}
