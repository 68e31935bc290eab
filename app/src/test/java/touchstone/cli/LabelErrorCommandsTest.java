package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LabelErrorCommandsTest {

    private static final String SURE = "cat,dog\n0.9,0.1\n0.8,0.2\n0.1,0.9\n0.2,0.8\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Cli errors(String labels, String probabilities) throws IOException {
        return Cli.run("metric", "label-errors", file("l.csv", labels), file("p.csv", probabilities), "--json");
    }

    @Test
    void labels_by_name_and_by_place_are_the_same() throws IOException {
        JsonNode named = errors("label\ncat\ncat\ndog\ndog\n", SURE).json();
        assertEquals(named, errors("label\n0\n0\n1\n1\n", SURE).json());
        assertEquals(named, errors("cat\ncat\ndog\ndog\n", SURE).json());
        assertEquals(0, named.path("noise").path("value").asDouble());
        assertEquals(0.85, named.path("confidentThresholds").get(0).asDouble(), 1e-12);
    }

    @Test
    void examples_are_found_by_their_names() throws IOException {
        JsonNode answer = errors("id,label\nb,dog\na,cat\n", "id,cat,dog\na,0.9,0.1\nb,0.2,0.8\n").json();
        assertEquals("[0.8,0.9]", answer.at("/labelQuality/selfConfidence").toString());
    }

    @Test
    void tables_that_make_no_sense_are_refused() throws IOException {
        String good = "label\ncat\ncat\ndog\ndog\n";
        for (String wrong : List.of("", "cat,dog\n1.2,0\n", "cat,dog\nNaN,1\n", "cat,dog\nx,1\n0.1,y\n", "cat\n1\n",
                "cat,cat\n1,0\n", "cat,dog\n0.5,0.5\n")) {
            errors(good, wrong).refusal(3);
        }
        for (String wrong : List.of("", "label\ncat\n", "label\ncat\ncat\ndog\nbird\n", "a,b,c\n1,2,3\n")) {
            errors(wrong, SURE).refusal(3);
        }
        Cli.run("metric", "label-errors", folder.resolve("l.csv"), folder.resolve("p.csv"), "--filter-by", "magic")
                .refusal(2);
    }

    @Test
    void boxes_that_make_no_sense_are_refused() throws IOException {
        String truth = "{\"images\":[{\"id\":1}],\"categories\":[{\"id\":1}],\"annotations\":[]}";
        for (String wrong : List.of("{}", "[{\"image_id\":2,\"category_id\":1,\"bbox\":[0,0,1,1],\"score\":1}]",
                "[{\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,1],\"score\":1}]",
                "[{\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,1,1],\"score\":7}]",
                "[{\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,1,1]}]")) {
            Cli.run("metric", "object-errors", "--gt", file("gt.json", truth), "--dt", file("dt.json", wrong),
                    "--json").refusal(3);
        }
        JsonNode empty = Cli.run("metric", "object-errors", "--gt", file("gt.json", truth), "--dt",
                file("dt.json", "[]"), "--json").json();
        assertEquals(1, empty.at("/images/0/quality").asDouble(), 1e-12);
    }

    @Test
    void verdicts_are_counted_with_an_interval() throws IOException {
        JsonNode answer = Cli.run("metric", "audit",
                file("v.csv", "kind,verdict\nsize,wrong\nsize,right\naspect,\naspect,?\n"), "--json").json();
        assertEquals(0.5, answer.at("/noise/value").asDouble());
        assertEquals(1, answer.path("open").asInt());
        assertTrue(answer.at("/byKind/aspect/undefined").isString());
        Cli.run("metric", "audit", file("v.csv", "verdict\nperhaps\n"), "--json").refusal(3);
        Cli.run("metric", "audit", file("v.csv", "a,b\n1,2\n"), "--json").refusal(3);
    }
}
