-- Private rooms of two members of a room, each listed for both. The room of a pair is the room's key with both ids after it.
CREATE TABLE hub_pair (
    host   TEXT NOT NULL,
    room   TEXT NOT NULL,
    member TEXT NOT NULL,
    other  TEXT NOT NULL,
    PRIMARY KEY (host, room, member, other)
);
