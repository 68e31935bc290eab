package touchstone.store.exchange;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.Signer;

/** How fast packing, sealing, checking and opening are, beside a plain copy of the same bytes. */
final class PackBenchmark {

    private static final int PICTURES = 8;
    private static final int PICTURE = 25_000_000;
    private static final int OBJECTS = 20_000;

    private PackBenchmark() {
    }

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String... args) throws Exception {
        try (PrivateFolder folder = PrivateFolder.make()) {
            Path file = project(folder.path());
            Signer signer = Signer.in(folder.path().resolve("settings"), "me");
            PackOptions options = PackOptions.WHOLE.withPictures(PackOptions.Pictures.ORIGINAL);
            Path pack = folder.path().resolve("p.touchpack");
            Path sealed = folder.path().resolve("s.touchpack");
            for (int round = 0; round < 2; round++) {
                Files.deleteIfExists(pack);
                Files.deleteIfExists(sealed);
                Files.deleteIfExists(folder.path().resolve("copy"));
                time("pack", pack, () -> pack(file, options, signer, pack, null));
                time("floor: copy the package", pack, () -> Files.copy(pack, folder.path().resolve("copy")));
                time("pack and seal", pack, () -> pack(file, options, signer, sealed, "secret".toCharArray()));
                time("verify", pack, () -> require(PackageCheck.of(pack, null, Packing.Watch.PATIENT).ok()));
                time("verify sealed", pack,
                        () -> require(PackageCheck.of(sealed, "secret".toCharArray(), Packing.Watch.PATIENT).ok()));
                time("open to look at", pack, () -> PackedProject.open(pack, null, Packing.Watch.PATIENT).close());
            }
            Path bare = folder.path().resolve("bare.touchpack");
            time("pack the project alone", file,
                    () -> pack(file, PackOptions.WHOLE, signer, bare, null));
        }
    }

    private static void require(boolean good) {
        if (!good) {
            throw new IllegalStateException();
        }
    }

    private static void pack(Path file, PackOptions options, Signer signer, Path to, char @Nullable [] passphrase)
            throws IOException, EditConflict {
        try (Project project = Project.openReadOnly(file)) {
            new Packing(project, options, signer, "benchmark", Packing.Watch.PATIENT).write(to, passphrase, null,
                    edit -> {
                    });
        }
    }

    private static void time(String what, Path size, Work work) throws Exception {
        com.sun.management.OperatingSystemMXBean system = (com.sun.management.OperatingSystemMXBean) ManagementFactory
                .getOperatingSystemMXBean();
        long start = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double spent = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf(Locale.ROOT, "%-28s %7.0f ms, CPU %7.0f ms, %6.0f MB per second of CPU%n", what,
                seconds * 1e3,
                spent * 1e3, Files.size(size) / 1e6 / spent);
    }

    private static Path project(Path folder) throws IOException, EditConflict {
        Path file = folder.resolve("p.touchstone");
        Random random = new Random(1);
        try (Project project = Project.create(file)) {
            List<Change> changes = new ArrayList<>();
            Label label = Label.named("cell", 0);
            Annotator who = Annotator.named("me", Annotator.Role.ANNOTATOR);
            changes.add(Change.add(label));
            changes.add(Change.add(who));
            byte[] bytes = new byte[PICTURE];
            for (int i = 0; i < PICTURES; i++) {
                random.nextBytes(bytes);
                Files.write(folder.resolve(i + ".png"), bytes);
                Image image = new Image(ImageId.create(), i + ".png", 5000, 5000, null, 0);
                changes.add(Change.add(image));
                for (int n = 0; n < OBJECTS / PICTURES; n++) {
                    double[] ring = new double[100];
                    for (int p = 0; p < 50; p++) {
                        double angle = p * Math.PI / 25;
                        ring[2 * p] = 2000 + 100 * Math.cos(angle) + random.nextDouble();
                        ring[2 * p + 1] = 2000 + 100 * Math.sin(angle) + random.nextDouble();
                    }
                    changes.add(Change
                            .add(Annotation.drawn(image.id(), label.id(), who.id(), Polygon.of(Points.of(ring)))));
                }
            }
            project.commit(new Edit("Begin", changes), null);
        }
        return file;
    }
}
