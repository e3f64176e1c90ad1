//! SQLite is stopped at its 1st, 2nd, 3rd … step: the file is as before or as after.
