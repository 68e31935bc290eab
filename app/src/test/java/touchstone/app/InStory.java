package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import touchstone.handout.Standings;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.Progress;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;

/** Stories of a lead, Lea, who has work done by people to whom packages go out and from whom they come back. */
abstract class InStory extends InProject {

    static final Label NUCLEUS = Label.named("nucleus", 0);
    static final Annotator LEA = Annotator.named("Lea", Role.ANNOTATOR);
    /** On every image: two whole nuclei and one that the edge cuts, as drags from corner to corner. */
    static final List<double[]> NUCLEI = List.of(new double[]{ 30, 30, 70, 60 }, new double[]{ 100, 60, 140, 90 },
            new double[]{ 165, 20, 199, 50 });

    private int packages;

    @Override
    Path chosen() {
        return folder.resolve("chosen.touchpack");
    }

    @Override
    String user() {
        return "Lea";
    }

    abstract int images();

    List<Label> labels() {
        return List.of(NUCLEUS);
    }

    /** Of images that differ in their ground alone. */
    @Override
    Path made() throws Exception {
        Path file = folder.resolve("nuclei.touchstone");
        try (Project made = Project.create(file)) {
            List<Change> changes = new ArrayList<>(List.of(Change.add(LEA)));
            labels().forEach(l -> changes.add(Change.add(l)));
            for (int i = 0; i < images(); i++) {
                String name = String.format(Locale.ROOT, "field-%02d.png", i);
                ImageIO.write(picture(i), "png", folder.resolve(name).toFile());
                ImageFile seen = ImageFile.inspect(folder.resolve(name));
                changes.add(Change.add(new Image(ImageId.create(), name, seen.width(), seen.height(), seen.sha256(),
                        seen.bytes())));
            }
            made.commit(new Edit("Set up", changes), null);
        }
        return file;
    }

    private static BufferedImage picture(int number) {
        BufferedImage image = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(210, 200, 205 + number));
        graphics.fillRect(0, 0, 200, 120);
        graphics.setColor(new Color(90, 80, 150));
        NUCLEI.forEach(n -> graphics.fillOval((int) n[0], (int) n[1], (int) (n[2] - n[0]), (int) (n[3] - n[1])));
        graphics.dispose();
        return image;
    }

    /** The page that tells who was given what, with all the room. */
    void people() {
        hands.reveal("queue").clickOn("#queue-page-people");
        page(true);
        hands.settle();
    }

    /** Whether the panels have all the room or the picture has some. */
    void page(boolean wanted) {
        hands.robot().interact(() -> hands.desk().docks().tall().set(wanted));
    }

    /** @param fields of the form and what is typed there, in turn */
    String give(String task, String... fields) {
        people();
        hands.clickOn("#people-give-" + task);
        hands.until(() -> hands.shows("#assign"));
        for (int i = 0; i < fields.length; i += 2) {
            hands.type("#assign-" + fields[i], fields[i + 1]);
        }
        hands.clickOn("Give");
        String said = hands.read();
        hands.until(() -> hands.rows("#people") > 0);
        return said;
    }

    /** Packs what somebody has to do and opens the package as they do: nobody else is in it. */
    void goTo(String name) throws IOException {
        people();
        TableView<?> table = hands.find("#people", TableView.class);
        hands.until(() -> index(table, name) >= 0);
        hands.clickRow("#people", index(table, name)).clickOn("#people-pack");
        hands.until(() -> hands.shows("#pack-blind"));
        assertTrue(hands.find("#pack-blind", CheckBox.class).isSelected());
        hands.workOn(packed(name));
        assertEquals(List.of(name), hands.session().annotators().stream().map(Annotator::name).toList());
        if (hands.shows("#read-done")) {
            hands.clickOn("#read-done");
        }
    }

    private static int index(TableView<?> people, String name) {
        return people.getItems().stream().map(p -> ((Standings.Person) p).annotator().name()).toList().indexOf(name);
    }

    private Path packed(String name) throws IOException {
        hands.clickOn("Choose a place");
        hands.read();
        packages++;
        return Files.move(chosen(),
                Files.createDirectories(folder.resolve("package-" + packages)).resolve(name + ".touchpack"));
    }

    /** Sends back what was done, and is the lead again. */
    Path sendBack() throws IOException {
        hands.until(hands::isSaved);
        hands.ask("pack", "#pack-blind");
        Path back = packed("back");
        hands.open(project);
        return back;
    }

    void comeBack(Path... sent) throws IOException {
        for (Path each : sent) {
            people();
            Files.copy(each, chosen(), StandardCopyOption.REPLACE_EXISTING);
            long before = hands.session().project().summary().edits();
            hands.clickOn("#people-take");
            hands.until(() -> hands.shows("#merge-preview"));
            hands.clickOn("Merge");
            hands.until(
                    () -> hands.session().project().summary().edits() > before && !hands.shows("#merge-preview"));
            hands.settle();
            Files.delete(chosen());
        }
    }

    /**
     * Up to so many on every image, those first that are not there yet.
     *
     * @param asked answers what is asked before an image is done
     */
    void draw(int nuclei, Runnable asked) {
        hands.pick("box");
        int images = hands.session().images().size();
        for (int i = 0; i < images; i++) {
            Image here = hands.session().image().get();
            for (int n = hands.mine().size(); n < nuclei; n++) {
                hands.drag(NUCLEI.get(n)).untilMine(n + 1);
            }
            hands.focusCanvas().press(KeyCode.CONTROL, KeyCode.ENTER);
            asked.run();
            hands.until(() -> hands.session().status(here.id()) == Progress.Status.DONE);
            if (i + 1 < images) {
                hands.until(() -> !here.equals(hands.session().image().get()));
                hands.settle();
            }
        }
    }
}
