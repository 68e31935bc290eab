package touchstone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.Item;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.note.SignOff;
import touchstone.store.Verification.Kind;
import touchstone.store.image.ImageFile;

/** Checks a whole project: the file, the shapes, the log, the log against the tables, the images. */
final class Verifier {

    private static final Messages MESSAGES = Messages.beside(Verifier.class);

    private final Database database;
    private final EditLog log;
    private final Bulk.Watch watch;
    private final Map<Path, String> hashes = new HashMap<>();
    private final Set<Verification.Problem> problems = new LinkedHashSet<>();

    Verifier(Database database, EditLog log, Bulk.Watch watch) {
        this.database = database;
        this.log = log;
        this.watch = watch;
    }

    /** @param file where an image's file is meant to be */
    Verification verify(Function<Image, Path> file) {
        List<Image> images = new ArrayList<>();
        check("problem.pages", this::structure);
        check("problem.log", this::chain);
        Told told = new Told();
        check("problem.log", () -> told.read(new History(database, log)));
        check("problem.tables", () -> tables(told, images));
        check("problem.tables", () -> new Cache(database).check(
                key -> problem(Kind.STRUCTURE, MESSAGES.text("problem.cache", key))));
        told.missing();
        for (Image image : images) {
            watch.check();
            image(image, file.apply(image));
        }
        return new Verification(List.copyOf(problems), log.head(), log.length());
    }

    @FunctionalInterface
    private interface Check {
        void run() throws SQLException, Damaged;
    }

    /** A page that cannot be read ends one check, not all. */
    private void check(String what, Check check) {
        try {
            check.run();
        } catch (SQLException | Damaged unreadable) {
            problem(Kind.STRUCTURE, MESSAGES.text(what));
        }
    }

    private void structure() throws SQLException {
        for (String line : database.pragma("integrity_check")) {
            if (!line.equals("ok")) {
                problem(Kind.STRUCTURE, line);
            }
        }
        for (String table : database.pragma("foreign_key_check")) {
            problem(Kind.STRUCTURE, MESSAGES.text("problem.reference", table));
        }
    }

    private void chain() throws SQLException, Damaged {
        byte[][] head = { new byte[Sha256.LENGTH] };
        long[] expected = { 1 };
        log.each(entry -> {
            watch.check();
            long seq = entry.line().seq();
            if (seq != expected[0] || !Arrays.equals(entry.prev(), head[0]) || !log.isWhole(entry)) {
                problem(Kind.LOG, MESSAGES.text("problem.entry", seq));
            }
            head[0] = entry.hash();
            expected[0] = seq + 1;
        });
    }

    private void tables(Told told, List<Image> images) throws SQLException {
        AnnotationTable annotations = new AnnotationTable(database, id -> {
            told.forget(id);
            problem(Kind.SHAPE, MESSAGES.text("problem.shape", id));
        });
        annotations.each((annotation, whole) -> {
            watch.check();
            told.compare(annotation);
            if (!whole) {
                problem(Kind.TABLES, Phrase.of(annotation));
            }
        });
        NoteTable notes = new NoteTable(database, id -> {
            told.forget(id);
            problem(Kind.TABLES, MESSAGES.text("problem.note", id));
        });
        notes.all().forEach(told::compare);
        signOffs(notes);
        Catalog catalog = new Tables(database, annotations, notes).catalog(problems::add);
        images.addAll(catalog.images().values());
        List.of(catalog.images(), catalog.annotators(), catalog.labels(), catalog.guidelines(), catalog.progress())
                .forEach(all -> all.values().forEach(told::compare));
    }

    /** What was signed must be in the log still; sign-offs of other files tell of theirs. */
    private void signOffs(NoteTable notes) throws SQLException {
        String lineage = log.lineage();
        for (Note note : notes.of(SignOff.KIND)) {
            Optional<SignOff> signed = SignOff.of(note);
            boolean own = signed.isPresent() && signed.get().lineage().equals(lineage);
            if (signed.isEmpty() || own && !log.hashOf(signed.get().seq()).equals(Optional.of(signed.get().head()))) {
                problem(Kind.LOG, MESSAGES.text("problem.signOff", note.id()));
            }
        }
    }

    /**
     * What the history comes to, less what was found alike in the tables: one state in memory and not two, because a
     * project may be larger than half of it.
     */
    private final class Told {

        private final Map<Object, Item> items = new HashMap<>();
        private final Set<String> unreadable = new HashSet<>();
        private boolean whole;

        void read(History history) throws SQLException {
            long[] read = { 0 };
            try {
                history.each(entry -> {
                    watch.check();
                    for (Change change : entry.changes()) {
                        items.compute(change.identity(), (id, before) -> change.after());
                    }
                    read[0] = entry.seq();
                });
                whole = true;
            } catch (Damaged meaningless) {
                problem(Kind.LOG, MESSAGES.text("problem.entry", read[0] + 1));
            }
        }

        /** @param id as the table has it */
        void forget(Object id) {
            unreadable.add(id.toString());
        }

        void compare(Item stored) {
            if (whole && !stored.equals(items.remove(stored.identity()))) {
                problem(Kind.TABLES, Phrase.of(stored));
            }
        }

        /** What should be in the tables and was not read there. */
        void missing() {
            if (whole) {
                items.forEach((id, item) -> {
                    if (!unreadable.contains(id.toString())) {
                        problem(Kind.TABLES, Phrase.of(item));
                    }
                });
            }
        }
    }

    /** Of a file with several pictures the bytes are read once. */
    private String hash(Path file) throws IOException {
        String known = hashes.get(file);
        if (known == null) {
            known = ImageFile.hash(file);
            hashes.put(file, known);
        }
        return known;
    }

    private void image(Image image, Path file) {
        String sha256 = image.sha256();
        if (sha256 == null) {
            return;
        }
        try {
            if (Files.notExists(file)) {
                problem(Kind.IMAGE_MISSING, image.address());
            } else if (Files.size(file) != image.bytes() || !hash(file).equals(sha256)) {
                problem(Kind.IMAGE_CHANGED, image.address());
            }
        } catch (IOException unreadable) {
            problem(Kind.IMAGE_MISSING, image.address());
        }
    }

    private void problem(Kind kind, String where) {
        problems.add(new Verification.Problem(kind, where));
    }
}
