-- Frozen once released, like 001.sql.

-- What is said about the work. The annotation may be gone: what was said about it is part of the record.
CREATE TABLE note (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  image BLOB REFERENCES image (id) DEFERRABLE INITIALLY DEFERRED,
  annotation BLOB,
  author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  time INTEGER NOT NULL,
  fields TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX note_image ON note (image, id);

CREATE INDEX note_kind ON note (kind, id);

CREATE INDEX note_author ON note (author);

-- What can be made again, and is no work: not in the log. Numbered as written, so that the oldest can go.
CREATE TABLE cache (
  key TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  written INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX cache_written ON cache (written);
