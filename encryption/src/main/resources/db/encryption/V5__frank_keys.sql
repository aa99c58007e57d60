-- Ids of the keys that have ever marked messages here, so that a report under a key that is away now is told from a made-up one.
CREATE TABLE hub_frank_key (
    id TEXT PRIMARY KEY
);
