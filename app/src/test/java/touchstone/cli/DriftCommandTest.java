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

class DriftCommandTest {

    @TempDir
    Path folder;

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("series.csv"), text);
    }

    private static List<Integer> alarms(JsonNode answer) {
        return answer.path("alarms").valueStream().map(a -> a.path("index").intValue()).toList();
    }

    @Test
    void a_falling_series_is_alarmed_from_where_it_leaves_its_limits() throws IOException {
        Path falling = table("image,value\na,0.93\nb,0.93\nc,0.93\nd,0.80\ne,0.80\n");
        JsonNode answer = Cli.run("metric", "drift", falling, "--centre", 0.93, "--sd", 0.02, "--json").json();
        assertEquals("given", answer.at("/baseline/origin").asString());
        assertEquals(List.of(4, 5), alarms(answer));
        assertEquals("below_limit", answer.at("/alarms/0/kind").asString());
        assertEquals(0.904, answer.at("/points/3/statistic").doubleValue(), 1e-12);
    }

    @Test
    void what_was_estimated_is_said() throws IOException {
        JsonNode answer = Cli.run("metric", "drift", table("value\n1\n\n2\nNA\n3\n90\n"), "--chart", "cusum",
                "--baseline", 3, "--json").json();
        assertEquals("moving_range", answer.at("/baseline/origin").asString());
        assertEquals(3, answer.at("/baseline/points").intValue());
        assertEquals(2, answer.path("missing").intValue());
        assertEquals(2, answer.path("centre").doubleValue(), 1e-12);
        assertEquals(1 / 1.128, answer.path("sd").doubleValue(), 1e-12);
        assertEquals(List.of(6), alarms(answer));
    }

    @Test
    void shares_are_charted_with_the_limits_of_their_samples() throws IOException {
        JsonNode answer = Cli.run("metric", "drift", table("defects,size\n1,50\n0,0\n9,50\n2,50\n"), "--chart", "p",
                "--sigmas", 2, "--json").json();
        assertEquals(0.08, answer.path("centre").doubleValue(), 1e-12);
        assertEquals(List.of(3), alarms(answer));
    }

    @Test
    void a_series_without_spread_has_no_limits_and_no_alarms() throws IOException {
        JsonNode answer = Cli.run("metric", "drift", table("value\n0.9\n0.9\n0.9\n"), "--json").json();
        assertEquals("NO_VARIANCE", answer.at("/sd/undefined").asString());
        assertTrue(answer.path("alarms").isEmpty());
        JsonNode one = Cli.run("metric", "drift", table("0.9\n"), "--json").json();
        assertEquals("TOO_FEW_UNITS", one.at("/centre/undefined").asString());
    }

    @Test
    void tables_and_options_that_make_no_sense_are_refused() throws IOException {
        for (String wrong : List.of("", "value\n", "value\nx\n", "a,b\n1,2\n", "value\n1e999\n")) {
            Cli.run("metric", "drift", table(wrong)).refusal(3);
        }
        for (String wrong : List.of("defects,size\n3,2\n", "defects,size\n-1,2\n", "defects\n1\n",
                "defects,size\n1.5,2\n")) {
            Cli.run("metric", "drift", table(wrong), "--chart", "p").refusal(3);
        }
        Path fine = table("value\n1\n2\n3\n");
        for (List<String> wrong : List.of(List.of("--lambda", "0"), List.of("--sd", "0"), List.of("--sigmas", "-1"),
                List.of("--h", "0"), List.of("--k", "-1"), List.of("--baseline", "1"), List.of("--centre", "NaN"),
                List.of("--chart", "pie"))) {
            Cli.run("metric", "drift", fine, wrong.get(0), wrong.get(1)).refusal(2);
        }
    }
}
