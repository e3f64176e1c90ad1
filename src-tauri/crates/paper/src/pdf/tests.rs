//! PDFs read back by unrelated programs.
