package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ada has drawn two cells and a speck of dirt, Ben one cell. */
class AnalyseCommandTest {

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void draw() throws IOException {
        project = folder.resolve("p.touchstone");
        Path image = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        assertEquals(0, Cli.run("new", project, "--images", image).code());
        assertEquals(0, Cli.withInput("""
                {"op":"add","image":"a.png","label":"cell","geometry":{"box":[1,1,10,10]}}
                {"op":"add","image":"a.png","label":"cell","geometry":{"box":[20,1,10,10]}}
                {"op":"add","image":"a.png","label":"dirt","geometry":{"box":[1,20,5,5]}}
                """, "edit", project, "--annotator", "Ada").code());
        assertEquals(0, Cli.withInput("""
                {"op":"add","image":"a.png","label":"cell","geometry":{"box":[1,1,10,10]}}
                """, "edit", project, "--annotator", "Ben").code());
    }

    @Test
    void a_result_is_one_document() {
        JsonNode json = Cli.run("analyse", project, "coverage", "--json").json();
        JsonNode coverage = json.at("/results/coverage");
        assertEquals(3, coverage.at("/parts/overall/figures/objects/value").doubleValue());
        assertEquals(2, coverage.at("/parts/overall/figures/imbalance/value").doubleValue());
        assertEquals(json.path("edit").longValue(), coverage.at("/basis/edit").longValue());
        assertEquals("10", coverage.at("/basis/settings/coverage.leastObjects").asString());
        JsonNode ben = Cli.run("analyse", project, "coverage", "--of", "Ben", "--json").json();
        assertEquals(1, ben.at("/results/coverage/parts/overall/figures/objects/value").doubleValue());
        assertEquals("Ben", ben.at("/results/coverage/basis/settings/of").asString());
    }

    @Test
    void reviews_count_by_whose_work_was_looked_at() {
        assertEquals(0, Cli.withInput("""
                {"op":"review","image":"a.png","of":"Ada","outcome":"returned","reason":"too wide"}
                """, "edit", project, "--annotator", "Ben").code());
        JsonNode adas = Cli.run("analyse", project, "reviews", "--of", "Ada", "--json").json();
        assertEquals(1, adas.at("/results/reviews/parts/overall/figures/reviewed/value").intValue());
        assertEquals("reviews", Cli.run("analyse", project, "reviews", "--of", "Ben", "--json").json()
                .at("/nothingToSay/0").asString());
    }

    @Test
    void people_read_sentences_and_aligned_columns() {
        Cli cli = Cli.run("analyse", project, "coverage");
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("3 objects have been drawn on 1 image, for 2 labels."), cli.out());
        assertTrue(cli.out().contains("    Label  Objects  Share"), cli.out());
        assertFalse(cli.out().lines().anyMatch(line -> line.length() > 110), cli.out());
    }

    @Test
    void the_list_names_every_question() {
        JsonNode list = Cli.run("analyse", "--list", "--json").json().path("analyses");
        assertTrue(list.size() > 0 && list.get(0).path("question").asString().endsWith("?"), list.toString());
        assertTrue(Cli.run("analyse", "--list").out().contains("coverage"));
    }

    @Test
    void settings_and_requirements_decide() {
        assertEquals(0, Cli.run("analyse", project, "coverage", "--set", "coverage.leastObjects=1", "--require",
                "coverage.evenness>=0.9", "--require", "coverage.overall.objects>=3").code());
        Cli.run("analyse", project, "coverage", "--require", "coverage.objects>3").refusal(1);
        Cli.run("analyse", project, "coverage", "--require", "coverage.beauty>3").refusal(2);
        JsonNode json = Cli.run("analyse", project, "coverage", "--set", "coverage.leastObjects=1", "--json").json();
        assertEquals(0, json.at("/results/coverage/alarms").size(), json.toString());
    }

    @Test
    void what_means_nothing_is_refused_with_what_there_is() {
        assertTrue(Cli.run("analyse", project, "covrage").refusal(2).contains("coverage"));
        assertTrue(Cli.run("analyse", project, "coverage", "--set", "coverage.least=1").refusal(2)
                .contains("coverage.leastObjects"));
        Cli.run("analyse", project, "coverage", "--set", "coverage.leastObjects=many").refusal(2);
        Cli.run("analyse", project, "coverage", "--set", "coverage.leastObjects=-1").refusal(2);
        Cli.run("analyse", project, "coverage", "--set", "coverage.leastObjects=1.5").refusal(2);
        Cli.run("analyse", project, "coverage", "--set", "coverage.golden=NaN").refusal(2);
        Cli.run("analyse", project, "coverage", "--set", "coverage.golden").refusal(2);
        Cli.run("analyse", project, "coverage", "--set", "coverage.golden=0.1", "--set", "coverage.golden=0.2")
                .refusal(2);
        Cli.run("analyse", project, "coverage", "--of", "Nobody").refusal(3);
        Cli.run("analyse").refusal(2);
        Cli.run("analyse", folder.resolve("gone.touchstone"), "coverage").refusal(4);
    }

    @Test
    void tables_and_reports_carry_the_results() throws IOException {
        Path tables = folder.resolve("tables");
        Path report = folder.resolve("report.json");
        Cli ran = Cli.run("report", project, "--out", report, "--out", folder.resolve("report.html"), "--tables",
                tables,
                "--set", "coverage.leastObjects=1", "--quiet");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(Files.readString(tables.resolve("coverage.labels.csv")).contains("cell,2,"));
        JsonNode json = Cli.JSON.readTree(Files.readString(report));
        assertEquals(3, json.at("/results/coverage/parts/overall/figures/objects/value").doubleValue());
        assertTrue(Files.readString(folder.resolve("report.html")).contains("<svg"));
        Cli.run("report", project, "--out", report, "--set", "coverage.leest=1", "--quiet").refusal(2);
    }
}
