//! What the readers of XML have in common: attributes, entities, and a document that ends too early.
use quick_xml::events::BytesStart;

use super::refusal::Unreadable;

/// An attribute by its name without prefix, unescaped; one that cannot be unescaped counts as missing.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    // Checking that no name stands twice would take the square of their number.
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// `amp`, `#10`, `#x4E00`; an unknown name stays as written: entities that the document declares are not followed.
pub(super) fn entity(name: &str) -> String {
    let code = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        },
        None => {
            return quick_xml::escape::resolve_predefined_entity(name)
                .map_or_else(|| format!("&{name};"), str::to_string);
        }
    };
    code.and_then(char::from_u32).map_or_else(String::new, String::from)
}

pub(super) fn broken() -> Unreadable {
    Unreadable::corrupt("XML 内容不完整")
}
