-- The classes a 班主任 leads: such a user sees no other class's pupils.
CREATE TABLE app_user_class (
    user_id INTEGER NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    home_class_id INTEGER NOT NULL REFERENCES home_class (id) ON DELETE RESTRICT,
    PRIMARY KEY (user_id, home_class_id)
) STRICT, WITHOUT ROWID;
