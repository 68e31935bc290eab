package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
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

    private Path project() throws IOException {
        Path image = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        Path project = folder.resolve("p.touchstone");
        assertEquals(0, Cli.run("new", project, "--images", image).code());
        String drawn = """
                {"op":"add","image":"a.png","label":"cell","geometry":{"box":[10,10,20,20]}}
                """;
        assertEquals(0, Cli.withInput(drawn, "edit", project, "--annotator", "Ada").code());
        assertEquals(0, Cli.withInput(drawn + """
                {"op":"add","image":"a.png","label":"cell","geometry":{"box":[70,70,20,20]}}
                """, "edit", project, "--annotator", "Ben").code());
        return project;
    }

    @Test
    void what_only_a_second_annotator_saw_is_a_moderate_error_and_goes_into_the_table_of_verdicts() throws IOException {
        Path table = folder.resolve("verdicts.csv");
        JsonNode found = Cli.run("errors", project(), "--of", "Ada", "--predictions", "Ben", "--template", table,
                "--json").json().path("findings");
        assertEquals("overlooked", found.at("/0/kind").asString(), found.toString());
        assertEquals("moderate", found.at("/0/severity").asString());
        JsonNode open = Cli.run("metric", "audit", table, "--json").json();
        assertEquals(found.size(), open.path("open").asInt());
        assertEquals("EMPTY", open.at("/noise/undefined").asString());
    }

    @Test
    void a_comparison_that_makes_no_sense_is_refused() throws IOException {
        Path project = project();
        Cli.run("errors", project, "--of", "Ada", "--predictions", "Ada").refusal(2);
        Cli.run("errors", project, "--predictions", "Zoe").refusal(3);
        Cli.run("errors", project, "--neighbours", "0").refusal(2);
        Cli.run("errors", project, "--probabilities", folder.resolve("a.png")).refusal(3);
        Cli.run("errors", project, "--probabilities", file("p.csv", SURE)).refusal(3);
        Cli.run("errors", project, "--probabilities", file("q.csv", "image,cat,dog\nz.png,0.5,0.5\n")).refusal(3);
        Cli.run("errors", project, "--embeddings", file("e.csv", "image\na.png\n")).refusal(3);
        Cli.run("errors", project, "--embeddings", file("f.csv", "image,x\na.png,NaN\n")).refusal(3);
        Cli.run("errors", project, "--template", folder.resolve("none/t.csv")).refusal(3);
    }
}
