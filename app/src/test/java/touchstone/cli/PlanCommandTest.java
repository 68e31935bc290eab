package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class PlanCommandTest {

    private static final String FALLING = "n,error\n50,0.28\n100,0.23\n200,0.19\n400,0.16\n800,0.137\n1600,0.118\n";

    @TempDir
    Path folder;

    private Path table(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void scores_are_errors_upside_down() throws IOException {
        JsonNode errors = Cli.run("plan", table("e.csv", FALLING), "--json").json();
        JsonNode scores = Cli.run("plan", table("s.csv",
                "labels;Accuracy\n50;0.72\n100;0.77\n200;0.81\n400;0.84\n800;0.863\n1600;0.882\n"), "--json").json();
        assertEquals(errors.at("/curve/b").doubleValue(), scores.at("/curve/b").doubleValue(), 1e-6);
        assertEquals("falling", errors.at("/curve/outlook").asString());
        assertEquals(3, errors.path("predictions").size());
        JsonNode twice = errors.at("/predictions/2/error");
        assertTrue(twice.path("low").doubleValue() < twice.path("value").doubleValue()
                && twice.path("value").doubleValue() < twice.path("high").doubleValue(), twice.toString());
    }

    /** Against the linear regression of scipy 1.10.1 on logarithms. */
    @Test
    void tells_the_line_on_doubly_logarithmic_paper_or_why_there_is_none() throws IOException {
        JsonNode line = Cli.run("plan", table("e.csv", """
                n,error
                50,0.28287745090498967
                100,0.2235736083471992
                200,0.19389059751115173
                400,0.16254052235042116
                800,0.1347283360093408
                1600,0.11904567326997494
                """), "--json").json().path("logLog");
        assertEquals(-0.2482812322761706, line.path("slope").doubleValue(), 1e-12);
        assertEquals(-0.32361087380866804, line.path("intercept").doubleValue(), 1e-12);
        assertEquals(0.9938332109870945, line.path("r2").doubleValue(), 1e-12);
        assertEquals(0.009778825329796062, line.path("slopeStandardError").doubleValue(), 1e-12);
        assertEquals(0.05640112054694354, line.path("interceptStandardError").doubleValue(), 1e-12);
        JsonNode none = Cli.run("plan", table("z.csv", "n,error\n1,0.2\n2,0.1\n3,0\n"), "--json").json();
        assertEquals("NO_LOGARITHM", none.at("/logLog/slope/undefined").asString());
    }

    @Test
    void predicts_beyond_twice_the_largest_size_only_when_asked_and_marks_it() throws IOException {
        Path curve = table("e.csv", FALLING);
        JsonNode refused = Cli.run("plan", curve, "--at", "3200,3201", "--json").json();
        assertFalse(refused.at("/predictions/0/extrapolated").booleanValue());
        assertEquals("EXTRAPOLATION", refused.at("/predictions/1/error/undefined").asString());
        JsonNode marked = Cli.run("plan", curve, "--at", "12800", "--extrapolate", "--json").json();
        assertTrue(marked.at("/predictions/0/extrapolated").booleanValue());
        assertTrue(marked.at("/predictions/0/error/value").isNumber());
        assertFalse(marked.path("alarms").isEmpty());
    }

    @Test
    void a_worsening_curve_has_no_measurable_gain() throws IOException {
        JsonNode answer = Cli.run("plan", table("e.csv", "n,error\n50,0.2\n100,0.25\n200,0.22\n400,0.27\n"), "--json")
                .json();
        assertEquals("NO_GAIN", answer.at("/marginalPer1000/undefined").asString());
        assertEquals("no_gain", answer.at("/stop/why").asString());
        assertTrue(answer.path("meaning").asString().contains("No gain is measurable"));
    }

    @Test
    void the_price_of_a_depth_bounds_what_the_money_buys() throws IOException {
        Path prices = table("p.csv", "kind,minutes\nbox,0.5\nmask,6\n");
        JsonNode answer = Cli.run("plan", table("e.csv", FALLING), "--cost", prices, "--depth", "mask", "--hourly", 30,
                "--budget", 300, "--min-uplift", 0.001, "--json").json();
        assertEquals("money", answer.at("/stop/why").asString());
        assertEquals(1700, answer.at("/stop/until").doubleValue(), 1e-9);
    }

    @Test
    void the_price_may_come_from_a_projects_own_log() throws IOException {
        Path project = folder.resolve("p.touchstone");
        assertEquals(0, Cli.run("new", project, "--images", picture(), "--annotator", "Ada").code());
        Path curve = table("e.csv", FALLING);
        Cli.run("plan", curve, "--times", project).refusal(3);
        String box = "{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"cell\",\"geometry\":{\"box\":[1,1,5,5]}}\n";
        assertEquals(0, Cli.withInput(box + box, "edit", project, "--annotator", "Ada").code());
        JsonNode answer = Cli.run("plan", curve, "--times", project, "--depth", "box", "--json").json();
        double hours = Double.parseDouble(answer.at("/basis/settings/plan.labelCost").asString());
        assertTrue(hours > 0 && hours < 1, answer.path("basis").toString());
        Cli.run("plan", curve, "--times", project, "--depth", "mask").refusal(2);
        Cli.run("plan", curve, "--times", project, "--cost", table("p.csv", "kind,cost\nbox,1\n")).refusal(2);
    }

    private Path picture() throws IOException {
        Path picture = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
        return picture;
    }

    @Test
    void what_people_read_holds_the_error_at_the_sizes_they_asked_for_and_the_scenarios() throws IOException {
        String out = Cli.run("plan", table("e.csv", FALLING), "--at", "2500").out();
        assertTrue(out.contains("2,500") || out.contains("2500"), out);
        assertTrue(out.lines().anyMatch(line -> line.strip().startsWith("Stress")), out);
    }

    @Test
    void a_table_of_a_spreadsheet_with_decimal_commas_is_read() throws IOException {
        String commas = FALLING.replace(",", ";").replace(".", ",");
        assertEquals(Cli.run("plan", table("e.csv", FALLING), "--json").json().path("predictions"),
                Cli.run("plan", table("e.csv", commas), "--json").json().path("predictions"));
    }

    @Test
    void the_same_seed_gives_the_same_band() throws IOException {
        Path curve = table("e.csv", FALLING);
        assertEquals(Cli.run("plan", curve, "--seed", 5, "--json").out(),
                Cli.run("plan", curve, "--seed", 5, "--json").out());
    }

    @Test
    void tables_and_options_that_make_no_sense_are_refused() throws IOException {
        for (String wrong : List.of("", "n,error\n", "n,error\n1,0.1\n2,0.2\n2,0.3\n", "n,error\n0,0.1\n2,0.2\n3,0.3\n",
                "n,error\n1,12\n2,0.2\n3,0.3\n", "n,error\n1,-0.1\n2,0.2\n3,0.3\n", "n,what\n1,0.1\n2,0.2\n3,0.3\n",
                "n,error,f1\n1,0.1,0.9\n2,0.2,0.8\n3,0.3,0.7\n", "error\n0.1\n", "n,error\nx,0.1\n2,0.2\n3,0.3\n",
                "n,error\n1,NaN\n2,0.2\n3,0.3\n")) {
            Cli.run("plan", table("w.csv", wrong)).refusal(3);
        }
        Path fine = table("e.csv", FALLING);
        Cli.run("plan", fine, "--accuracy", 0.5).refusal(2);
        Cli.run("plan", fine, "--min-uplift", 0).refusal(2);
        Cli.run("plan", fine, "--at", "0").refusal(2);
        Cli.run("plan", fine, "--depth", "box").refusal(2);
        Cli.run("plan", fine, "--cost", table("p.csv", "kind,cost\nbox,1\n"), "--depth", "mask").refusal(2);
        Cli.run("plan", fine, "--cost", table("q.csv", "kind,cost\nbox,0\n")).refusal(3);
    }
}
