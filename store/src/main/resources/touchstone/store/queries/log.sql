-- The log and its parts.

-- head
SELECT seq, hash, time FROM edit ORDER BY seq DESC LIMIT 1;

-- seqOfHash
SELECT seq FROM edit WHERE hash = ?;

-- countEntries
SELECT count(*) FROM edit;

-- entry
SELECT seq, time, author, name, kind, of, prev, hash FROM edit WHERE seq = ?;

-- entries
SELECT seq, time, author, name, kind, of, prev, hash FROM edit ORDER BY seq;

-- entriesAfter
SELECT seq, time, author, name, kind, of, prev, hash FROM edit WHERE seq > ? ORDER BY seq LIMIT ?;

-- entriesBefore
SELECT seq, time, author, name, kind, of, prev, hash FROM edit WHERE seq < ? ORDER BY seq DESC LIMIT ?;

-- entriesWithParts
SELECT e.seq, e.time, e.author, e.name, e.kind, e.of, e.prev, e.hash, p.scope, p.changes
FROM edit e LEFT JOIN edit_part p ON p.seq = e.seq WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq, p.scope;

-- entriesWithPartsBack
SELECT e.seq, e.time, e.author, e.name, e.kind, e.of, e.prev, e.hash, p.scope, p.changes
FROM edit e LEFT JOIN edit_part p ON p.seq = e.seq WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq DESC, p.scope DESC;

-- entriesOfScope
SELECT e.seq, e.time, e.author, e.name, e.kind, e.of, e.prev, e.hash
FROM edit_part p JOIN edit e ON e.seq = p.seq WHERE p.scope = ? ORDER BY p.seq;

-- parts
SELECT scope, changes FROM edit_part WHERE seq = ? ORDER BY scope;

-- scopes
SELECT scope FROM edit_part WHERE seq = ? ORDER BY scope;

-- part
SELECT changes FROM edit_part WHERE seq = ? AND scope = ?;

-- stackOfScope
SELECT e.seq, e.name, e.kind, e.of FROM edit_part p JOIN edit e ON e.seq = p.seq WHERE p.scope = ? ORDER BY p.seq;

-- workOfAuthor
SELECT e.seq, e.time, p.scope FROM edit e JOIN edit_part p ON p.seq = e.seq WHERE e.author = ? ORDER BY e.seq;

-- addEntry
INSERT INTO edit (seq, time, author, name, kind, of, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- addPart
INSERT INTO edit_part (seq, scope, changes) VALUES (?, ?, ?);
