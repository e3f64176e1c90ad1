//! One request of a browser, as far as the host needs to understand it.
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result};
use std::net::TcpStream;

/// More than any ask of the page.
const BODY_MAX: usize = 64 * 1024 * 1024;

/// A request.
pub struct Request {
    /// `GET` or `POST`.
    pub method: String,
    /// The path without what follows a question mark.
    pub path: String,
    /// Whether the body says it is JSON, which no page of another origin can send unasked.
    pub is_json: bool,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads one request.
    pub fn read(stream: &TcpStream) -> Result<Request> {
        let mut reader = BufReader::new(stream.take(BODY_MAX as u64 + 64 * 1024));
        let first = line(&mut reader)?;
        let mut words = first.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let path = target.split('?').next().unwrap_or_default();
        let mut request =
            Request { method: method.to_owned(), path: path.to_owned(), is_json: false, body: Vec::new() };
        let mut length = 0;
        loop {
            let header = line(&mut reader)?;
            let Some((name, value)) = header.split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().unwrap_or(0),
                "content-type" => request.is_json = value.trim().starts_with("application/json"),
                _ => {}
            }
        }
        if length > BODY_MAX {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        request.body.resize(length, 0);
        reader.read_exact(&mut request.body)?;
        Ok(request)
    }
}

fn line(reader: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    match reader.read_line(&mut line)? {
        0 => Err(Error::from(ErrorKind::UnexpectedEof)),
        _ => Ok(line.trim_end().to_owned()),
    }
}
