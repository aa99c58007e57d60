-- The desk. What a member or a moderator wrote is only ever in the BYTEA columns, sealed under a label that names its row.
-- Times are milliseconds since 1970, severities 0 (none) to 4 (imminent).

CREATE TABLE desk_case (
    id TEXT PRIMARY KEY,
    message_key TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    room TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity BIGINT NOT NULL,
    topics TEXT NOT NULL,
    why TEXT NOT NULL,
    words BIGINT NOT NULL,
    flagged_where TEXT NOT NULL,
    attachments BIGINT NOT NULL,
    told BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    evidence BYTEA NOT NULL,
    notice BYTEA,
    version BIGINT NOT NULL,
    whereabouts TEXT NOT NULL,
    taken_by TEXT,
    taken_at BIGINT,
    step_by BIGINT,
    closed_at BIGINT,
    closed_as TEXT,
    mistaken TEXT,
    offered_to TEXT,
    undo_act TEXT,
    undo_where TEXT
);
CREATE INDEX desk_case_open ON desk_case (closed_at, severity);
CREATE INDEX desk_case_author ON desk_case (author, opened_at);

CREATE TABLE desk_history (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES desk_case (id) ON DELETE CASCADE,
    step BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL,
    words BYTEA
);
CREATE INDEX desk_history_case ON desk_history (case_id, step);

CREATE TABLE desk_draft (
    case_id TEXT NOT NULL REFERENCES desk_case (id) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    words BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, actor)
);

CREATE TABLE desk_effect (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    act TEXT NOT NULL,
    host TEXT NOT NULL,
    type TEXT NOT NULL,
    after_id TEXT,
    payload BYTEA,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    outcome TEXT,
    done_at BIGINT,
    message BYTEA
);
CREATE INDEX desk_effect_due ON desk_effect (state, not_before);
CREATE INDEX desk_effect_case ON desk_effect (case_id, made_at);

CREATE TABLE desk_care (
    author TEXT PRIMARY KEY,
    severity BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE desk_quiet (
    author TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL
);

CREATE TABLE desk_quiet_link (
    token_hash TEXT PRIMARY KEY,
    author TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE desk_restriction (
    id TEXT PRIMARY KEY,
    author TEXT NOT NULL,
    case_id TEXT NOT NULL,
    type TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    until_at BIGINT
);
CREATE INDEX desk_restriction_author ON desk_restriction (author, state);

CREATE TABLE desk_rule (
    rule TEXT PRIMARY KEY,
    closed BIGINT NOT NULL,
    mistaken BIGINT NOT NULL
);

CREATE TABLE desk_audit (
    place BIGINT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    case_id TEXT,
    reason TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE desk_audit_end (
    id TEXT PRIMARY KEY,
    place BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO desk_audit_end (id, place, hash) VALUES ('end', 0, '');
