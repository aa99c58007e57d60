-- In a private room: its member's device in the room where the two met that is on the same machine; NULL if that was not said.
ALTER TABLE hub_device ADD COLUMN beside TEXT;
