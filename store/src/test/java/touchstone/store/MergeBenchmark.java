package touchstone.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/**
 * Times a merge: {@code MergeBenchmark FOLDER [OBJECTS]}. A project of 100 images and many polygons of 60 corners is
 * copied; a tenth of the copy's objects is changed and as many are drawn anew; then the copy is merged, and a project made
 * apart from it all.
 */
final class MergeBenchmark {

    /** After the first the virtual machine's compilers, which work beside the merge, take less and less. */
    private static final int ROUNDS = 4;

    private MergeBenchmark() {
    }

    private static Polygon shape(Random random) {
        double[] xy = new double[120];
        double x = random.nextDouble(3000);
        double y = random.nextDouble(3000);
        for (int i = 0; i < 60; i++) {
            xy[2 * i] = x + (20 + random.nextDouble(3)) * Math.cos(i * Math.PI / 30);
            xy[2 * i + 1] = y + (20 + random.nextDouble(3)) * Math.sin(i * Math.PI / 30);
        }
        return Polygon.of(Points.of(xy));
    }

    private static void fill(Project project, int objects, Random random) throws IOException, EditConflict {
        Label cell = Label.named("cell", 0);
        Annotator ann = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
        project.commit(Edit.of("Start", Change.add(cell), Change.add(ann)), null);
        for (int i = 0; i < 100; i++) {
            Image image = Image.unseen("image-" + i + ".png", 3072, 3072);
            List<Change> changes = new ArrayList<>(List.of(Change.add(image)));
            for (int n = 0; n < objects / 100; n++) {
                changes.add(Change.add(Annotation.drawn(image.id(), cell.id(), ann.id(), shape(random))));
            }
            project.commit(new Edit("Draw", changes), ann.id());
        }
    }

    private static void work(Project project, Random random) throws IOException, EditConflict {
        for (Image image : project.images()) {
            List<Annotation> all = project.annotations(image.id());
            List<Change> changes = new ArrayList<>();
            for (int n = 0; n < all.size() / 10; n++) {
                Annotation a = all.get(n);
                changes.add(Change.replace(a, a.withGeometry(shape(random))));
                changes.add(Change.add(Annotation.drawn(a.image(), a.label(), a.annotator(), shape(random))));
            }
            project.commit(new Edit("Work", changes), null);
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int objects = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        Random random = new Random(7);
        Path ours = folder.resolve("ours.touchstone");
        Path copy = folder.resolve("copy.touchstone");
        Path apart = folder.resolve("apart.touchstone");
        try (Project project = Project.create(ours); Project other = Project.create(apart)) {
            fill(project, objects, random);
            project.copyTo(copy);
            fill(other, objects, random);
        }
        try (Project project = Project.open(copy)) {
            work(project, random);
        }
        floor(apart, folder);
        try (Project project = Project.open(ours)) {
            time("returned, a fifth of it new", project, copy);
            time("made apart, all of it new", project, apart);
            undo(project);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Path again = folder.resolve("again" + round + ".touchstone");
            try (Project from = Project.openReadOnly(copy)) {
                from.copyTo(again);
            }
            try (Project project = Project.open(again)) {
                time("again into another", project, apart);
            }
            Files.delete(again);
        }
        floor(apart, folder);
        for (Path file : List.of(ours, copy, apart)) {
            Files.delete(file);
        }
    }

    private static void time(String what, Project project, Path file) throws Exception {
        long bytes = Files.size(file);
        long[] start = now();
        try (Project other = Project.openReadOnly(file)) {
            MergePlan plan = Merge.plan(project, other, "other");
            long[] looked = now();
            plan.commit(project, null, Bulk.Watch.PATIENT);
            long[] all = now();
            System.out.printf(Locale.ROOT, "%s: %.0f MB, %d added, %d changed%n", what, bytes / 1e6, plan.added(),
                    plan.changed());
            tell("  looked", bytes, start, looked);
            tell("  looked and done", bytes, start, all);
        }
    }

    private static long[] now() {
        com.sun.management.OperatingSystemMXBean system = (com.sun.management.OperatingSystemMXBean) ManagementFactory
                .getOperatingSystemMXBean();
        return new long[]{ System.nanoTime(), system.getProcessCpuTime() };
    }

    private static void tell(String what, long bytes, long[] from, long[] to) {
        double cpu = (to[1] - from[1]) / 1e9;
        System.out.printf(Locale.ROOT, "%-48s %5.2f s, %4.0f MB/s; CPU %5.2f s, %4.0f MB/s%n", what,
                (to[0] - from[0]) / 1e9, bytes / 1e3 / ((to[0] - from[0]) / 1e6), cpu, bytes / 1e6 / cpu);
    }

    private static void undo(Project project) throws IOException, EditConflict {
        long[] start = now();
        project.undoProject(null);
        tell("taken back", Files.size(project.path()), start, now());
    }

    /** What any merge has to do at least: a backup of the file, and the other's objects as rows and in the log. */
    private static void floor(Path file, Path folder) throws Exception {
        long bytes = Files.size(file);
        Path copy = folder.resolve("floor");
        long[] start = now();
        try (FileBytes whole = FileBytes.of(file)) {
            whole.copyTo(copy, () -> false);
        }
        tell("floor: the file copied, on the disk", bytes, start, now());
        try (Connection rows = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = rows.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA cache_size = -64000");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.execute("ATTACH '" + file + "' AS other");
            start = now();
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO main.annotation SELECT CAST(x'ff' || substr(id, 2) AS BLOB), image, "
                    + "label, annotator, kind, geometry, sha256, min_x, min_y, max_x, max_y, attributes, origin, source, score, "
                    + "guideline_version FROM other.annotation ORDER BY image, id");
            statement.execute("INSERT INTO main.edit SELECT seq + 1000000, time, author, name, kind, of, prev, hash "
                    + "FROM other.edit");
            statement.execute("INSERT INTO main.edit_part SELECT seq + 1000000, scope, changes FROM other.edit_part");
            statement.execute("COMMIT");
            tell("floor: its rows and log written by SQLite alone", bytes, start, now());
        }
        Files.delete(copy);
    }
}
