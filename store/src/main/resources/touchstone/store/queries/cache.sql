-- What can be made again.

-- cached
SELECT value, sha256 FROM cache WHERE key = ?;

-- allCached
SELECT key, value, sha256 FROM cache;

-- cacheSize
SELECT coalesce(sum(length(value)), 0), coalesce(max(written), 0) FROM cache;

-- putCached
INSERT INTO cache (key, value, sha256, written) VALUES (?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, sha256 = excluded.sha256, written = excluded.written;

-- oldestCached
SELECT key, length(value) FROM cache ORDER BY written;

-- removeCached
DELETE FROM cache WHERE key = ?;
