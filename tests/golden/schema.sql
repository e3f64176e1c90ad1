-- The schema after every migration, as SQLite tells it.
CREATE INDEX attendance_by_student ON attendance (student_id, day);
CREATE INDEX calendar_day_by_year ON calendar_day (year);
CREATE INDEX declined_by_term ON declined (term_id);
CREATE INDEX deed_by_time ON deed (at);
CREATE INDEX enrolment_by_group ON enrolment (group_id, valid_from);
CREATE INDEX enrolment_by_student ON enrolment (student_id, valid_from);
CREATE INDEX entry_by_line ON entry (line_id) WHERE line_id IS NOT NULL;
CREATE INDEX evidence_by_staff ON evidence (staff_id);
CREATE INDEX group_meeting_by_group ON group_meeting (group_id);
CREATE INDEX group_staff_by_group ON group_staff (group_id);
CREATE INDEX group_staff_by_staff ON group_staff (staff_id);
CREATE INDEX guardian_by_student ON guardian (student_id);
CREATE INDEX paper_by_settlement ON paper (settlement_id) WHERE settlement_id IS NOT NULL;
CREATE INDEX pickup_person_by_student ON pickup_person (student_id);
CREATE INDEX posting_by_entry ON posting (entry_id);
CREATE INDEX posting_by_staff ON posting (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX posting_by_student ON posting (student_id) WHERE student_id IS NOT NULL;
CREATE INDEX profile_by_day ON profile (effective_from);
CREATE INDEX reduction_by_student ON reduction (student_id);
CREATE UNIQUE INDEX service_by_name ON service (name, kind, ifnull(activity_type, ''), fund_source);
CREATE INDEX service_group_by_name ON service_group (name);
CREATE UNIQUE INDEX settlement_in_force ON settlement (month) WHERE reopened_at IS NULL;
CREATE INDEX settlement_line_by_name ON settlement_line (line);
CREATE INDEX settlement_line_by_staff ON settlement_line (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX settlement_line_by_student ON settlement_line (student_id) WHERE student_id IS NOT NULL;
CREATE INDEX slip_by_student ON slip (student_id);
CREATE UNIQUE INDEX staff_attendance_by_day ON staff_attendance (day, staff_id, ifnull(group_id, 0), duty);
CREATE INDEX staff_attendance_by_staff ON staff_attendance (staff_id, day);
CREATE INDEX staff_attendance_by_stand_in ON staff_attendance (stands_in_for_id) WHERE stands_in_for_id IS NOT NULL;
CREATE INDEX staff_by_name ON staff (name);
CREATE UNIQUE INDEX staff_by_no ON staff (staff_no) WHERE staff_no <> '';
CREATE INDEX student_by_class ON student (home_class_id, seat_no);
CREATE UNIQUE INDEX student_by_code ON student (student_code) WHERE student_code IS NOT NULL;
CREATE INDEX student_by_name ON student (name);
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE app_user (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    pin_hash TEXT NOT NULL DEFAULT '',
    staff_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE app_user_class (
    user_id INTEGER NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    home_class_id INTEGER NOT NULL REFERENCES home_class (id) ON DELETE RESTRICT,
    PRIMARY KEY (user_id, home_class_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE attendance (
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    group_id INTEGER NOT NULL REFERENCES service_group (id) ON DELETE RESTRICT,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    mark TEXT NOT NULL CHECK (mark IN ('present', 'leave', 'absent', 'late', 'left_early')),
    arrived_at TEXT CHECK (arrived_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    left_at TEXT CHECK (left_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    picked_up_by TEXT,
    note TEXT,
    -- The batch it stands as imported from; NULL once taken or corrected by hand.
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT,
    PRIMARY KEY (day, group_id, student_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE calendar_day (
    day TEXT NOT NULL PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    -- The year whose paper names the day: a New Year holiday may begin in the December before.
    year INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('holiday', 'make_up')),
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE TABLE day_change (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind TEXT NOT NULL CHECK (kind IN ('make_up', 'closure', 'early_dismissal', 'extra')),
    follows_weekday INTEGER CHECK (follows_weekday BETWEEN 1 AND 7),
    grades TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (day, kind, grades)
) STRICT;
CREATE TABLE declined (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    term_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT,
    UNIQUE (student_id, term_id)
) STRICT;
CREATE TABLE deed (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after)),
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE deed_about (
    about TEXT NOT NULL,
    deed_id INTEGER NOT NULL REFERENCES deed (id) ON DELETE RESTRICT,
    PRIMARY KEY (about, deed_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    actor TEXT NOT NULL,
    given TEXT NOT NULL CHECK (json_valid(given)),
    at TEXT NOT NULL,
    UNIQUE (what, actor)
) STRICT;
CREATE TABLE enrolment (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    group_id INTEGER NOT NULL REFERENCES service_group (id) ON DELETE RESTRICT,
    -- As people write them: 一三五.
    weekdays TEXT NOT NULL CHECK (weekdays <> '' AND weekdays NOT GLOB '*[^一二三四五六日]*'),
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    valid_to TEXT CHECK (valid_to >= valid_from),
    state TEXT NOT NULL CHECK (state IN ('applied', 'class_checked', 'school_approved', 'active', 'withdrawn')),
    slip_no TEXT NOT NULL DEFAULT '',
    pickup_way TEXT NOT NULL DEFAULT '',
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('bill', 'waiver', 'pay', 'payment', 'refund', 'credit', 'reversal')),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    line_id INTEGER REFERENCES settlement_line (id) ON DELETE RESTRICT,
    reverses_id INTEGER UNIQUE REFERENCES entry (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL))
) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    staff_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT,
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ((staff_id IS NULL) <> (institution_id IS NULL))
) STRICT;
CREATE TABLE group_meeting (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES service_group (id) ON DELETE RESTRICT,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    starts_at TEXT NOT NULL CHECK (starts_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    ends_at TEXT NOT NULL CHECK (ends_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    lessons INTEGER NOT NULL CHECK (lessons >= 0),
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    valid_to TEXT CHECK (valid_to >= valid_from)
) STRICT;
CREATE TABLE group_staff (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES service_group (id) ON DELETE RESTRICT,
    staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT,
    role TEXT NOT NULL DEFAULT '',
    weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    valid_to TEXT CHECK (valid_to >= valid_from)
) STRICT;
CREATE TABLE guardian (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    name TEXT NOT NULL DEFAULT '',
    relation TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE home_class (
    id INTEGER PRIMARY KEY,
    stage TEXT NOT NULL CHECK (stage IN ('primary', 'junior')),
    entry_year INTEGER NOT NULL,
    label TEXT NOT NULL,
    head_teacher_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT,
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT,
    UNIQUE (stage, entry_year, label)
) STRICT;
CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('students', 'staff', 'groups', 'enrolments', 'attendance', 'staff-attendance', 'payments', 'calendar')),
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0 CHECK (added >= 0),
    changed INTEGER NOT NULL DEFAULT 0 CHECK (changed >= 0),
    -- What the changed rows were before and after, so that the batch can be taken back.
    journal TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(journal)),
    undone_at TEXT
) STRICT;
CREATE TABLE institution (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    licence_no TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    settlement_id INTEGER REFERENCES settlement (id) ON DELETE RESTRICT,
    template_version TEXT NOT NULL DEFAULT '',
    rows INTEGER NOT NULL CHECK (rows >= 0),
    sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE pickup_person (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    name TEXT NOT NULL DEFAULT '',
    relation TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    -- Only for this day; NULL for always.
    day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE RESTRICT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
    student_id INTEGER REFERENCES student (id) ON DELETE RESTRICT,
    staff_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    effective_from TEXT NOT NULL CHECK (effective_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    effective_to TEXT CHECK (effective_to >= effective_from),
    adopted_at TEXT NOT NULL
) STRICT;
CREATE TABLE reduction (
    id INTEGER PRIMARY KEY,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    category TEXT NOT NULL CHECK (category <> ''),
    evidence TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    valid_to TEXT CHECK (valid_to >= valid_from)
) STRICT;
CREATE TABLE roll_call (
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    group_id INTEGER NOT NULL REFERENCES service_group (id) ON DELETE RESTRICT,
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    corrected_reason TEXT,
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT,
    PRIMARY KEY (day, group_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    capacity INTEGER CHECK (capacity >= 0),
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE school (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('primary', 'junior', 'nine_year')),
    system TEXT NOT NULL CHECK (system IN ('63', '54')),
    area TEXT NOT NULL CHECK (area IN ('city', 'rural')),
    class_style TEXT NOT NULL CHECK (class_style IN ('short', 'long')),
    complaints_phone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE season (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    first_day TEXT NOT NULL CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last_day TEXT NOT NULL CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (last_day >= first_day)
) STRICT;
CREATE TABLE service (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('basic_care', 'extended_care', 'club', 'tutoring', 'practice', 'evening_study', 'weekend', 'holiday_care')),
    activity_type TEXT CHECK (activity_type IN ('homework', 'self_study', 'sports', 'arts', 'science', 'reading', 'inquiry', 'outward', 'games', 'interest', 'volunteering', 'practice')),
    fund_source TEXT NOT NULL CHECK (fund_source IN ('fiscal', 'service_fee', 'collected_for_others', 'public_funds')),
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE service_group (
    id INTEGER PRIMARY KEY,
    service_id INTEGER NOT NULL REFERENCES service (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    room_id INTEGER REFERENCES room (id) ON DELETE RESTRICT,
    capacity INTEGER CHECK (capacity >= 0),
    minimum INTEGER CHECK (minimum >= 0),
    grades TEXT NOT NULL DEFAULT '',
    pay_pool TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    valid_to TEXT CHECK (valid_to >= valid_from),
    override_reason TEXT NOT NULL DEFAULT '',
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE settlement (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    version INTEGER NOT NULL CHECK (version >= 1),
    settled_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    profile_sha256 TEXT NOT NULL,
    input_digest TEXT NOT NULL,
    inputs TEXT NOT NULL CHECK (json_valid(inputs)),
    -- The deed it was kept by: what came later stands after it, whatever the clock said.
    deed_id INTEGER NOT NULL,
    reopened_at TEXT,
    reopened_reason TEXT,
    UNIQUE (month, version)
) STRICT;
CREATE TABLE settlement_line (
    id INTEGER PRIMARY KEY,
    settlement_id INTEGER NOT NULL REFERENCES settlement (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    -- The name people ask by: 2026-11-B-17.
    line TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('bill', 'pay')),
    student_id INTEGER REFERENCES student (id) ON DELETE RESTRICT,
    staff_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT,
    code TEXT NOT NULL,
    who TEXT NOT NULL,
    amount_fen INTEGER NOT NULL,
    waived_fen INTEGER NOT NULL,
    tax_fen INTEGER NOT NULL,
    steps TEXT NOT NULL CHECK (json_valid(steps)),
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    UNIQUE (settlement_id, position),
    UNIQUE (settlement_id, line),
    CHECK ((kind = 'bill') = (student_id IS NOT NULL) AND (kind = 'pay') = (staff_id IS NOT NULL))
) STRICT;
CREATE TABLE slip (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    student_id INTEGER NOT NULL REFERENCES student (id) ON DELETE RESTRICT,
    term_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    letter TEXT NOT NULL,
    returned_on TEXT CHECK (returned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    answers TEXT CHECK (json_valid(answers)),
    consent_on TEXT CHECK (consent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    staff_no TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('own_teacher', 'visiting_teacher', 'retired_teacher', 'professional', 'volunteer', 'institution_staff', 'duty_staff')),
    post TEXT NOT NULL DEFAULT '',
    id_number TEXT,
    phone TEXT NOT NULL DEFAULT '',
    bank TEXT NOT NULL DEFAULT '',
    account TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    taxed_as TEXT NOT NULL DEFAULT 'by_kind' CHECK (taxed_as IN ('by_kind', 'wages')),
    note TEXT NOT NULL DEFAULT '',
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE staff_attendance (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    group_id INTEGER REFERENCES service_group (id) ON DELETE RESTRICT,
    duty TEXT NOT NULL DEFAULT '',
    staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT,
    in_at TEXT CHECK (in_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    out_at TEXT CHECK (out_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    lessons INTEGER CHECK (lessons >= 0),
    stands_in_for_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT,
    CHECK ((group_id IS NULL) = (duty <> ''))
) STRICT;
CREATE TABLE student (
    id INTEGER PRIMARY KEY,
    student_code TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
    id_number TEXT,
    home_class_id INTEGER NOT NULL REFERENCES home_class (id) ON DELETE RESTRICT,
    seat_no INTEGER CHECK (seat_no >= 0),
    boarding TEXT NOT NULL CHECK (boarding IN ('day', 'boarder')),
    status TEXT NOT NULL CHECK (status IN ('present', 'left')),
    left_on TEXT CHECK (left_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    note TEXT NOT NULL DEFAULT '',
    batch INTEGER REFERENCES import_batch (id) ON DELETE RESTRICT
, charged_before_fen INTEGER NOT NULL DEFAULT 0 CHECK (charged_before_fen >= 0), charged_until TEXT CHECK (charged_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]')) STRICT;
CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    text TEXT NOT NULL,
    UNIQUE (kind, version)
) STRICT;
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    first_day TEXT NOT NULL CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last_day TEXT NOT NULL CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (last_day >= first_day)
) STRICT;
CREATE TABLE time_slot (
    id INTEGER PRIMARY KEY,
    season_id INTEGER REFERENCES season (id) ON DELETE RESTRICT,
    grades TEXT NOT NULL DEFAULT '',
    weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),
    name TEXT NOT NULL,
    starts_at TEXT NOT NULL CHECK (starts_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    ends_at TEXT NOT NULL CHECK (ends_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    lessons INTEGER NOT NULL CHECK (lessons >= 0),
    CHECK (ends_at > starts_at)
) STRICT;
CREATE TRIGGER deed_is_not_changed BEFORE UPDATE ON deed BEGIN SELECT RAISE(ABORT, 'deed: 只增不改'); END;
CREATE TRIGGER deed_is_not_deleted BEFORE DELETE ON deed BEGIN SELECT RAISE(ABORT, 'deed: 只增不删'); END;
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry: 只增不改'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry: 只增不删'); END;
CREATE TRIGGER paper_is_not_changed BEFORE UPDATE ON paper BEGIN SELECT RAISE(ABORT, 'paper: 只增不改'); END;
CREATE TRIGGER paper_is_not_deleted BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'paper: 只增不删'); END;
CREATE TRIGGER posting_is_not_changed BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'posting: 只增不改'); END;
CREATE TRIGGER posting_is_not_deleted BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'posting: 只增不删'); END;
CREATE TRIGGER settlement_is_not_changed
    BEFORE UPDATE OF id, month, version, settled_at, actor, fingerprint, profile_sha256, input_digest, inputs, deed_id ON settlement
    BEGIN SELECT RAISE(ABORT, 'settlement: 只增不改'); END;
CREATE TRIGGER settlement_is_not_deleted BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'settlement: 只增不删'); END;
CREATE TRIGGER settlement_is_reopened_once BEFORE UPDATE ON settlement WHEN OLD.reopened_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'settlement: 已重新打开'); END;
CREATE TRIGGER settlement_line_is_not_changed BEFORE UPDATE ON settlement_line BEGIN SELECT RAISE(ABORT, 'settlement_line: 只增不改'); END;
CREATE TRIGGER settlement_line_is_not_deleted BEFORE DELETE ON settlement_line BEGIN SELECT RAISE(ABORT, 'settlement_line: 只增不删'); END;
