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
