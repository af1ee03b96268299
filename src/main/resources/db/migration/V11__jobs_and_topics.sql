-- Histories that a source prepares before they can be fetched, and what a topic was when it was first read.

ALTER TABLE ops.backfill
  ADD COLUMN wait_until   timestamptz,
  ADD COLUMN job_id       text,
  ADD COLUMN job_columns  text,
  ADD COLUMN job_place    text,
  ADD COLUMN job_came     bigint,
  ADD COLUMN job_total    bigint,
  ADD COLUMN job_read_at  timestamptz,
  ADD COLUMN job_asked_at timestamptz;
COMMENT ON COLUMN ops.backfill.wait_until IS
  'It has no turn before: its source is still busy with what it was asked for, or its last turn failed';
COMMENT ON COLUMN ops.backfill.job_id IS 'The job by which its source prepares the window that is read now; none where it is asked by query';
COMMENT ON COLUMN ops.backfill.job_columns IS 'The columns of what the job found, with commas between; empty until the first of it came';
COMMENT ON COLUMN ops.backfill.job_place IS 'Where the job is to be fetched on; empty at its beginning. All before has landed';
COMMENT ON COLUMN ops.backfill.job_came IS 'How many records before that place have landed';
COMMENT ON COLUMN ops.backfill.job_total IS 'How many there are by the source''s count; -1 until it has told';
COMMENT ON COLUMN ops.backfill.job_read_at IS 'What the source''s clock said at the least when the job was begun';
COMMENT ON COLUMN ops.backfill.job_asked_at IS 'When the job was begun, by our clock';

CREATE TABLE bronze.topic (
  tenant     text        NOT NULL,
  stream     text        NOT NULL,
  topic      text        NOT NULL,
  topic_id   text        NOT NULL,
  partitions integer     NOT NULL,
  seen_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant, stream, topic)
);
COMMENT ON TABLE bronze.topic IS
  'What a topic of Kafka was when it was first read; where it is something else now, nothing of it is read';
COMMENT ON COLUMN bronze.topic.topic_id IS 'Kafka''s own id of it, which another topic of the same name does not have';
COMMENT ON COLUMN bronze.topic.partitions IS 'How many partitions it had: with more, keys move between them';
