-- Pupils whom a sign-up list names and who choose nothing: they take no part in that term and are not asked again.
CREATE TABLE declined (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    term_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT,
    UNIQUE (student_id, term_id)
) STRICT;
CREATE INDEX declined_by_term ON declined (term_id);
