package touchstone.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import touchstone.canvas.tool.BrushTool;
import touchstone.canvas.tool.Input;
import touchstone.canvas.tool.Options;
import touchstone.canvas.tool.Step;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.ToolContext;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.model.geometry.Point;
import touchstone.store.EditConflict;
import touchstone.store.Project;

/**
 * Times strokes of the brush on a mask of 20,000 x 20,000 pixels: a step's CPU milliseconds, and CPU and clock from the end of the
 * gesture until the edit is on the disk. The mask holds a round cell in every field of 400 x 400 pixels. Run with the
 * class path of the tests.
 */
public final class StrokeBenchmark {

    private static final int SIDE = 20_000;
    private static final int STROKES = 60;
    private static final int STEPS = 20;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private StrokeBenchmark() {
    }

    public static void main(String[] arguments) throws IOException, EditConflict {
        for (int cells : new int[]{ 1, 50 }) {
            for (double radius : new double[]{ 50, 1000 }) {
                run(cells, radius);
            }
        }
    }

    private static void run(int cells, double radius) throws IOException, EditConflict {
        Path folder = Files.createTempDirectory("strokes");
        Path file = folder.resolve("strokes.touchstone");
        try (Project project = Project.create(file)) {
            Label label = Label.named("cell", 0);
            Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
            Image image = new Image(ImageId.create(), "large.tif", SIDE, SIDE, null, 0);
            project.commit(Edit.of("Set up", Change.add(label), Change.add(ada), Change.add(image)), null);
            Annotation mask = Annotation.drawn(image.id(), label.id(), ada.id(), field(cells));
            project.commit(Edit.of("Draw", Change.add(mask)), ada.id());
            strokes(project, image, label, ada, mask, cells, radius);
        }
        for (Path left : List.of(file, folder.resolve("strokes.touchstone-wal"),
                folder.resolve("strokes.touchstone-shm"))) {
            Files.deleteIfExists(left);
        }
        Files.deleteIfExists(folder);
    }

    private static void strokes(Project project, Image image, Label label, Annotator ada, Annotation mask, int cells,
            double radius) throws IOException, EditConflict {
        Random random = new Random(5);
        double[] steps = new double[STROKES * STEPS];
        double[] commits = new double[STROKES];
        double[] work = new double[STROKES];
        Annotation now = mask;
        for (int i = 0; i < STROKES; i++) {
            One objects = new One(now);
            ToolContext context = new ToolContext(image.id(), SIDE, SIDE, new LabelSchema(List.of(label)), label,
                    ada.id(), objects, Set.of(now.id()), Options.USUAL.with(BrushTool.RADIUS, radius), null, null, 1,
                    null,
                    Provenance.HUMAN, true);
            double x = SIDE * random.nextDouble();
            double y = SIDE * random.nextDouble();
            Tool tool = Tools.named("brush").orElseThrow()
                    .on(new Input.Press(new Point(x, y), Input.Button.PRIMARY, Input.Modifiers.NONE), context).next();
            for (int s = 0; s < STEPS; s++) {
                x += 10;
                y += 3;
                long start = THREAD.getCurrentThreadCpuTime();
                tool = tool.on(new Input.Drag(new Point(x, y), Input.Modifiers.NONE), context).next();
                Object shown = tool.preview(context).changed();
                steps[i * STEPS + s] = (THREAD.getCurrentThreadCpuTime() - start) / 1e6 + (shown == null ? 1e9 : 0);
            }
            long start = System.nanoTime();
            long working = THREAD.getCurrentThreadCpuTime();
            Step end = tool.on(new Input.Release(new Point(x, y), Input.Modifiers.NONE), context);
            if (end.edit().isPresent()) {
                project.commit(end.edit().get(), ada.id());
                now = (Annotation) Objects.requireNonNull(end.edit().get().changes().getFirst().after());
            }
            work[i] = (THREAD.getCurrentThreadCpuTime() - working) / 1e6;
            commits[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(steps, STEPS * 10, steps.length);
        Arrays.sort(commits, 10, STROKES);
        Arrays.sort(work, 10, STROKES);
        System.out.printf(Locale.ROOT,
                "%4d cells, radius %4.0f: step %.2f ms CPU, p95 %.2f; release to disk %.1f ms CPU, p95 %.1f; by the clock %.1f, p95 %.1f%n",
                cells * cells, radius, at(steps, STEPS * 10, 0.5), at(steps, STEPS * 10, 0.95), at(work, 10, 0.5),
                at(work, 10, 0.95), at(commits, 10, 0.5),
                at(commits, 10, 0.95));
    }

    /** Of those after the warm-up. */
    private static double at(double[] sorted, int from, double share) {
        return sorted[from + (int) Math.min(share * (sorted.length - from), sorted.length - from - 1.0)];
    }

    private static Mask field(int cells) {
        MaskBuilder builder = new MaskBuilder(SIDE, SIDE);
        int pitch = SIDE / cells;
        int radius = Math.min(150, pitch / 2);
        for (int y = 0; y < SIDE; y++) {
            for (int c = 0; c < cells; c++) {
                int dy = y % pitch - pitch / 2;
                int half = (int) Math.sqrt(Math.max(0, radius * radius - dy * dy));
                int middle = c * pitch + pitch / 2;
                builder.span(y, middle - half, middle + half);
            }
        }
        return builder.build();
    }

    private record One(Annotation object) implements ToolContext.Objects {

        @Override
        public Optional<Annotation> get(AnnotationId id) {
            return Optional.of(object).filter(o -> o.id().equals(id));
        }

        @Override
        public Optional<Annotation> at(Point point, double tolerance) {
            return Optional.of(object);
        }

        @Override
        public List<Annotation> within(Bounds region) {
            return List.of(object);
        }

        @Override
        public List<Annotation> touching(Bounds region) {
            return List.of(object);
        }

        @Override
        public List<Annotation> seen(Bounds region) {
            return List.of(object);
        }
    }
}
