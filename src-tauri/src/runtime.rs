//! What Windows must bring along: the WebView2 runtime that draws the page. Without it the person is told in Chinese what to do.

/// The page is built for this version and later; it is also the last one for Windows 7 and 8.
const OLDEST: u32 = 109;

/// Says whether the runtime of this version can show the page; `None` where there is none.
///
/// # Errors
/// What to do, as sentences for a message box.
pub fn judge(version: Option<&str>) -> Result<(), String> {
    let Some(version) = version else {
        return Err(told("这台电脑没有安装 Microsoft Edge WebView2 运行时，课后管家的窗口显示不出来。"));
    };
    let major = version.split('.').next().and_then(|first| first.trim().parse::<u32>().ok());
    match major {
        Some(major) if major < OLDEST => Err(told(&format!(
            "这台电脑的 Microsoft Edge WebView2 运行时太旧（版本 {version}，需要 {OLDEST} 或更新），课后管家的窗口显示不出来。"
        ))),
        // A version that is written otherwise is tried rather than refused.
        _ => Ok(()),
    }
}

fn told(what: &str) -> String {
    format!(
        "{what}\n\n请这样做：\n1. 找到安装包旁边的“MicrosoftEdgeWebView2RuntimeInstallerX64.exe”，双击安装；\n2. 没有这个文件时，请管理员从微软网站下载“WebView2 运行时”的独立安装包（Evergreen Standalone Installer，x64），用 U 盘拷来安装；\n3. 装好以后再打开课后管家。\n\n学校的数据没有变。"
    )
}

/// Tells a person something before there is a window.
#[cfg(windows)]
pub fn tell(text: &str) {
    use winsafe::{HWND, co, prelude::Handle};
    // Nobody is left to tell that telling failed.
    let _ = HWND::NULL.MessageBox(text, "课后管家", co::MB::OK | co::MB::ICONWARNING);
}

/// Tells a person something before there is a window.
#[cfg(not(windows))]
pub fn tell(text: &str) {
    eprintln!("{text}");
}

#[cfg(test)]
#[expect(clippy::panic, reason = "a test may stop")]
mod tests {
    use super::judge;

    #[test]
    fn a_runtime_that_is_missing_or_too_old_is_told_with_what_to_do() {
        for (version, said) in [
            (None, Some("没有安装")),
            (Some("92.0.902.55"), Some("太旧（版本 92.0.902.55，需要 109")),
            (Some("109.0.1518.140"), None),
            (Some("131.0.2903.86"), None),
            (Some("131.0.2903.86 beta"), None),
            (Some("unknown"), None),
        ] {
            match (judge(version), said) {
                (Ok(()), None) => {}
                (Err(message), Some(said)) => {
                    assert!(message.contains(said), "{message}");
                    assert!(message.contains("请这样做") && message.contains("数据没有变"), "{message}");
                }
                (found, wanted) => panic!("{version:?}: {found:?}, wanted {wanted:?}"),
            }
        }
    }
}
