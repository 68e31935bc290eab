-- Small tables, read whole when a project opens and kept in memory.

-- images
SELECT id, path, width, height, sha256, bytes, spacing_y, spacing_x, fields, plane FROM image;

-- annotators
SELECT id, name, role FROM annotator;

-- labels
SELECT id, name, colour, shortcut, kinds, attributes, skeleton, description, position, parent, subjective FROM label;

-- guidelines
SELECT id, version, text FROM guideline;

-- progress
SELECT image, annotator, status FROM progress;

-- putImage
INSERT INTO image (id, path, width, height, sha256, bytes, spacing_y, spacing_x, fields, plane)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET path = excluded.path, width = excluded.width, height = excluded.height,
  sha256 = excluded.sha256, bytes = excluded.bytes, spacing_y = excluded.spacing_y, spacing_x = excluded.spacing_x,
  fields = excluded.fields, plane = excluded.plane;

-- putAnnotator
INSERT INTO annotator (id, name, role) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role;

-- putLabel
INSERT INTO label (id, name, colour, shortcut, kinds, attributes, skeleton, description, position, parent, subjective)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, colour = excluded.colour, shortcut = excluded.shortcut,
  kinds = excluded.kinds, attributes = excluded.attributes, skeleton = excluded.skeleton,
  description = excluded.description, position = excluded.position, parent = excluded.parent,
  subjective = excluded.subjective;

-- putGuideline
INSERT INTO guideline (id, version, text) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, text = excluded.text;

-- putProgress
INSERT INTO progress (image, annotator, status) VALUES (?, ?, ?)
ON CONFLICT (image, annotator) DO UPDATE SET status = excluded.status;

-- removeImage
DELETE FROM image WHERE id = ?;

-- removeAnnotator
DELETE FROM annotator WHERE id = ?;

-- removeLabel
DELETE FROM label WHERE id = ?;

-- removeGuideline
DELETE FROM guideline WHERE id = ?;

-- removeProgress
DELETE FROM progress WHERE image = ? AND annotator = ?;
