-- When a key was destroyed, in milliseconds since 1970; NULL if it was not. What it marked can never be verified again.
ALTER TABLE hub_frank_key ADD COLUMN destroyed_at BIGINT;
