-- Frozen once released, like 001.sql.

-- Size of a pixel in millimetres, both or neither; free fields as a JSON object of texts.
ALTER TABLE image ADD COLUMN spacing_y REAL;
ALTER TABLE image ADD COLUMN spacing_x REAL;
ALTER TABLE image ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';

-- The label that stands above in the tree.
ALTER TABLE label ADD COLUMN parent BLOB REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE label ADD COLUMN subjective INTEGER NOT NULL DEFAULT 0;
