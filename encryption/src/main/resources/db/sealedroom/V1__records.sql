-- What devices keep of sealed rooms: bodies are sealed under a key that is not here. Whoever writes counts the version on.

CREATE TABLE sealed_room (
    scope   TEXT   NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL
);

CREATE TABLE sealed_room_record (
    scope  TEXT   NOT NULL,
    kind   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    body   BYTEA  NOT NULL,
    PRIMARY KEY (scope, kind, number)
);
