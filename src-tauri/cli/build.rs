//! Gives the console program of Windows its icon, its manifest and what the system shows about it.
use std::env;

/// Long paths, UTF-8 for what is written in C, and the systems it knows.
const MANIFEST: &str = r#"<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
<compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application>
<supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
</application></compatibility>
<application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
<longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
<activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
</windowsSettings></application>
</assembly>"#;

/// Simplified Chinese, as Windows numbers languages.
const CHINESE: u16 = 0x0804;

fn main() {
    println!("cargo::rerun-if-changed=../icons/icon.ico");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        let mut about = tauri_winres::WindowsResource::new();
        about.set_icon("../icons/icon.ico").set_manifest(MANIFEST).set_language(CHINESE);
        about.set("ProductName", "课后管家").set("FileDescription", "课后管家（命令行）");
        about.set("LegalCopyright", "Apache-2.0").set("OriginalFilename", "kehou.exe").set("InternalName", "kehou");
        if let Err(why) = about.compile() {
            println!("cargo::error=the program's resources cannot be made: {why}");
        }
    }
}
