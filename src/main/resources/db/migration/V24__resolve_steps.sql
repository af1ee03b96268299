-- Which attempts one RESOLVE took, so that a rebuild takes them in the same steps: a customer is named after who was there first.

ALTER TABLE ops.publication ADD COLUMN steps integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN ops.publication.steps IS 'How many times RESOLVE took attempts into it';
ALTER TABLE ops.attempt ADD COLUMN step integer;
COMMENT ON COLUMN ops.attempt.step IS 'Which RESOLVE of its publication took it, from 1; empty where that was not kept yet';
