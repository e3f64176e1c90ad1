//! Layout as text, and the laws of Chinese lines.
