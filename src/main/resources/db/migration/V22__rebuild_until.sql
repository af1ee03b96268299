-- A rebuild goes on to the instant it was begun for, and no other.

ALTER TABLE ops.rebuild ADD COLUMN until timestamptz;
COMMENT ON COLUMN ops.rebuild.until IS 'What was published by then is made, with what had been decided by then; empty for all of it';
COMMENT ON COLUMN ops.rebuild.publications IS 'The last publication that is made; later ones held pages that were not copied, or came after the instant';
