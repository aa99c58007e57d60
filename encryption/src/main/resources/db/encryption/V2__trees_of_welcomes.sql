-- The commit that a tree came with, and when: a device that has not fetched its Welcome yet still needs that tree.
ALTER TABLE hub_tree ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE hub_tree ADD COLUMN made_at BIGINT NOT NULL DEFAULT 0;
