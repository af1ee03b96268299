-- A rebuild that was broken off goes on where it was.

CREATE TABLE ops.rebuild (
  tenant       text        NOT NULL,
  publications integer     NOT NULL,
  chain_hash   bytea,
  begun_at     timestamptz NOT NULL DEFAULT now(),
  done_at      timestamptz,
  PRIMARY KEY (tenant)
);
COMMENT ON TABLE ops.rebuild IS 'That this database is made again from the journal of another, kept with the copy of the journal';
COMMENT ON COLUMN ops.rebuild.publications IS 'The last publication of the journal when it was copied; later ones held pages that were not';
COMMENT ON COLUMN ops.rebuild.chain_hash IS 'The chain hash of that publication, by which the journal is known again';
COMMENT ON COLUMN ops.rebuild.done_at IS 'When all of it that was asked for had been made; nothing is added afterwards';
