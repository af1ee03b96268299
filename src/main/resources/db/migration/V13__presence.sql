-- A page claimed by a process that died can be claimed again at once, without waiting for the lease.

-- The lock is that of dev.wadi.postgres.Presence.
CREATE FUNCTION ops.lives(process text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid = 1464816203
      AND l.objid = ((hashtext(process)::bigint + 4294967296) % 4294967296)::oid
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
$$;
COMMENT ON FUNCTION ops.lives IS 'Whether the process of this name holds the lock that shows its presence';

ALTER TABLE bronze.claim ADD COLUMN attended boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN bronze.claim.attended IS
  'Whether its owner was seen to live when it claimed the page: then it has died when it is seen no more';
