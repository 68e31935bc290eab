-- Ids ascend with time, so that their order is the order in which things were said.

-- note
SELECT id, kind, image, annotation, author, time, fields FROM note WHERE id = ?;

-- allNotes
SELECT id, kind, image, annotation, author, time, fields FROM note ORDER BY id;

-- notesOfImage
SELECT id, kind, image, annotation, author, time, fields FROM note WHERE image = ? ORDER BY id;

-- notesOfKind
SELECT id, kind, image, annotation, author, time, fields FROM note WHERE kind = ? ORDER BY id;

-- putNote
INSERT INTO note (id, kind, image, annotation, author, time, fields) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, image = excluded.image, annotation = excluded.annotation,
  author = excluded.author, time = excluded.time, fields = excluded.fields;

-- removeNote
DELETE FROM note WHERE id = ?;

-- notesOnImage
SELECT count(*) FROM note WHERE image = ?;

-- notesOfAuthor
SELECT count(*) FROM note WHERE author = ?;
