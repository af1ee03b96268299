-- By which another wadi.hash.key than the one a database was begun with is noticed, before anything is hashed with it.

CREATE TABLE ops.key_mark (
  tenant  text        NOT NULL,
  mark    bigint      NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant)
);
COMMENT ON TABLE ops.key_mark IS 'What the key makes of a known text, by which another key is noticed; tells nothing of the key';
COMMENT ON COLUMN ops.key_mark.tenant IS 'Whose data it is';
COMMENT ON COLUMN ops.key_mark.mark IS 'The text''s hash under the key';
COMMENT ON COLUMN ops.key_mark.kept_at IS 'When the first service with this key began';
