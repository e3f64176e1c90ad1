//! Slabs from top to bottom, a new page where the next does not fit, table heads repeated.

use std::sync::Arc;

use super::Slab;
use crate::page::{Item, Len, Page, Sheet};

/// The pages of a section while it is being filled.
#[derive(Debug)]
pub(super) struct Flow {
    sheet: Sheet,
    pages: Vec<Vec<Item>>,
    /// How much of the page's text height is used.
    used: Len,
    /// Space wanted before the next slab.
    gap: Len,
    /// The table head under which the last slab stands.
    head: Option<Arc<Vec<Slab>>>,
    /// The end of the last block, where it stays with the next: a heading waits for its paragraph.
    waiting: Vec<Slab>,
}

impl Flow {
    pub(super) fn new(sheet: Sheet) -> Flow {
        Flow { sheet, pages: vec![Vec::new()], used: 0, gap: 0, head: None, waiting: Vec::new() }
    }

    pub(super) const fn width(&self) -> Len {
        self.sheet.text_width()
    }

    pub(super) fn gap(&mut self, height: Len) {
        match self.waiting.last_mut() {
            Some(last) => last.below += height,
            None => self.gap += height,
        }
    }

    /// Begins a page, unless this one is still empty.
    pub(super) fn new_page(&mut self) {
        self.settle();
        self.turn();
    }

    fn turn(&mut self) {
        if self.used > 0 {
            self.pages.push(Vec::new());
            self.used = 0;
        }
        self.gap = 0;
        self.head = None;
    }

    /// Places what was waiting for a next block.
    fn settle(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            self.place_group(&waiting);
        }
    }

    /// Places slabs, those that stay with the next as one.
    pub(super) fn place(&mut self, slabs: &[Slab]) {
        let mut from = 0;
        while from < slabs.len() {
            let more = slabs[from..].iter().take_while(|s| s.with_next).count();
            let to = from + more + 1;
            if to > slabs.len() {
                self.waiting.extend_from_slice(&slabs[from..]);
                return;
            }
            self.place_with_waiting(&slabs[from..to]);
            from = to;
        }
    }

    /// Places all slabs on one page, if a page can hold them.
    pub(super) fn place_whole(&mut self, slabs: &[Slab]) {
        self.place_with_waiting(slabs);
    }

    fn place_with_waiting(&mut self, slabs: &[Slab]) {
        if self.waiting.is_empty() {
            self.place_group(slabs);
        } else {
            self.waiting.extend_from_slice(slabs);
            self.settle();
        }
    }

    /// Places all slabs at the foot of a page, this one if they fit.
    pub(super) fn place_at_foot(&mut self, slabs: &[Slab]) {
        self.settle();
        let height = self.height_of(slabs, false);
        if self.used > 0 && self.used + height > self.sheet.text_height() {
            self.turn();
        }
        self.used += (self.sheet.text_height() - self.used - self.height_of(slabs, false)).max(0);
        self.place_group(slabs);
    }

    fn place_group(&mut self, group: &[Slab]) {
        if self.used > 0 && self.used + self.needed(group) > self.sheet.text_height() {
            self.turn();
        }
        for slab in group {
            // Only a group taller than a page gets here with no room left.
            if self.used > 0 && self.used + self.needed(std::slice::from_ref(slab)) > self.sheet.text_height() {
                self.turn();
            }
            self.place_slab(slab);
        }
    }

    fn place_slab(&mut self, slab: &Slab) {
        if let Some(head) = &slab.head
            && !self.under(head)
        {
            let first_gap = slab.above;
            self.gap += first_gap;
            for row in head.iter() {
                self.put(row);
            }
            self.head = Some(Arc::clone(head));
            self.put(&Slab { above: 0, ..slab.clone() });
            return;
        }
        self.head.clone_from(&slab.head);
        self.put(slab);
    }

    fn put(&mut self, slab: &Slab) {
        if self.used > 0 {
            self.used += self.gap + slab.above;
        }
        let (left, top) = (self.sheet.left, self.sheet.top + self.used);
        if let Some(page) = self.pages.last_mut() {
            page.extend(slab.items.iter().map(|item| item.moved(left, top)));
        }
        self.used += slab.height;
        self.gap = slab.below;
    }

    /// The height a group takes where the pen stands, table head included where it must be repeated.
    fn needed(&self, group: &[Slab]) -> Len {
        self.height_of(group, self.used == 0)
    }

    /// The same, with the space above the first slab dropped when it stands at the head of a page.
    fn height_of(&self, group: &[Slab], at_head: bool) -> Len {
        let mut height = 0;
        let mut gap = self.gap;
        let mut head = self.head.clone();
        for slab in group {
            let open = match (&slab.head, &head) {
                (Some(wanted), Some(there)) => !Arc::ptr_eq(wanted, there),
                (Some(_), None) => true,
                (None, _) => false,
            };
            if open && let Some(rows) = &slab.head {
                height += rows.iter().map(|r| r.height).sum::<Len>();
            }
            if !at_head || height > 0 {
                height += gap + slab.above;
            }
            height += slab.height;
            gap = slab.below;
            head.clone_from(&slab.head);
        }
        height
    }

    fn under(&self, head: &Arc<Vec<Slab>>) -> bool {
        self.head.as_ref().is_some_and(|there| Arc::ptr_eq(there, head))
    }

    /// The finished pages; a section without any block is one empty page.
    pub(super) fn finish(mut self) -> Vec<Page> {
        self.settle();
        if self.pages.len() > 1 && self.pages.last().is_some_and(Vec::is_empty) {
            self.pages.pop();
        }
        let Sheet { width, height, .. } = self.sheet;
        self.pages.into_iter().map(|items| Page { width, height, bookmark: None, items }).collect()
    }
}
