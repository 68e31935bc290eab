package touchstone.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;

/** A project of two pictures, three labels, Ada, Ben who differs from her in two places, and gold. */
final class SmallProject {

    static final Label CELL = new Label(LabelId.create(), "cell", 0xE69F00, null,
            EnumSet.allOf(GeometryKind.class), List.of(
                    new Attribute("stain", Attribute.Type.SELECT, List.of("weak", "strong"), "weak", false),
                    new Attribute("touching", Attribute.Type.CHECKBOX, List.of(), "false", false),
                    new Attribute("remark", Attribute.Type.TEXT, List.of(), "", false)),
            null, "Everything with a closed wall.", 0);
    static final Label NUCLEUS = Label.named("nucleus", 1);
    static final Label BOXES_ONLY = new Label(LabelId.create(), "debris", 0x009E73, null,
            Set.of(GeometryKind.BOX), List.of(), null, "", 2);
    static final Annotator ADA = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    static final Annotator BEN = Annotator.named("Ben", Annotator.Role.ANNOTATOR);
    static final Annotator GOLD = Annotator.named("gold", Annotator.Role.GOLD);

    private SmallProject() {
    }

    static Path in(Path folder) throws IOException {
        Path file = folder.resolve("small.touchstone");
        try (Project project = Project.create(file)) {
            List<Change> changes = new ArrayList<>();
            List.of(CELL, NUCLEUS, BOXES_ONLY).forEach(l -> changes.add(Change.add(l)));
            List.of(ADA, BEN, GOLD).forEach(a -> changes.add(Change.add(a)));
            changes.add(Change.add(new Guideline(GuidelineId.create(), 1, """
                    # What counts as a cell
                    Every **closed wall**, also where it is pale.
                    - two cells that touch are two objects
                    - in doubt: leave it out
                    """)));
            List<Image> images = new ArrayList<>();
            for (String name : List.of("first.png", "second.png")) {
                Path picture = folder.resolve(name);
                ImageIO.write(picture(name.hashCode()), "png", picture.toFile());
                ImageFile seen = ImageFile.inspect(picture);
                images.add(new Image(ImageId.create(), name, seen.width(), seen.height(), seen.sha256(),
                        seen.bytes()));
            }
            images.forEach(i -> changes.add(Change.add(i)));
            project.commit(new Edit("Set up", changes), null);
            Image first = images.get(0);
            Image second = images.get(1);
            project.commit(Edit.of("Draw", box(first, CELL, ADA, 20, 20), box(first, CELL, ADA, 120, 30),
                    box(second, CELL, ADA, 40, 40), box(second, NUCLEUS, ADA, 140, 90)), ADA.id());
            project.commit(Edit.of("Draw", box(first, CELL, BEN, 22, 21), box(first, NUCLEUS, BEN, 120, 30),
                    box(second, CELL, BEN, 40, 42)), BEN.id());
            project.commit(Edit.of("Draw", box(first, CELL, GOLD, 21, 20), box(first, CELL, GOLD, 121, 30),
                    box(second, CELL, GOLD, 40, 40), box(second, NUCLEUS, GOLD, 140, 90)), GOLD.id());
        }
        return file;
    }

    private static Change box(Image image, Label label, Annotator who, double x, double y) {
        return Change.add(Annotation.drawn(image.id(), label.id(), who.id(), new Box(x, y, 40, 30)));
    }

    private static BufferedImage picture(int seed) {
        BufferedImage image = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(214, 196, 210));
        graphics.fillRect(0, 0, 240, 160);
        graphics.setColor(new Color(130, 90, 150));
        for (int i = 0; i < 6; i++) {
            graphics.fillOval(20 + Math.floorMod(seed + i * 37, 180), 15 + Math.floorMod(seed / 7 + i * 53, 110), 34,
                    26);
        }
        graphics.dispose();
        return image;
    }

    /** Makes the project in a folder, to look at it. */
    public static void main(String... args) throws IOException {
        System.out.println(in(Files.createDirectories(Path.of(args[0]))));
    }
}
