-- Attachments of sealed rooms: ciphertext alone, in pieces, whole once next_place is the number of pieces.
CREATE TABLE hub_attachment (
    host       TEXT   NOT NULL,
    room       TEXT   NOT NULL,
    attachment TEXT   NOT NULL,
    member     TEXT   NOT NULL,
    size       BIGINT NOT NULL,
    next_place BIGINT NOT NULL,
    made_at    BIGINT NOT NULL,
    PRIMARY KEY (host, room, attachment)
);

CREATE TABLE hub_attachment_piece (
    host       TEXT   NOT NULL,
    room       TEXT   NOT NULL,
    attachment TEXT   NOT NULL,
    place      BIGINT NOT NULL,
    body       BYTEA  NOT NULL,
    PRIMARY KEY (host, room, attachment, place)
);
