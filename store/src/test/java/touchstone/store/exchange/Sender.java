package touchstone.store.exchange;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.Progress;
import touchstone.model.geometry.Box;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.Signer;
import touchstone.store.image.ImageFile;

/** A project with gold, two people and five images, of which one is golden and one is another again. */
record Sender(Path folder, Path file, Signer signer) {

    static final String ADA = "Ada";
    static final String BEN = "Ben";

    static Sender in(Path folder) throws IOException, EditConflict {
        Path file = folder.resolve("p.touchstone");
        Signer signer = Signer.in(folder.resolve("settings"), "Lea");
        try (Project project = Project.create(file)) {
            List<Change> changes = new ArrayList<>();
            Label cell = Label.named("cell", 0);
            Annotator ada = Annotator.named(ADA, Annotator.Role.ANNOTATOR);
            Annotator ben = Annotator.named(BEN, Annotator.Role.ANNOTATOR);
            Annotator gold = Annotator.named("gold", Annotator.Role.GOLD);
            List.of(cell, ada, ben, gold, new Guideline(GuidelineId.create(), 1, "Every cell counts."))
                    .forEach(i -> changes.add(Change.add(i)));
            for (String name : List.of("a.png", "b.png", "gold_c.png", "d.png", "repeat_a.png")) {
                Image image = picture(folder, name, name.equals("repeat_a.png") ? "a.png" : name);
                Image told = switch (name) {
                    case "gold_c.png" -> image.withFields(Map.of("golden", "yes", "site", "Basel"));
                    case "repeat_a.png" -> image.withFields(Map.of("repeatOf", "a.png"));
                    default -> image.withFields(Map.of("site", "Bern"));
                };
                changes.add(Change.add(told));
                for (Annotator who : List.of(ada, ben)) {
                    changes.add(Change.add(Annotation.drawn(image.id(), cell.id(), who.id(),
                            new Box(10, 12, 8, 9, 0))));
                }
                changes.add(Change.add(new Progress(image.id(), ada.id(), Progress.Status.DONE)));
                if (name.startsWith("gold")) {
                    changes.add(Change.add(Annotation.drawn(image.id(), cell.id(), gold.id(),
                            new Box(11, 12, 8, 9, 0))));
                }
            }
            project.commit(new Edit("Begin", changes), null);
        }
        return new Sender(folder, file, signer);
    }

    private static Image picture(Path folder, String name, String of) throws IOException {
        BufferedImage pixels = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(of.hashCode());
        for (int i = 0; i < 60 * 40; i++) {
            pixels.setRGB(i % 60, i / 60, random.nextInt(1 << 24));
        }
        Path file = Files.createDirectories(folder.resolve("img")).resolve(name);
        ImageIO.write(pixels, "png", file.toFile());
        return new Image(ImageId.create(), "img/" + name, 60, 40, ImageFile.hash(file), Files.size(file));
    }

    Packed pack(PackOptions options, Path to, @Nullable String passphrase) throws IOException, EditConflict {
        try (Project project = Project.open(file)) {
            return new Packing(project, options, signer, "touchstone test", Packing.Watch.PATIENT).write(to,
                    passphrase == null ? null : passphrase.toCharArray(), null, e -> project.commit(e, null));
        }
    }
}
