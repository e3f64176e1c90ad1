//! The shipped font for the screen, for a computer that has no Chinese font, or not every character of a name.
use kehou_app::place;
use tauri::http::{Response, StatusCode, header};

/// The page asks for the font under this scheme; nothing else is answered under it.
pub const SCHEME: &str = "kehou-font";

/// The font's bytes, wherever the program's assets lie.
pub fn answer() -> Response<Vec<u8>> {
    let mut response = match std::fs::read(place::screen_font()) {
        Ok(bytes) => Response::new(bytes),
        Err(_) => {
            let mut missing = Response::new(Vec::new());
            *missing.status_mut() = StatusCode::NOT_FOUND;
            missing
        }
    };
    // A font counts as foreign to a page of another scheme, unless it says that everyone may use it.
    let anyone = header::HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anyone);
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("font/ttf"));
    response
}
