-- What was handed out or replaced stays known by its hash until it ends, without its body: so it is not handed out a second time
-- when a device that did not hear the answer offers it again.
ALTER TABLE hub_key_package ADD COLUMN taken BIGINT NOT NULL DEFAULT 0;
