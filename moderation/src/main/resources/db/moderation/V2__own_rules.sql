-- Rules of the moderators. What they look for, their reasons and examples are in the BYTEA column, sealed. A rule never
-- changes; each step of its life makes a new version of the whole set, so that any earlier set can be told.

CREATE TABLE desk_own_rule (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    content BYTEA NOT NULL
);

CREATE TABLE desk_own_rule_step (
    version BIGINT PRIMARY KEY,
    rule TEXT NOT NULL REFERENCES desk_own_rule (id),
    state TEXT NOT NULL,
    actor TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    matched BIGINT NOT NULL,
    cases BIGINT NOT NULL
);
CREATE INDEX desk_own_rule_step_rule ON desk_own_rule_step (rule, version);

CREATE TABLE desk_own_rule_end (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL
);
INSERT INTO desk_own_rule_end (id, version) VALUES ('end', 0);
