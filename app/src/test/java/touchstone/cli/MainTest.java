package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {

    @Test
    void the_version_is_the_one_of_the_build() {
        Cli cli = Cli.run("--version");
        assertEquals(0, cli.code());
        assertTrue(cli.out().matches("touchstone \\d+\\.\\d+\\.\\d+\\R"), cli.out());
    }

    @Test
    void help_names_every_command() {
        Cli cli = Cli.run("--help");
        assertEquals(0, cli.code());
        Commands.names().forEach(name -> assertTrue(cli.out().contains("  " + name + " "), name));
    }

    static List<String> commands() {
        return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_help_with_an_example(String command) {
        Cli cli = Cli.run(command, "--help");
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().replace("Examples:", "Example:").contains("Example:  touchstone " + command), cli.out());
        assertEquals("", cli.err());
    }

    @Test
    void no_command_and_an_unknown_one_are_wrong_usage() {
        Cli.run().refusal(2);
        assertTrue(Cli.run("frobnicate").refusal(2).contains("frobnicate"));
        Cli.run("--frobnicate").refusal(2);
    }

    @Test
    void what_was_mistyped_is_told_with_what_may_be_meant() {
        assertEquals("No command is named. Try: touchstone --help", Cli.run().refusal(2));
        assertEquals("There is no command \"infos\" (perhaps info). Try: touchstone --help",
                Cli.run("infos", "a.touchstone").refusal(2));
        assertEquals("There is no option --quit (perhaps --quiet). Try: touchstone report --help",
                Cli.run("report", "--out", "a.html", "--quit", "a.touchstone").refusal(2));
        assertEquals("More is given than the command takes: b c. Try: touchstone report --help",
                Cli.run("report", "--out", "a.html", "a.touchstone", "b", "c").refusal(2));
        assertEquals("Invalid value for option '--iou': '0,5' is not a number (a number has a point, as in 0.5). "
                + "Try: touchstone agreement --help", Cli.run("agreement", "a", "--iou", "0,5").refusal(2));
    }

    @Test
    void with_json_a_failure_is_a_document_too() {
        Cli cli = Cli.run("rle", "area", "no-such-file.json", "--json");
        assertEquals(3, cli.code());
        assertTrue(Cli.JSON.readTree(cli.out()).path("error").stringValue().contains("no-such-file.json"));
    }

    @Test
    void where_it_failed_is_shown_only_when_asked_for() {
        Cli.run("rle", "area", "no-such-file.json").refusal(3);
        assertTrue(Cli.run("rle", "area", "no-such-file.json", "--debug").err().contains("\tat "));
    }
}
