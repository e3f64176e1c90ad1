-- What a family was charged in a term, up to the end of a month, before the school used the program: it counts towards the
-- term's caps.
ALTER TABLE student ADD COLUMN charged_before_fen INTEGER NOT NULL DEFAULT 0 CHECK (charged_before_fen >= 0);
ALTER TABLE student ADD COLUMN charged_until TEXT CHECK (charged_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]');
