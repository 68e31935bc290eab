package touchstone.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import touchstone.app.Rehearsal;
import touchstone.setup.SampleProject;
import touchstone.store.exchange.PrivateFolder;

/**
 * Runs the common commands once, and goes through everything in a window that nobody sees where JavaFX is at hand, so that
 * the virtual machine can keep the classes that they load and link: the launcher and the installer do this after a build
 * and give the result to every later start (JEP 514).
 */
public final class Training {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private Training() {
    }

    public static void main(String[] args) throws IOException {
        int code = 0;
        try (PrivateFolder folder = PrivateFolder.make()) {
            commands(folder.path());
            if (ModuleLayer.boot().findModule("javafx.controls").isPresent()) {
                Path played = folder.path().resolve("played.touchstone");
                SampleProject.named("cells").build(played, done -> {
                });
                code = Rehearsal.with(played);
            }
        }
        System.exit(code);
    }

    private static void commands(Path folder) throws IOException {
        Path project = folder.resolve("p.touchstone");
        Path image = folder.resolve("a.png");
        Path mask = Files.writeString(folder.resolve("a.json"), "{\"size\":[8,8],\"counts\":[20,9,35]}");
        run("", "--version");
        run("", "--help");
        run("", "rle", "--help");
        run("", "rle", "decode", mask, "--out", image);
        run("", "rle", "encode", image);
        run("", "rle", "area", folder.resolve("gone.json"), "--json");
        run("", "new", project, "--images", image, "--annotator", "me");
        run("""
                {"op":"add","image":"a.png","label":"a","geometry":{"box":[1,1,4,4]}}
                {"op":"paint","image":"a.png","label":"a","path":[[1,1],[4,4]],"radius":2}
                {"op":"undo","image":"a.png"}
                """, "edit", project);
        run("", "info", project, "--json");
        run("", "export", project, "--format", "coco", folder.resolve("a.coco"));
        run("", "import", project, "--format", "coco", folder.resolve("a.coco"), "--as", "you");
        run("", "agreement", project, "--json");
        run("", "history", project, "--json");
        run("", "verify", project);
    }

    private static void run(String input, Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        Main.run(new Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), NOWHERE, NOWHERE),
                texts);
    }
}
