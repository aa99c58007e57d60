-- One row for one person in one room. The id is a keyed derivation; the account is sealed, and NULL once it was erased.
-- A row outlives its account, so that a name is never given to anybody else.
CREATE TABLE pseudonym (
    id         TEXT   NOT NULL PRIMARY KEY,
    host       TEXT   NOT NULL,
    room       TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    key_id     TEXT   NOT NULL,
    account    BYTEA,
    created_at BIGINT NOT NULL,
    CONSTRAINT pseudonym_name_once_a_room UNIQUE (host, room, name)
);

-- Keys that rows were derived with, by id and a derivation of a fixed label: shows wrong keys at start.
CREATE TABLE pseudonym_key (
    key_id TEXT NOT NULL PRIMARY KEY,
    proof  TEXT NOT NULL
);
