-- What figures for metrics are looked up by, so that looking costs the same however much history there is.

CREATE INDEX claim_parked ON bronze.claim (tenant, page_id) WHERE state = 'parked';
CREATE INDEX page_landed ON bronze.page (tenant, landed_at);
CREATE INDEX attempt_published ON ops.attempt (tenant, published_in);
CREATE INDEX attempt_stream ON ops.attempt (tenant, stream, attempt_id);
CREATE INDEX attempt_run ON ops.attempt (tenant, run_id) WHERE published_in IS NULL;
