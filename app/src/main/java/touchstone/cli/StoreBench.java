package touchstone.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import touchstone.canvas.bench.ProcessorTime;
import touchstone.canvas.bench.Row;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Points;
import touchstone.store.Project;

/** Makes a project of its own in a folder, edits it as a hand would, and removes it again. */
final class StoreBench {

    private static final Messages TEXT = Messages.beside(StoreBench.class);
    private static final int SIDE = 20_000;
    /** About what is worked on without moving the view, at a third of its size. */
    private static final int REGION = 3_000;
    private static final int RADIUS = 50;
    /** Of round cells along a side, and a cell's radius. */
    private static final int DISCS = 50;
    private static final int DISC = 150;
    private static final int WARM = 50;
    /** Strokes that a mask has when the next is begun: one with all of them would be another mask at the end. */
    private static final int STROKES = 350;
    /** How often the strokes are made that take longest, of the others' times. */
    private static final int SHARE = 3;
    /** About what a small edit writes. */
    private static final int FLOOR_BYTES = 1 << 14;

    private final Path folder;
    private final int times;
    private final Consumer<String> progress;
    private final List<Row> rows = new ArrayList<>();
    private final ProcessorTime processor = new ProcessorTime();

    /** @param times how often each is done, after some that are not counted */
    StoreBench(Path folder, int times, Consumer<String> progress) {
        this.folder = folder;
        this.times = times;
        this.progress = progress;
    }

    @FunctionalInterface
    private interface Work {
        void run(int i) throws IOException;
    }

    List<Row> run() throws IOException {
        Path place = Files.createTempDirectory(folder, "touchstone-bench");
        try {
            floor(place.resolve("floor"));
            try (Project project = Project.create(place.resolve("bench.touchstone"))) {
                edits(project);
            }
            return rows;
        } finally {
            remove(place);
        }
    }

    private static void remove(Path place) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(place)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(place);
    }

    private void floor(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(FLOOR_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            measure(TEXT.text("bench.floor"), times, i -> {
                bytes.clear();
                channel.write(bytes);
                channel.force(false);
            });
        }
    }

    private void edits(Project project) throws IOException {
        Annotator hand = Annotator.named("hand", Annotator.Role.ANNOTATOR);
        Label label = Label.named("label", 0);
        Image image = Image.unseen("image", SIDE, SIDE);
        project.commit(new Edit("set up", List.of(Change.add(hand), Change.add(label), Change.add(image))), null);
        measure(TEXT.text("bench.box"), times, i -> project.commit(Edit.of("box",
                Change.add(Annotation.drawn(image.id(), label.id(), hand.id(), new Box(i, i, 50, 50)))), hand.id()));
        Mask blank = Mask.empty(SIDE, SIDE);
        strokes(project, TEXT.text("bench.stroke"), image, label, hand, blank, REGION, times);
        strokes(project, TEXT.text("bench.wideStroke"), image, label, hand, blank, SIDE, times);
        Mask field = discs();
        int[] tiles = { 0 };
        field.forEachTile((column, row, words) -> tiles[0]++);
        strokes(project, TEXT.text("bench.fieldStroke", DISCS * DISCS, tiles[0]), image, label, hand, field, SIDE,
                Math.max(1, times / SHARE));
    }

    /** As many round cells as a mask of a whole slide holds. */
    private static Mask discs() {
        MaskBuilder builder = new MaskBuilder(SIDE, SIDE);
        int pitch = SIDE / DISCS;
        for (int y = 0; y < SIDE; y++) {
            int dy = y % pitch - pitch / 2;
            int half = (int) Math.sqrt(Math.max(0, DISC * DISC - dy * dy));
            for (int middle = pitch / 2; middle < SIDE; middle += pitch) {
                builder.span(y, middle - half, middle + half);
            }
        }
        return builder.build();
    }

    /** @param region side of the square, in the middle of the image, in which strokes begin */
    private void strokes(Project project, String work, Image image, Label label, Annotator hand, Mask before,
            int region, int times) throws IOException {
        Random random = new Random(1);
        AtomicReference<Annotation> painted = new AtomicReference<>();
        measure(work, times, i -> {
            if (i % STROKES == 0) {
                painted.set(Annotation.drawn(image.id(), label.id(), hand.id(), before.paint(stroke(random, region),
                        RADIUS)));
                project.commit(Edit.of("mask", Change.add(painted.get())), hand.id());
            }
        }, i -> {
            Annotation last = painted.get();
            Mask mask = ((Mask) last.geometry()).paint(stroke(random, region), RADIUS);
            Annotation next = last.withGeometry(mask);
            project.commit(Edit.of("stroke", Change.replace(last, next)), hand.id());
            painted.set(next);
        });
    }

    /** Some 500 pixels long. */
    private static Points stroke(Random random, int region) {
        double x = (SIDE - region) / 2.0 + random.nextDouble(region);
        double y = (SIDE - region) / 2.0 + random.nextDouble(region);
        double[] xy = new double[40];
        for (int k = 0; k < xy.length; k += 2) {
            xy[k] = x + 25 * k / 2.0;
            xy[k + 1] = y + 30 * Math.sin(k / 6.0);
        }
        return Points.of(xy);
    }

    private void measure(String work, int times, Work step) throws IOException {
        measure(work, times, i -> {
        }, step);
    }

    /** @param ready what is done before each and not measured */
    private void measure(String work, int times, Work ready, Work step) throws IOException {
        progress.accept(work);
        double[] millis = new double[times];
        double[] busy = new double[times];
        for (int i = -WARM; i < times; i++) {
            ready.run(i + WARM);
            long working = processor.nanos();
            long began = System.nanoTime();
            step.run(i + WARM);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
                busy[i] = (processor.nanos() - working) / 1e6;
            }
        }
        rows.add(Row.of(work, "ms", millis));
        rows.add(Row.of(TEXT.text("bench.busy"), "CPU ms", busy));
    }
}
