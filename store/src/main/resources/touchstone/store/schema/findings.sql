-- The tables of a project without their rules: what is found in a damaged file may break any of them.
CREATE TABLE image (id, path, width, height, sha256, bytes, spacing_y, spacing_x, fields, plane);
CREATE TABLE annotator (id, name, role);
CREATE TABLE label (id, name, colour, shortcut, kinds, attributes, skeleton, description, position, parent, subjective);
CREATE TABLE guideline (id, version, text);
CREATE TABLE progress (image, annotator, status);
CREATE TABLE note (id, kind, image, annotation, author, time, fields);
CREATE TABLE annotation (id, image, label, annotator, kind, geometry, sha256, min_x, min_y, max_x, max_y, attributes,
  origin, source, score, guideline_version);
CREATE TABLE edit (seq, time, author, name, kind, of, prev, hash);
CREATE TABLE edit_part (seq, scope, changes);
CREATE INDEX edit_seq ON edit (seq);
CREATE INDEX edit_part_seq ON edit_part (seq, scope);
