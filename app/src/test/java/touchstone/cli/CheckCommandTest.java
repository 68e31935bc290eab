package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void a_project_with_a_sound_and_four_broken_objects() throws IOException {
        project = folder.resolve("p.touchstone");
        for (String name : new String[]{ "a.png", "b.png" }) {
            ImageIO.write(new BufferedImage(100, 80, BufferedImage.TYPE_BYTE_GRAY), "png",
                    folder.resolve(name).toFile());
        }
        Cli.run("new", project, "--images", folder.resolve("a.png"), folder.resolve("b.png"), "--labels",
                Files.writeString(folder.resolve("labels"), "cell\nnucleus"));
        Cli.withInput("""
                {"op":"add","image":"a.png","label":"cell","geometry":{"box":[10,10,20,20]}}
                {"op":"add","image":"a.png","label":"cell","geometry":{"box":[10,10,20,20]}}
                {"op":"add","image":"a.png","label":"cell","geometry":{"polygon":[[[40,40],[60,60],[60,40],[40,60]]]}}
                {"op":"add","image":"b.png","label":"nucleus","geometry":{"box":[90,10,20,20]}}
                {"op":"add","image":"b.png","label":"nucleus","geometry":{"box":[50,10,0,20]}}
                """, "edit", project, "--annotator", "Ada");
    }

    private Path rules(String text) throws IOException {
        return Files.writeString(folder.resolve("rules.json"), text);
    }

    private static final String OBJECTS_ONLY = "{\"off\":[\"fewSamples\",\"imbalance\"]}";

    @Test
    void problems_are_told_with_their_place_and_reason() throws IOException {
        JsonNode answer = Cli.run("check", project, "--json", "--rules", rules(OBJECTS_ONLY)).json();
        assertEquals(4, answer.path("problems").size());
        assertEquals(4, answer.path("errors").intValue());
        assertEquals(4, answer.path("fixable").intValue());
        assertEquals(1, answer.path("counts").path("selfCrossing").intValue());
        JsonNode duplicate = answer.path("problems").valueStream()
                .filter(p -> p.path("check").stringValue().equals("duplicate")).findFirst().orElseThrow();
        assertEquals("[10.0,10.0,20.0,20.0]", duplicate.path("place").toString());
        assertEquals("a.png", duplicate.path("image").stringValue());
        assertEquals("Ada", duplicate.path("annotator").stringValue());
        assertEquals("high", duplicate.path("severity").stringValue());
        assertEquals(2, duplicate.path("objects").size());
        assertTrue(duplicate.path("fixable").booleanValue());
    }

    @Test
    void a_missed_condition_is_exit_1() throws IOException {
        assertEquals(1, Cli.run("check", project, "--require", "errors<=0").code());
        assertEquals(0, Cli.run("check", project, "--require", "errors<=4", "--require", "tiny<=0").code());
        Cli.run("check", project, "--require", "colour<=0").refusal(2);
    }

    @Test
    void fixes_are_one_edit_an_image_and_can_be_undone() throws IOException {
        JsonNode answer = Cli.run("check", project, "--json", "--fix", "all", "--rules", rules(OBJECTS_ONLY)).json();
        assertEquals(0, answer.path("problems").size());
        assertEquals("[{\"image\":\"a.png\",\"edit\":8,\"problems\":2,\"counts\":{\"duplicate\":1,\"selfCrossing\":1}},"
                + "{\"image\":\"b.png\",\"edit\":9,\"problems\":2,\"counts\":{\"outOfBounds\":1,\"zeroArea\":1}}]",
                answer.path("fixed").toString());
        assertEquals(0, Cli.run("undo", project, "--image", "b.png").code());
        JsonNode after = Cli.run("check", project, "--json", "--rules", rules(OBJECTS_ONLY)).json();
        assertEquals(2, after.path("problems").size());
        assertEquals(0, Cli.run("verify", project).code());
    }

    @Test
    void only_the_named_checks_are_fixed() throws IOException {
        JsonNode answer = Cli.run("check", project, "--json", "--fix", "zeroArea,duplicate", "--rules",
                rules(OBJECTS_ONLY)).json();
        assertEquals(2, answer.path("problems").size());
        JsonNode again = Cli.run("check", project, "--json", "--fix", "zeroArea").json();
        assertEquals("[]", again.path("fixed").toString());
        Cli.run("check", project, "--fix", "everything").refusal(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "[] | holds no rules",
            "{\"minimumArea\":-1} | minimumArea needs a number",
            "{\"minimumArea\":\"x\"} | minimumArea needs a number", "{\"size\":1} | there is no limit \"size\"",
            "{\"labels\":{\"zebra\":{}}} | there is no label zebra", "{\"labels\":[]} | \"labels\" needs a JSON object",
            "{\"labels\":{\"cell\":{\"maximumImbalance\":2}}} | holds for the whole project",
            "{\"off\":[\"x\"]} | there is no check x", "{\"off\":\"tiny\"} | \"off\" needs a list",
            "{\"severities\":{\"tiny\":\"bad\"}} | the check tiny cannot be \"bad\"", "{\"off\": | is not valid JSON" })
    void rules_that_make_no_sense_are_one_sentence(String text, String sentence) throws IOException {
        String told = Cli.run("check", project, "--rules", rules(text)).refusal(3);
        assertTrue(told.toLowerCase(Locale.ROOT).contains(sentence.toLowerCase(Locale.ROOT)), told);
    }
}
