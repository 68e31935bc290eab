package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import touchstone.model.Image;
import touchstone.model.note.Assignment;
import touchstone.store.Project;

/** Somebody who gets a package, works on it in a folder of their own, and sends it back. */
record StoryAnnotator(String name, Path folder, StoryTiles tiles) {

    /** What somebody draws of an image, the how-many-th of theirs from 0. */
    interface Hand {
        List<int[]> draws(StoryTiles.Tile tile, int number);
    }

    /** Packs what the annotator has to do, blind, and unpacks it where they work. */
    Path receive(Path project, String round) {
        Path pack = folder.resolve(name + "-" + round + ".touchpack");
        assertEquals(0, Cli.run("pack", project, pack, "--for", name, "--blind-gold", "--quiet").code());
        Path there = folder.resolve(name + "-" + round);
        Cli unpacked = Cli.run("unpack", pack, there, "--quiet");
        assertEquals(0, unpacked.code(), unpacked.err());
        return there.resolve("project.touchstone");
    }

    /** Draws on every image in the given order, and is done with each. */
    void draw(Path own, Hand hand) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Project project = Project.openReadOnly(own)) {
            int number = 0;
            for (Assignment given : Assignment.among(project.notes(Assignment.KIND))) {
                Image image = project.images().stream().filter(i -> i.id().equals(given.image())).findFirst()
                        .orElseThrow();
                for (int[] box : hand.draws(tiles.of(project.file(image)), number++)) {
                    lines.append(drawn(image.name(), box));
                }
                lines.append(done(image.name()));
            }
        }
        edit(own, lines.toString());
    }

    static String drawn(String image, int[] b) {
        return "{\"op\":\"add\",\"image\":\"%s\",\"label\":\"nucleus\",\"geometry\":{\"polygon\":[%s]}}%n"
                .formatted(image, ring(b));
    }

    static String ring(int[] b) {
        return "[[%d,%d],[%d,%d],[%d,%d],[%d,%d]]".formatted(b[0], b[1], b[0] + b[2], b[1], b[0] + b[2], b[1] + b[3],
                b[0], b[1] + b[3]);
    }

    static String done(String image) {
        return "{\"op\":\"status\",\"image\":\"%s\",\"status\":\"done\"}%n".formatted(image);
    }

    void edit(Path own, String lines) {
        Cli edited = Cli.withInput(lines, "edit", own, "--annotator", name);
        assertEquals(0, edited.code(), edited.err() + edited.out());
    }

    /** Sends it back, and the sender takes it in. */
    void giveBack(Path own, Path project) throws IOException {
        Path back = own.resolveSibling("back.touchpack");
        Files.deleteIfExists(back);
        assertEquals(0, Cli.run("pack", own, back, "--quiet").code());
        Cli merged = Cli.run("merge", project, back, "--json", "--quiet");
        assertEquals(0, merged.code(), merged.err());
        assertEquals(0, merged.json().path("conflicts").size(), merged.out());
    }
}
