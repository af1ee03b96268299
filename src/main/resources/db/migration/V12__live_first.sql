-- What a candidate holds is asked twice a second: whether it has live work in it, for which readers wait.

CREATE INDEX attempt_published ON ops.attempt (tenant, published_in) WHERE published_in IS NOT NULL;
