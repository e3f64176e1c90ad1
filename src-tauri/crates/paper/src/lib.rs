//! Files in, files out: a user's file becomes cells, a finished page or table becomes bytes on disk; nothing is decided here.
pub mod dump;
pub mod font;
pub mod layout;
pub mod page;
pub mod pdf;
pub mod save;
pub mod sheet;
pub mod table;
