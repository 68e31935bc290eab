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

class MetricCommandsTest {

    @TempDir
    Path folder;

    /** Worked by hand: 4 of 6 agree; expected by chance 0.5. */
    @Test
    void kappa_of_a_small_table_is_the_one_worked_by_hand() throws IOException {
        JsonNode answer = Cli.run("metric", "ratings", table("A,B\ny,y\ny,y\nn,n\nn,n\ny,n\nn,y\n"), "--json").json();
        assertEquals(6, answer.path("units").intValue());
        assertEquals(2, answer.path("raters").intValue());
        assertEquals("[\"n\",\"y\"]", answer.path("categories").toString());
        assertEquals(4.0 / 6, answer.at("/coefficients/percentAgreement/value").doubleValue(), 1e-12);
        assertEquals((4.0 / 6 - 0.5) / 0.5, answer.at("/coefficients/cohenKappa/value").doubleValue(), 1e-12);
        assertEquals((4.0 / 6 - 0.5) / 0.5, answer.at("/pairs/0/cohenKappa/value").doubleValue(), 1e-12);
    }

    @Test
    void every_coefficient_of_the_list_is_answered_for_a_value_or_a_reason() throws IOException {
        JsonNode answer = Cli.run("metric", "ratings", table("A,B,C\n1,1,\n2,,2\n,3,3\n1,2,1\n"), "--json").json();
        for (String name : List.of("percentAgreement", "cohenKappa", "cohenKappaLinear", "cohenKappaQuadratic",
                "scottPi", "brennanPrediger", "fleissKappa", "congerKappa", "lightKappa", "gwetAc1", "gwetAc2Linear",
                "gwetAc2Quadratic", "krippendorffAlphaNominal", "krippendorffAlphaOrdinal",
                "krippendorffAlphaInterval", "krippendorffAlphaRatio", "icc1", "icc2", "icc3", "icc1k", "icc2k",
                "icc3k")) {
            JsonNode number = answer.path("coefficients").path(name);
            assertTrue(number.path("value").isNumber() || number.path("because").asString("").endsWith("."),
                    name + " " + number);
        }
    }

    @Test
    void a_number_that_does_not_exist_says_why() throws IOException {
        JsonNode answer = Cli.run("metric", "ratings", table("A,B\ny,y\ny,y\n"), "--json").json();
        assertEquals("NO_VARIANCE", answer.at("/coefficients/cohenKappa/undefined").asString(""));
    }

    /** Three of four agree, and the one pair that does not lies one step apart. */
    @Test
    void categories_that_are_named_have_that_order_and_count_unused() throws IOException {
        Path table = table("A,B\nlow,low\nhigh,high\nlow,mid\nmid,mid\n");
        JsonNode answer = Cli.run("metric", "ratings", table, "--categories", "low,mid,high,extreme", "--json").json();
        assertEquals("[\"low\",\"mid\",\"high\",\"extreme\"]", answer.path("categories").toString());
        assertEquals((0.75 - 0.25) / 0.75, answer.at("/coefficients/brennanPrediger/value").doubleValue(), 1e-12);
        // Linear disagreement in steps: 1 of 4 observed; A has 2 1 1, B 1 2 1, so 14 of 16 expected.
        assertEquals(1 - (1 / 4.0) / (14 / 16.0),
                answer.at("/coefficients/cohenKappaLinear/value").doubleValue(), 1e-12);
        assertEquals("NOT_NUMERIC", Cli.run("metric", "ratings", table, "--json").json()
                .at("/coefficients/cohenKappaLinear/undefined").asString());
        assertTrue(Cli.run("metric", "ratings", table, "--categories", "low,mid").refusal(3).contains("line 3"));
        Cli.run("metric", "ratings", table, "--categories", "low,mid,low").refusal(2);
        Cli.run("metric", "ratings", table, "--categories", "low,,mid").refusal(2);
    }

    @Test
    void tables_that_make_no_sense_are_refused() throws IOException {
        for (String wrong : List.of("", "A,B\n1\n", "A,A\n1,2\n", "A,B\n1,2,3\n", "A,B\n1,NaN\n", "A,B\n-inf,1\n")) {
            Cli.run("metric", "ratings", table(wrong), "--json").refusal(3);
        }
        Cli.run("metric", "ratings", Files.write(folder.resolve("t.csv"), new byte[]{ (byte) 0xff, (byte) 0xfe, 0 }))
                .refusal(3);
        Cli.run("metric", "ratings", folder).refusal(3);
        Cli.run("metric", "ratings").refusal(2);
        Cli.run("metric").refusal(2);
    }

