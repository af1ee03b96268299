-- Which decision counted for which record of an attempt, so that one that is taken back reaches every page it had reached.

CREATE TABLE ops.amended (
  tenant     text    NOT NULL,
  attempt_id bigint  NOT NULL,
  ordinal    integer NOT NULL,
  number     bigint  NOT NULL,
  PRIMARY KEY (tenant, attempt_id, ordinal),
  FOREIGN KEY (tenant, attempt_id) REFERENCES ops.attempt,
  FOREIGN KEY (tenant, number) REFERENCES bronze.amendment
);
COMMENT ON TABLE ops.amended IS 'Records that an attempt did not take as they landed; append-only';
COMMENT ON COLUMN ops.amended.tenant IS 'Whose data it is';
COMMENT ON COLUMN ops.amended.attempt_id IS 'The attempt';
COMMENT ON COLUMN ops.amended.ordinal IS 'The place of the record on the page';
COMMENT ON COLUMN ops.amended.number IS 'The decision in bronze.amendment that it was read by';
CREATE INDEX amended_number ON ops.amended (tenant, number);
