-- What comes with reports from sealed rooms. Pictures are drawn anew; both columns are sealed, and so is what a report is
-- checked by again, which is there only while some of it cannot be checked.

CREATE TABLE desk_picture (
    case_id TEXT NOT NULL REFERENCES desk_case (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    image BYTEA NOT NULL,
    preview BYTEA NOT NULL,
    PRIMARY KEY (case_id, number)
);

CREATE TABLE desk_exhibit (
    id TEXT PRIMARY KEY REFERENCES desk_case (id) ON DELETE CASCADE,
    exhibit BYTEA NOT NULL
);

-- By which whoever reported sees that it was decided. Neither the token nor who has it is kept.
CREATE TABLE desk_receipt (
    token_hash TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES desk_case (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL
);
