-- Which deeds tell of a thing, so that its history is found without reading them all. Marks of attendance are left out: they
-- are most of what is ever changed, and their day and group are asked for, never the history of one mark.
CREATE TABLE deed_about (
    about TEXT NOT NULL,
    deed_id INTEGER NOT NULL REFERENCES deed (id) ON DELETE RESTRICT,
    PRIMARY KEY (about, deed_id)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO deed_about (about, deed_id)
SELECT json_extract(side.value, '$.about'), deed.id
FROM deed, json_each(deed.after) AS side
WHERE json_extract(side.value, '$.about') NOT LIKE 'attendance/%'
    AND json_extract(side.value, '$.about') NOT LIKE 'staff_attendance/%';
