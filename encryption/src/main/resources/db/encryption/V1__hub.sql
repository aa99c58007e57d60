-- The hub of sealed rooms. Nothing here opens a message: bytes in BYTEA and in json are ciphertext, public keys and public
-- framing. Times are milliseconds since 1970. A room is named by host and room.

CREATE TABLE hub_room (
    host     TEXT   NOT NULL,
    room     TEXT   NOT NULL,
    group_id TEXT,
    epoch    BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    log_size BIGINT NOT NULL,
    log_head TEXT   NOT NULL,
    kept     BIGINT NOT NULL,
    PRIMARY KEY (host, room)
);

-- A device of a member: WAITING to be added, IN the group, LEAVING it, or GONE. It is handed the events after first_event and
-- up to last_event; everything up to acked has arrived.
CREATE TABLE hub_device (
    host          TEXT   NOT NULL,
    room          TEXT   NOT NULL,
    device        TEXT   NOT NULL,
    member        TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    signature_key TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    since         BIGINT NOT NULL,
    first_event   BIGINT,
    last_event    BIGINT,
    acked         BIGINT NOT NULL,
    gone_at       BIGINT,
    PRIMARY KEY (host, room, device)
);
CREATE INDEX hub_device_member ON hub_device (host, room, member);

CREATE TABLE hub_key_package (
    id          TEXT   NOT NULL PRIMARY KEY,
    host        TEXT   NOT NULL,
    room        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    body        BYTEA  NOT NULL,
    last_resort BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    place       BIGINT NOT NULL
);
CREATE INDEX hub_key_package_device ON hub_key_package (host, room, device, last_resort, place);

-- recipient is NULL where every device of the group is meant.
CREATE TABLE hub_event (
    host      TEXT   NOT NULL,
    room      TEXT   NOT NULL,
    sequence  BIGINT NOT NULL,
    recipient TEXT,
    made_at   BIGINT NOT NULL,
    json      TEXT   NOT NULL,
    PRIMARY KEY (host, room, sequence)
);

CREATE TABLE hub_tree (
    host  TEXT   NOT NULL,
    room  TEXT   NOT NULL,
    epoch BIGINT NOT NULL,
    body  BYTEA  NOT NULL,
    PRIMARY KEY (host, room, epoch)
);

-- Append only: each hash is over the one before.
CREATE TABLE hub_log (
    host          TEXT   NOT NULL,
    room          TEXT   NOT NULL,
    place         BIGINT NOT NULL,
    made_at       BIGINT NOT NULL,
    action        TEXT   NOT NULL,
    member        TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    device        TEXT   NOT NULL,
    signature_key TEXT   NOT NULL,
    hash          TEXT   NOT NULL,
    PRIMARY KEY (host, room, place)
);
CREATE INDEX hub_log_member ON hub_log (host, room, member);
