package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against facts that pycocotools computed (rle.json). */
class RleCommandsTest {

    @TempDir
    Path folder;

    static Stream<JsonNode> masks() throws IOException {
        return facts("masks");
    }

    static Stream<JsonNode> polygons() throws IOException {
        return facts("polygons");
    }

    private static Stream<JsonNode> facts(String of) throws IOException {
        try (InputStream in = RleCommandsTest.class.getResourceAsStream("rle.json")) {
            JsonNode facts = Cli.JSON.readTree(Objects.requireNonNull(in)).path(of);
            return StreamSupport.stream(facts.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("masks")
    void area_and_box_are_those_of_pycocotools_for_runs_and_for_text(JsonNode fact) throws IOException {
        for (String counts : new String[]{ "runs", "counts" }) {
            Path file = file("{\"size\":" + fact.path("size") + ",\"counts\":" + fact.path(counts) + "}");
            assertEquals(fact.path("area").longValue(), Cli.run("rle", "area", file).json().longValue());
            JsonNode box = Cli.run("rle", "bbox", file).json();
            for (int i = 0; i < 4; i++) {
                assertEquals(fact.path("bbox").get(i).doubleValue(), box.get(i).doubleValue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("masks")
    void a_decoded_mask_encodes_to_the_same_text(JsonNode fact) throws IOException {
        Path file = file("{\"size\":" + fact.path("size") + ",\"counts\":" + fact.path("runs") + "}");
        Path image = folder.resolve("mask.png");
        assertEquals(0, Cli.run("rle", "decode", file, "--out", image).code());
        JsonNode encoded = Cli.run("rle", "encode", image).json();
        assertEquals(fact.path("size"), encoded.path("size"));
        assertEquals(fact.path("counts"), encoded.path("counts"));
    }

    @ParameterizedTest
    @MethodSource("polygons")
    void a_polygon_fills_as_in_pycocotools(JsonNode fact) throws IOException {
        String size = fact.path("size").get(0) + "," + fact.path("size").get(1);
        JsonNode encoded = Cli.run("rle", "polygon", "--size", size, file(fact.path("parts").toString())).json();
        assertEquals(fact.path("size"), encoded.path("size"));
        assertEquals(fact.path("counts"), encoded.path("counts"));
    }

    @Test
    void what_is_not_an_encoding_is_refused_in_one_sentence() throws IOException {
        for (String wrong : new String[]{ "", "{", "[]", "7", "null", "{\"size\":[2,2]}",
                "{\"size\":[2],\"counts\":\"04\"}", "{\"size\":[2,2],\"counts\":[1]}",
                "{\"size\":[2,2],\"counts\":[-1,5]}", "{\"size\":[2,2],\"counts\":[1e400]}",
                "{\"size\":[2,2],\"counts\":\"\\u0001\"}", "{\"size\":[2.5,2],\"counts\":[4]}",
                "{\"size\":[-2,-2],\"counts\":[4]}", "{\"size\":[99999999999,2],\"counts\":[4]}",
                "{\"size\":[2,2],\"counts\":\"ooooooooooooooooooooooooooooo\"}",
                "{\"size\":[2,2],\"counts\":[NaN]}" }) {
            Cli.run("rle", "area", file(wrong)).refusal(3);
        }
    }

    @Test
    void a_missing_file_and_a_text_file_are_refused() throws IOException {
        assertTrue(Cli.run("rle", "area", folder.resolve("gone.json")).refusal(3).contains("gone.json"));
        assertTrue(Cli.run("rle", "encode", folder.resolve("gone.png")).refusal(3).contains("gone.png"));
        Path text = Files.writeString(folder.resolve("notes.png"), "these are notes");
        assertTrue(Cli.run("rle", "encode", text).refusal(3).contains("notes.png"));
        Cli.run("rle", "area", folder).refusal(3);
    }

    @Test
    void wrong_usage_is_told_from_wrong_input() throws IOException {
        Path polygon = file("[[0,0,4,0,4,4]]");
        Cli.run("rle").refusal(2);
        Cli.run("rle", "area").refusal(2);
        Cli.run("rle", "polygon", polygon).refusal(2);
        Cli.run("rle", "polygon", "--size", "4", polygon).refusal(2);
        Cli.run("rle", "polygon", "--size", "0,4", polygon).refusal(2);
        Cli.run("rle", "polygon", "--size", "4,4", "--colour", "red", polygon).refusal(2);
        Cli.run("rle", "polygon", "--size", "4,4", file("[[0,0,4,0,4]]")).refusal(3);
        Cli.run("rle", "polygon", "--size", "4,4", file("{}")).refusal(3);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("input.json"), content);
    }
}
