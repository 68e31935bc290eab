-- Frozen once released: an opened file's schema is compared with these statements letter by letter.
-- Ids are the 16 bytes of a UUID, hashes the 32 bytes of a SHA-256, times Unix milliseconds.

CREATE TABLE image (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  path TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  sha256 TEXT,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE annotator (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL,
  role TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- kinds, attributes and skeleton are JSON: they are read and written whole with their label and never searched.
CREATE TABLE label (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL,
  colour INTEGER NOT NULL,
  shortcut TEXT,
  kinds TEXT NOT NULL,
  attributes TEXT NOT NULL,
  skeleton TEXT,
  description TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE guideline (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  version INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE progress (
  image BLOB NOT NULL REFERENCES image (id) DEFERRABLE INITIALLY DEFERRED,
  annotator BLOB NOT NULL REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL,
  PRIMARY KEY (image, annotator)
) STRICT, WITHOUT ROWID;

CREATE INDEX progress_annotator ON progress (annotator);

-- The bounds are null for a shape without any.
CREATE TABLE annotation (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  image BLOB NOT NULL REFERENCES image (id) DEFERRABLE INITIALLY DEFERRED,
  label BLOB NOT NULL REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED,
  annotator BLOB NOT NULL REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  geometry BLOB NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  min_x REAL,
  min_y REAL,
  max_x REAL,
  max_y REAL,
  attributes TEXT NOT NULL,
  origin TEXT NOT NULL,
  source TEXT NOT NULL,
  score REAL,
  guideline_version INTEGER NOT NULL
) STRICT;

CREATE INDEX annotation_image ON annotation (image, annotator, id);

CREATE INDEX annotation_annotator ON annotation (annotator, kind);

-- The log. hash = SHA-256 over prev and the entry with its parts; prev is the hash of the entry before, zeros for the first.
CREATE TABLE edit (
  seq INTEGER NOT NULL PRIMARY KEY,
  time INTEGER NOT NULL,
  author BLOB,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  of INTEGER REFERENCES edit (seq),
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX edit_author ON edit (author, seq);

-- An entry's changes, split by undo stack: scope is an image's id, or empty for the project.
CREATE TABLE edit_part (
  seq INTEGER NOT NULL REFERENCES edit (seq),
  scope BLOB NOT NULL,
  changes BLOB NOT NULL,
  PRIMARY KEY (seq, scope)
) STRICT;

CREATE INDEX edit_part_scope ON edit_part (scope, seq);

CREATE TRIGGER edit_is_not_changed BEFORE UPDATE ON edit BEGIN
  SELECT raise(ABORT, 'the log is append-only');
END;

CREATE TRIGGER edit_is_not_removed BEFORE DELETE ON edit BEGIN
  SELECT raise(ABORT, 'the log is append-only');
END;

CREATE TRIGGER edit_part_is_not_changed BEFORE UPDATE ON edit_part BEGIN
  SELECT raise(ABORT, 'the log is append-only');
END;

CREATE TRIGGER edit_part_is_not_removed BEFORE DELETE ON edit_part BEGIN
  SELECT raise(ABORT, 'the log is append-only');
END;
