-- What a record set aside has become in earlier attempts stays in ops.quarantine; who asks what is set aside now asks here.

CREATE VIEW ops.set_aside AS
SELECT q.tenant, q.stream, q.page_id, q.ordinal, q.stage, q.problems, q.partition, q.byte_start, q.byte_count, q.original,
  q.set_aside_at, q.attempt_id, a.deployment
FROM ops.quarantine q
JOIN ops.attempt a ON a.tenant = q.tenant AND a.attempt_id = q.attempt_id
WHERE NOT EXISTS (
  SELECT FROM ops.attempt n
  WHERE n.tenant = a.tenant AND n.page_id = a.page_id
    AND (n.deployment, n.attempt_id) > (a.deployment, a.attempt_id));
COMMENT ON VIEW ops.set_aside IS 'Records set aside by the attempt of their page that counts: neither mended, redriven nor discarded since';
COMMENT ON TABLE ops.quarantine IS 'Records set aside, by every attempt: every reason (code, pointer, detail), where they came from, and their bytes as they came. '
  'Those set aside now are in ops.set_aside';
