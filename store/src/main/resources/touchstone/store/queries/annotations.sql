-- Ids ascend with time, so that their order is the order in which objects were added, also after an undo.

-- annotation
SELECT id, image, label, annotator, geometry, sha256, attributes, origin, source, score, guideline_version
FROM annotation WHERE id = ?;

-- annotationButShape
SELECT id, image, label, annotator, NULL, sha256, attributes, origin, source, score, guideline_version
FROM annotation WHERE id = ?;

-- annotationExists
SELECT 1 FROM annotation WHERE id = ?;

-- annotationsExisting
SELECT id FROM annotation WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- annotationsReferences
SELECT id, image, label, annotator, length(geometry)
FROM annotation WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- storedObjectsById
SELECT id, image, label, annotator, geometry, sha256, attributes, origin, source, score, guideline_version, kind,
  min_x, min_y, max_x, max_y
FROM annotation WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- annotationsOfImage
SELECT id, image, label, annotator, geometry, sha256, attributes, origin, source, score, guideline_version
FROM annotation WHERE image = ? ORDER BY id;

-- annotationsOfAnnotator
SELECT id, image, label, annotator, geometry, sha256, attributes, origin, source, score, guideline_version
FROM annotation WHERE image = ? AND annotator = ? ORDER BY id;

-- allAnnotations
SELECT id, image, label, annotator, geometry, sha256, attributes, origin, source, score, guideline_version, kind,
  min_x, min_y, max_x, max_y
FROM annotation;

-- storedObjects
SELECT id, image, label, annotator, geometry, sha256, attributes, origin, source, score, guideline_version, kind,
  min_x, min_y, max_x, max_y
FROM annotation WHERE image = ? AND annotator = ? AND id > ? ORDER BY id LIMIT ?;

-- rows
SELECT id, image, label, annotator, CASE WHEN kind = 'mask' THEN NULL ELSE geometry END, NULL, attributes, origin, source,
  score, guideline_version, kind, min_x, min_y, max_x, max_y
FROM annotation WHERE id > ? ORDER BY id LIMIT ?;

-- addAnnotation
INSERT INTO annotation (id, image, label, annotator, kind, geometry, sha256, min_x, min_y, max_x, max_y, attributes,
  origin, source, score, guideline_version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- removeAnnotation
DELETE FROM annotation WHERE id = ?;

-- objectsOfImage
SELECT count(*) FROM annotation WHERE image = ?;

-- objectsOfImageByAnnotator
SELECT annotator, count(*) FROM annotation WHERE image = ? GROUP BY annotator;

-- objectsOfLabel
SELECT count(*) FROM annotation WHERE label = ?;

-- objectsOfAnnotator
SELECT count(*) FROM annotation WHERE annotator = ?;

-- objectsByAnnotatorAndKind
SELECT annotator, kind, count(*) FROM annotation GROUP BY annotator, kind;

-- objectsByImageAnnotatorAndLabel
SELECT image, annotator, label, count(*) FROM annotation GROUP BY image, annotator, label;
