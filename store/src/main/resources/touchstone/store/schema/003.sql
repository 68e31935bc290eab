-- Frozen once released, like 001.sql.

-- Which picture of its file an image is, from 0.
ALTER TABLE image ADD COLUMN plane INTEGER NOT NULL DEFAULT 0;
