-- What the program must know of its own store. No content, no account, no key.

CREATE TABLE gateway_fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
