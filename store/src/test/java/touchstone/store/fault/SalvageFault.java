package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.Salvage;
import touchstone.store.Salvaged;
import touchstone.store.Verification;

/**
 * Overwrites random pages of a project, or cuts its end off, and salvages it. Of the objects whose row lies on a page that
 * was left alone, at least 95 % must be in the new project as they were; the damaged file keeps every byte, and the new one
 * has no problems.
 */
final class SalvageFault implements Fault {

    private static final int PAGE = 4096;
    private static final int OBJECTS = 3000;
    private static final int DRAWN_AT_ONCE = 30;

    @Override
    public String name() {
        return "salvage";
    }

    @Override
    public int trials() {
        return 100;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Path sample = trial.place("sample").resolve("p.touchstone");
        Map<AnnotationId, Annotation> objects = project(sample);
        byte[] whole = Files.readAllBytes(sample);
        Map<AnnotationId, Integer> pages = pages(sample, whole);
        long safe = 0;
        long saved = 0;
        long lost = 0;
        long others = 0;
        double worst = 100;
        for (int i = 0; i < trial.trials; i++) {
            Path place = trial.place("damaged");
            Path damaged = place.resolve("p.touchstone");
            Set<Integer> hit = new TreeSet<>();
            byte[] bytes = damage(trial, whole, hit, i);
            Files.write(damaged, bytes);
            Map<AnnotationId, Annotation> there = salvage(trial, damaged, bytes, hit);
            long safeHere = 0;
            long savedHere = 0;
            for (Map.Entry<AnnotationId, Integer> row : pages.entrySet()) {
                boolean same = Objects.equals(objects.get(row.getKey()), there.get(row.getKey()));
                if (hit.contains(row.getValue())) {
                    lost += same ? 0 : 1;
                    others += same ? 1 : 0;
                } else {
                    safeHere++;
                    savedHere += same ? 1 : 0;
                }
            }
            safe += safeHere;
            saved += savedHere;
            double percent = safeHere == 0 ? 100 : 100.0 * savedHere / safeHere;
            worst = Math.min(worst, percent);
            trial.require(percent >= 95, "Pages " + hit + ": only " + percent + " % of what lay elsewhere.");
        }
        trial.figure("pages", whole.length / PAGE);
        trial.figure("onPagesLeftAlone", safe);
        trial.figure("savedPercent", safe == 0 ? 100 : Trial.rounded(100.0 * saved / safe));
        trial.figure("worstPercent", Trial.rounded(worst));
        trial.figure("onDamagedPages", lost + others);
        trial.figure("ofThoseSavedByTheHistory", others);
    }

    private static Map<AnnotationId, Annotation> project(Path file) throws IOException {
        try (Project project = Project.create(file)) {
            List<Image> images = Bulk.begin(project, OBJECTS);
            for (int i = 0; i < OBJECTS; i += DRAWN_AT_ONCE) {
                List<Change> drawn = new ArrayList<>();
                for (int j = i; j < i + DRAWN_AT_ONCE; j++) {
                    drawn.add(Change.add(Bulk.box(images.get(i / DRAWN_AT_ONCE % images.size()), j)));
                }
                project.commit(new Edit("draw", drawn), Bulk.ANN.id());
            }
            Map<AnnotationId, Annotation> objects = new LinkedHashMap<>();
            for (Image image : images) {
                project.annotations(image.id()).forEach(a -> objects.put(a.id(), a));
            }
            return objects;
        } catch (EditConflict never) {
            throw new IllegalStateException(never);
        }
    }

    /** On which page each object's row lies: the one that has its id and, right behind, what is its own. */
    private static Map<AnnotationId, Integer> pages(Path file, byte[] whole) throws IOException {
        Map<AnnotationId, Integer> pages = new LinkedHashMap<>();
        try (Connection connection = Sample.connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, sha256 FROM annotation")) {
            while (rows.next()) {
                byte[] id = rows.getBytes(1);
                byte[] hash = rows.getBytes(2);
                int page = find(whole, id, hash);
                if (page >= 0) {
                    String hex = HexFormat.of().formatHex(id);
                    pages.put(AnnotationId.of(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")),
                            page);
                }
            }
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
        if (pages.size() < OBJECTS) {
            throw new IOException("Only " + pages.size() + " rows were found in the file.");
        }
        return pages;
    }

    private static int find(byte[] whole, byte[] id, byte[] hash) {
        for (int page = 0; page < whole.length / PAGE; page++) {
            int at = indexOf(whole, id, page * PAGE, (page + 1) * PAGE);
            if (at >= 0 && indexOf(whole, hash, at, Math.min((page + 1) * PAGE, at + 300)) >= 0) {
                return page;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] in, byte[] what, int from, int to) {
        for (int i = from; i + what.length <= to; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    /** @param hit gets the pages that were damaged or cut off */
    private static byte[] damage(Trial trial, byte[] whole, Set<Integer> hit, int i) {
        int pages = whole.length / PAGE;
        if (i % 5 == 4) {
            int left = pages / 2 + trial.random.nextInt(pages / 2);
            for (int page = left; page < pages; page++) {
                hit.add(page);
            }
            return Arrays.copyOf(whole, left * PAGE);
        }
        byte[] bytes = whole.clone();
        for (int k = 0; k <= trial.random.nextInt(1 + i % 20); k++) {
            int page = trial.random.nextInt(pages);
            byte[] noise = new byte[PAGE];
            if (trial.random.nextBoolean()) {
                trial.random.nextBytes(noise);
            }
            System.arraycopy(noise, 0, bytes, page * PAGE, PAGE);
            hit.add(page);
        }
        return bytes;
    }

    private static Map<AnnotationId, Annotation> salvage(Trial trial, Path damaged, byte[] bytes, Set<Integer> hit)
            throws IOException {
        Path made = damaged.resolveSibling("salvaged.touchstone");
        Map<AnnotationId, Annotation> there = new HashMap<>();
        try {
            Salvaged salvaged = Salvage.into(damaged, made);
            try (Project project = Project.openReadOnly(made)) {
                project.images().forEach(image -> project.annotations(image.id()).forEach(a -> there.put(a.id(), a)));
                project.verify().problems().stream().filter(p -> p.kind() != Verification.Kind.IMAGE_MISSING)
                        .forEach(p -> trial.fail("Pages " + hit + ": the new project has a problem: " + p));
            }
            trial.require(salvaged.items().getOrDefault("annotation", 0) == there.size(),
                    "Pages " + hit + ": " + salvaged.items() + " told, " + there.size() + " there.");
        } catch (IOException | RuntimeException failed) {
            trial.fail("Pages " + hit + ": " + failed);
        }
        trial.require(Arrays.equals(bytes, Files.readAllBytes(damaged)),
                "Pages " + hit + ": the damaged file changed.");
        return there;
    }
}
