//! A table of any length as a CSV file, row by row: UTF-8 with a header, without ever holding it whole.
use crate::save::{SaveFault, streamed};
use std::io;
use std::path::Path;

/// Writes rows as they are handed over; `None` is an empty cell. Gives back how many there were.
///
/// # Errors
/// What the system refused, or what handing over gave; no file is left then.
pub fn csv_file<E: From<SaveFault>>(
    path: &Path,
    head: &[String],
    rows: impl FnOnce(&mut dyn FnMut(&[Option<String>]) -> Result<(), E>) -> Result<(), E>,
) -> Result<u64, E> {
    streamed(path, |file| {
        let fault = |cause: csv::Error| {
            let cause = match cause.into_kind() {
                csv::ErrorKind::Io(cause) => cause,
                _ => io::Error::from(io::ErrorKind::Other),
            };
            E::from(SaveFault { operation: "写入文件", path: path.to_path_buf(), cause })
        };
        let mut out = csv::Writer::from_writer(file);
        out.write_record(head).map_err(fault)?;
        let mut count = 0;
        rows(&mut |cells| {
            count += 1;
            out.write_record(cells.iter().map(|cell| cell.as_deref().unwrap_or(""))).map_err(fault)
        })?;
        out.flush().map_err(|cause| fault(cause.into()))?;
        Ok(count)
    })
}
