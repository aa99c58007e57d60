-- Who may sign in to the console. A one-time-code secret is sealed; a password is an Argon2id hash.
CREATE TABLE console_person (
    id         TEXT   PRIMARY KEY,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    password   TEXT   NOT NULL,
    totp       BYTEA  NOT NULL,
    last_step  BIGINT NOT NULL,
    shortcuts  BIGINT NOT NULL,
    theme      TEXT   NOT NULL,
    zone       TEXT   NOT NULL,
    language   TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);

-- A session is kept under the hash of its token; the token is in the browser alone.
CREATE TABLE console_session (
    id        TEXT   PRIMARY KEY,
    person    TEXT   NOT NULL REFERENCES console_person (id),
    opened_at BIGINT NOT NULL,
    seen_at   BIGINT NOT NULL
);

CREATE INDEX console_session_person ON console_session (person);
