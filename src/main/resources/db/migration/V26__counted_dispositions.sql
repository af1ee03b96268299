-- How many records of a page came to what is asked each second; counting letters each time costs as much as there ever was.

ALTER TABLE ops.attempt
  ADD COLUMN records  integer NOT NULL GENERATED ALWAYS AS (length(dispositions)) STORED,
  ADD COLUMN loaded   integer NOT NULL GENERATED ALWAYS AS (length(dispositions) - length(replace(dispositions, 'L', ''))) STORED,
  ADD COLUMN filtered integer NOT NULL GENERATED ALWAYS AS (length(dispositions) - length(replace(dispositions, 'F', ''))) STORED,
  ADD COLUMN rejected integer NOT NULL GENERATED ALWAYS AS (length(dispositions) - length(replace(dispositions, 'R', ''))) STORED;
COMMENT ON COLUMN ops.attempt.records IS 'Letters in dispositions';
COMMENT ON COLUMN ops.attempt.loaded IS 'Letters L in dispositions: among them what was found unchanged or superseded, see ops.disposition';
COMMENT ON COLUMN ops.attempt.filtered IS 'Letters F in dispositions';
COMMENT ON COLUMN ops.attempt.rejected IS 'Letters R in dispositions';
