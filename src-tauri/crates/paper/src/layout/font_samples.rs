//! A page that shows each font at work: letters, figures, marks and characters that few fonts have.

use crate::font::Role;
use crate::page::{Align, Block, Document, Section, Sheet, Style, Text, pt, size};

const SAMPLE: &str = "课后服务告家长书　育英小学三(2)班　2026年11月24日　￥1,234.50　“〔2025〕1号”　生僻字：㛃䶮𬭚𫍯";

/// A page with a line in each font below what it is used for.
#[must_use]
pub fn font_samples(lines: &[(Role, String)]) -> Document {
    let title = "字体样张".to_owned();
    let mut section = Section::new(title.clone(), Sheet::A4);
    section.add(Text::new(Style::plain(Role::Title, size::XIAO_ER).align(Align::Centre), title.clone()));
    section.add(Block::Gap(pt(12_00)));
    for (role, words) in lines {
        section.add(Text::new(Style::plain(Role::Song, size::XIAO_WU).around(pt(12_00), 0).with_next(), words.clone()));
        section.add(Text::new(Style::plain(*role, size::SAN), SAMPLE));
        section.add(Text::new(Style::plain(*role, size::WU), SAMPLE));
    }
    Document { title, author: String::new(), sections: vec![section] }
}
