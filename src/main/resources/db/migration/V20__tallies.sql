-- What customers did, added up, so that a publication adds what it changes and does not go through all orders there ever were.

CREATE TABLE gold.tally (
  tenant    text    NOT NULL,
  stream    text    NOT NULL,
  reference text    NOT NULL,
  currency  text    NOT NULL,
  counted   bigint  NOT NULL,
  open      bigint  NOT NULL,
  first_at  timestamptz,
  last_at   timestamptz,
  worth     numeric,
  PRIMARY KEY (tenant, stream, reference, currency)
) WITH (fillfactor = 70);
COMMENT ON TABLE gold.tally IS 'Facts of a stream added up by the record that tells of their customer, as of the latest publication; can be made anew from them';
COMMENT ON COLUMN gold.tally.tenant IS 'Whose data it is';
COMMENT ON COLUMN gold.tally.stream IS 'The stream of the facts';
COMMENT ON COLUMN gold.tally.reference IS 'What the record is called that tells of the customer';
COMMENT ON COLUMN gold.tally.currency IS 'What the worth is in; empty where the facts name none';
COMMENT ON COLUMN gold.tally.counted IS 'How many count: those in a void state do not';
COMMENT ON COLUMN gold.tally.open IS 'How many are in an open state';
COMMENT ON COLUMN gold.tally.first_at IS 'The moment of the first that counts';
COMMENT ON COLUMN gold.tally.last_at IS 'The moment of the last that counts';
COMMENT ON COLUMN gold.tally.worth IS 'What those that count come to';

CREATE TABLE gold.tallied (
  tenant      text    NOT NULL,
  stream      text    NOT NULL,
  publication integer NOT NULL,
  definition  text    NOT NULL,
  PRIMARY KEY (tenant, stream)
);
COMMENT ON TABLE gold.tallied IS 'Up to which publication gold.tally holds a stream, and by what';
COMMENT ON COLUMN gold.tallied.tenant IS 'Whose data it is';
COMMENT ON COLUMN gold.tallied.stream IS 'The stream of the facts';
COMMENT ON COLUMN gold.tallied.publication IS 'The last publication whose changes are in the sums';
COMMENT ON COLUMN gold.tallied.definition IS 'What its contract said counts, when, and how much; where that changes the sums are made anew';
