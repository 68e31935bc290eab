package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import touchstone.model.Image;
import touchstone.model.Spacing;
import touchstone.store.Project;

class FieldsCommandTest {

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void two_images() throws IOException {
        project = folder.resolve("p.touchstone");
        for (String name : new String[]{ "a.png", "x/b.png", "y/b.png" }) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        }
        Cli.run("new", project, "--images", folder.resolve("a.png"), folder.resolve("x"), folder.resolve("y"));
    }

    private Path table(String... lines) throws IOException {
        return Files.writeString(folder.resolve("fields.csv"), String.join("\n", lines) + "\n");
    }

    private Image image(String path) throws IOException {
        try (Project open = Project.openReadOnly(project)) {
            return open.imageNamed(path).orElseThrow();
        }
    }

    @Test
    void fields_and_spacings_are_told_in_one_edit_that_can_be_undone() throws IOException {
        JsonNode answer = Cli.run("fields", project,
                table("image,site,spacingY,spacingX", "a.png,Basel,0.5,0.25", "x/b.png,,1e-3,1"), "--json").json();
        assertEquals("{\"images\":2,\"changed\":2,\"edit\":2}", answer.toString());
        assertEquals(Map.of("site", "Basel"), image("a.png").fields());
        assertEquals(new Spacing(0.5, 0.25), image("a.png").spacing());
        assertEquals(Map.of(), image("x/b.png").fields());
        JsonNode info = Cli.run("info", project, "--json").json();
        assertEquals("{\"site\":1}", info.path("fields").toString());
        assertEquals(2, info.path("spacings").intValue());
        JsonNode change = Cli.run("history", project, "--image", "a.png", "--json").json().path("entries").path(1)
                .path("changes").path(0);
        assertEquals("[0.5,0.25]", change.path("after").path("spacing").toString());
        assertTrue(change.path("before").path("spacing").isNull());
        assertEquals(0, Cli.run("undo", project, "--image", "a.png").code());
        assertEquals(Map.of(), image("a.png").fields());
    }

    @Test
    void an_empty_cell_takes_a_value_away_and_other_fields_stay() throws IOException {
        Cli.run("fields", project, table("image;site;age;spacing", "a.png;Basel;61;2"));
        Cli.run("fields", project, table("image,site,spacing", "a.png,,"));
        assertEquals(Map.of("age", "61"), image("a.png").fields());
        assertEquals(null, image("a.png").spacing());
        JsonNode again = Cli.run("fields", project, table("image,site,spacing", "a.png,,"), "--json").json();
        assertEquals("{\"images\":1,\"changed\":0,\"edit\":null}", again.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "image,site @ z.png,A | line 2: there is no image \"z.png\" in the project",
            "image,site @ a.png,A @ b.png,B | line 3: several images of the project are named \"b.png\"",
            "image,site @ a.png,A @ x/b.png,B @ a.png,C | line 4: the image a.png has a line already, line 2",
            "image,spacing @ a.png,0 | line 2: \"0\" is not the size of a pixel",
            "image,spacing @ a.png,NaN | line 2: \"NaN\" is not the size of a pixel",
            "image,spacing @ a.png,1e999 | line 2: \"1e999\" is not the size of a pixel",
            "image;spacing @ a.png;0,25 | line 2: \"0,25\" is not the size of a pixel",
            "image,spacingY,spacingX @ a.png,1, | line 2: the size of a pixel has only one of its two numbers",
            "image,spacingY @ a.png,1 | line 1: the size of a pixel is either in",
            "image,spacing,spacingY,spacingX @ a.png,1,1,1 | line 1: the size of a pixel is either in",
            "name,site @ a.png,A | line 1: no column is named \"image\"",
            "image,site,site @ a.png,A,B | line 1: two columns are named \"site\"",
            "image,, @ a.png,A,B | line 1: a column has no name",
            "image,site @ a.png | line 2: there is one cell where the first line has 2",
            "' ' | fields.csv is empty" })
    void what_cannot_be_used_is_one_sentence_with_its_line(String lines, String sentence) throws IOException {
        String told = Cli.run("fields", project, table(lines.strip().split(" @ "))).refusal(3);
        assertTrue(told.contains(sentence), told);
        assertEquals(1, Cli.run("info", project, "--json").json().path("edits").intValue());
    }

    @Test
    void a_new_project_takes_the_table_along_or_is_not_made() throws IOException {
        Path other = folder.resolve("q.touchstone");
        Cli.run("new", other, "--images", folder.resolve("a.png"), "--fields", table("image,site", "b.png,A"))
                .refusal(3);
        assertFalse(Files.exists(other));
        Cli.run("new", other, "--images", folder.resolve("a.png"), "--fields", table("image,site", "a.png,A"));
        JsonNode info = Cli.run("info", other, "--json").json();
        assertEquals("{\"site\":1}", info.path("fields").toString());
        assertEquals(1, info.path("edits").intValue());
    }

    @Test
    void labels_may_form_a_tree_and_be_subjective() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.json"), """
                [{"name":"red","parent":"cell"},{"name":"cell","subjective":true},"debris"]""");
        Path other = folder.resolve("q.touchstone");
        assertEquals(0, Cli.run("new", other, "--labels", labels).code());
        assertEquals("""
                [{"name":"red","parent":"cell","subjective":false},{"name":"cell","parent":null,"subjective":true},\
                {"name":"debris","parent":null,"subjective":false}]""",
                Cli.run("info", other, "--json").json().path("labelTree").toString());
        for (String wrong : new String[]{ "[{\"name\":\"a\",\"parent\":\"b\"}]", "[{\"name\":\"a\",\"parent\":\"a\"}]",
                "[{\"name\":\"a\",\"parent\":\"b\"},{\"name\":\"b\",\"parent\":\"a\"}]",
                "[{\"name\":\"a\",\"subjective\":\"yes\"}]", "[{\"name\":\"a\",\"parent\":7}]" }) {
            Cli.run("new", folder.resolve("r.touchstone"), "--labels", Files.writeString(labels, wrong)).refusal(3);
            assertFalse(Files.exists(folder.resolve("r.touchstone")));
        }
    }
}
