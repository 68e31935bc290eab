package touchstone.store.fault;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import touchstone.store.Project;

/**
 * Gives the program 256 MB for a project of many objects (a trial is a thousand of them) and an image of 100 million pixels.
 * Every command does its work or refuses in words; none dies.
 */
final class MemoryFault implements Fault {

    private static final Map<String, String> SMALL = Map.of("JDK_JAVA_OPTIONS", "-Xmx256m");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int trials() {
        return 100;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Path place = trial.place("memory");
        Path project = place.resolve("p.touchstone");
        ImageIO.write(new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_GRAY), "png",
                place.resolve(Bulk.IMAGE).toFile());
        int objects = trial.trials * 1000;
        try (Project made = Project.create(project)) {
            Bulk.polygons(made, Bulk.begin(made, objects), objects, 30);
        }
        List<List<Object>> commands = List.of(List.of("info", project), List.of("verify", project),
                List.of("history", project, "--image", Bulk.IMAGE), List.of("undo", project, "--image", Bulk.IMAGE),
                List.of("redo", project, "--image", Bulk.IMAGE),
                List.of("render", project, "--image", Bulk.IMAGE, "--out", place.resolve("out.png"), "--size",
                        "1600x1000"),
                List.of("render", project, "--image", Bulk.IMAGE, "--out", place.resolve("region.png"), "--region",
                        "4000,4000,1600,1000"),
                List.of("check", project), List.of("export", project, "--format", "coco", place.resolve("out.json")),
                List.of("import", project, "--format", "coco", place.resolve("out.json"), "--as", "Ben"),
                List.of("pack", project, place.resolve("sent.touchpack")), List.of("verify", project));
        int done = 0;
        List<String> refused = new ArrayList<>();
        for (List<Object> command : commands) {
            long began = System.nanoTime();
            Program.Result result = trial.program.run(List.of(), SMALL, command.toArray());
            trial.figure(command.getFirst() + "Seconds", Trial.rounded((System.nanoTime() - began) / 1e9));
            done += result.code() == 0 ? 1 : 0;
            if (result.code() != 0) {
                refused.add(command.getFirst() + " " + result.err().strip());
            }
            trial.require(result.isCivil(), command.getFirst() + ": " + result);
        }
        trial.figure("objects", objects);
        trial.figure("commandsDone", done + " of " + commands.size());
        trial.figure("refusedInWords", refused);
    }
}
