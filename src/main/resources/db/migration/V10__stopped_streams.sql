-- A stream that keeps failing is stopped by itself, for a while.

ALTER TABLE ops.stream
  ADD COLUMN failures      integer NOT NULL DEFAULT 0,
  ADD COLUMN stopped_until timestamptz;
COMMENT ON COLUMN ops.stream.failures IS 'Reads in a row that failed; none once one went well or somebody resumed it';
COMMENT ON COLUMN ops.stream.stopped_until IS
  'No read begins before, but one that is asked for: it kept failing, or its source wants to be left alone for so long';
