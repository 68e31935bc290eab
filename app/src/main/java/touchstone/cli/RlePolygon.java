package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import touchstone.setup.JsonInput;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Rle;

/** {@code rle polygon}: a COCO polygon, its parts merged, as COCO's run-length encoding. */
@Command(name = "polygon")
final class RlePolygon implements Callable<Integer> {

    @Mixin
    final Output output;

    @Option(names = "--size", paramLabel = "H,W", required = true, descriptionKey = "rleSize")
    String size;

    @Parameters(paramLabel = "FILE", descriptionKey = "polygon")
    Path file;

    RlePolygon(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        int[] heightAndWidth = Numbers.pair(size, ",", "--size");
        JsonNode parts = JsonInput.file(file);
        if (!parts.isArray()) {
            throw new InputRefused(output.text("rle.noPolygon", file));
        }
        List<Points> rings = new ArrayList<>();
        for (JsonNode part : parts) {
            rings.add(GeometryJson.points(part));
        }
        return output.answer(GeometryJson.rle(Rle.ofPolygons(rings, heightAndWidth[1], heightAndWidth[0])));
    }
}
