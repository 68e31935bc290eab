-- What is found in a damaged file, row by row, before anybody knows whether it fits together.

-- findImage
INSERT INTO image VALUES (?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, '{}'), coalesce(?, 0));

-- findAnnotator
INSERT INTO annotator VALUES (?, ?, ?);

-- findLabel
INSERT INTO label VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, 0));

-- findGuideline
INSERT INTO guideline VALUES (?, ?, ?);

-- findProgress
INSERT INTO progress VALUES (?, ?, ?);

-- findNote
INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?);

-- findAnnotation
INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- findEntry
INSERT INTO edit VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- findPart
INSERT INTO edit_part VALUES (?, ?, ?);