    @Test
    void a_broken_mask_is_told_by_its_file() throws IOException {
        Path broken = Files.writeString(folder.resolve("short.json"), "{\"size\":[4,5],\"counts\":[3]}");
        assertTrue(Cli.run("metric", "masks", broken, broken).refusal(3).startsWith(broken + ": "));
        assertTrue(Cli.run("rle", "area", broken).refusal(3).startsWith(broken + ": "));
    }

    @Test
    void quoted_cells_and_semicolons_are_read() throws IOException {
        JsonNode answer = Cli.run("metric", "ratings", table("\"A;1\";B\n\"say \"\"y\"\"\";\"say \"\"y\"\"\"\nn;n\n"),
                "--json").json();
        assertEquals("[\"n\",\"say \\\"y\\\"\"]", answer.path("categories").toString());
    }

    /** A = ##.. and B = .##. in each of three rows of four: overlap 3, union 9. */
    @Test
    void overlap_of_two_masks_is_counted_in_pixels() throws IOException {
        Path a = Files.writeString(folder.resolve("a.json"), "{\"size\":[3,4],\"counts\":[0,6,6]}");
        Path b = Files.writeString(folder.resolve("b.json"), "{\"size\":[3,4],\"counts\":[3,6,3]}");
        JsonNode answer = Cli.run("metric", "masks", a, b, "--json").json();
        assertEquals(6, answer.path("areaA").intValue());
        assertEquals(6, answer.path("areaB").intValue());
        assertEquals(3.0 / 9, answer.path("iou").doubleValue(), 1e-15);
        assertEquals(6.0 / 12, answer.path("dice").doubleValue(), 1e-15);
        Path other = Files.writeString(folder.resolve("c.json"), "{\"size\":[4,4],\"counts\":[16]}");
        assertTrue(Cli.run("metric", "masks", a, other, "--json").refusal(3).contains("3"));
    }

    /** A = .#...... and B = ...#....: two columns apart. */
    @Test
    void distances_of_masks_are_in_the_unit_of_the_spacing() throws IOException {
        Path a = Files.writeString(folder.resolve("a.json"), "{\"size\":[1,8],\"counts\":[1,1,6]}");
        Path b = Files.writeString(folder.resolve("b.json"), "{\"size\":[1,8],\"counts\":[3,1,4]}");
        JsonNode pixels = Cli.run("metric", "masks", a, b, "--json").json();
        assertEquals(2, pixels.path("hausdorff").doubleValue(), 1e-12);
        assertEquals(2, pixels.at("/border/hausdorff").doubleValue(), 1e-12);
        JsonNode units = Cli.run("metric", "masks", a, b, "--spacing", "3,0.25", "--tolerance", "0.5,2", "--json")
                .json();
        assertEquals(0.5, units.path("hausdorff").doubleValue(), 1e-12);
        assertEquals(0.5, units.at("/border/hausdorff").doubleValue(), 1e-12);
        assertEquals(1, units.path("normalizedSurfaceDistance").path("0.5").doubleValue(), 1e-12);
        assertEquals(1, units.path("normalizedSurfaceDistance").path("2.0").doubleValue(), 1e-12);
    }

    @Test
    void a_spacing_or_tolerance_that_is_no_length_is_wrong_usage() throws IOException {
        Path a = Files.writeString(folder.resolve("a.json"), "{\"size\":[1,2],\"counts\":[1,1]}");
        for (String wrong : List.of("1", "1,2,3", "0,1", "-1,1", "NaN,1", "x,1", "")) {
            Cli.run("metric", "masks", a, a, "--spacing", wrong).refusal(2);
        }
        Cli.run("metric", "masks", a, a, "--tolerance", "Infinity").refusal(2);
    }

    @Test
    void matching_takes_the_best_sum_and_not_the_best_pair() throws IOException {
        JsonNode answer = Cli.run("metric", "match", table("0.9,0.8\n0.85,0.1\n"), "--threshold", "0.5", "--json")
                .json();
        assertEquals("{\"pairs\":[[0,1,0.8],[1,0,0.85]]}", answer.toString());
        assertEquals("{\"pairs\":[]}",
                Cli.run("metric", "match", table("\n"), "--threshold", "0.5", "--json").json().toString());
        Cli.run("metric", "match", table("0.9,x\n"), "--threshold", "0.5").refusal(3);
        Cli.run("metric", "match", table("0.9,NaN\n"), "--threshold", "0.5").refusal(3);
        Cli.run("metric", "match", table("0.9,0.1\n"), "--threshold", "NaN").refusal(2);
        Cli.run("metric", "match", table("0.9,0.1\n"), "--threshold", "half").refusal(2);
    }

    private Path table(String content) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), content);
    }
}
