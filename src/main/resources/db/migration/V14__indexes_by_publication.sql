-- Rows of a publication are written together, so where they stand tells which they are: an index of stretches of pages costs
-- next to nothing to keep, while one of rows cost a tenth of RESOLVE and PUBLISH.

DROP INDEX identity.record_from;
CREATE INDEX record_from ON identity.record USING brin (from_publication) WITH (pages_per_range = 32, autosummarize = on);

DROP INDEX identity.link_from;
CREATE INDEX link_from ON identity.link USING brin (from_publication) WITH (pages_per_range = 32, autosummarize = on);

DROP INDEX gold.customer_from;
CREATE INDEX customer_from ON gold.customer_history USING brin (from_publication)
  WITH (pages_per_range = 32, autosummarize = on);
