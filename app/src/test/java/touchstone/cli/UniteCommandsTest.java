package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands that unite annotators' work and hold heat maps against it. */
class UniteCommandsTest {

    @TempDir
    Path folder;

    private Path project;
    private Path maps;

    @BeforeEach
    void three_people_draw() throws IOException {
        project = folder.resolve("p.touchstone");
        maps = Files.createDirectory(folder.resolve("maps"));
        Path image = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        assertEquals(0, Cli.run("new", project, "--images", image).code());
        draw("Ada", "cell", "[1,1,10,10]");
        draw("Ben", "cell", "[2,1,10,10]");
        draw("Cleo", "dirt", "[1,2,10,10]");
        draw("Cleo", "cell", "[25,15,8,8]");
    }

    private void draw(String annotator, String label, String box) {
        assertEquals(0, Cli.withInput("{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"" + label
                + "\",\"geometry\":{\"box\":" + box + "}}\n", "edit", project, "--annotator", annotator).code());
    }

    @Test
    void what_two_of_three_agree_upon_becomes_a_layer_and_a_second_run_changes_nothing() {
        JsonNode first = Cli.run("consensus", project, "--json").json();
        assertEquals("Consensus", first.get("annotator").asString());
        assertEquals(1, first.get("objects").intValue());
        assertEquals(1, first.get("added").intValue());
        assertEquals(1, first.get("belowQuorum").intValue());
        assertEquals(0, first.get("ties").intValue());
        assertTrue(first.get("edit").isNumber());
        JsonNode second = Cli.run("consensus", project, "--json").json();
        assertTrue(second.get("edit").isNull());
        assertEquals(0, second.get("added").intValue() + second.get("removed").intValue());
        assertEquals(first.get("objects"), second.get("objects"));
        assertTrue(Cli.run("consensus", project).out().contains("up to date"));
        // More people must have it now: the layer gives it up again.
        JsonNode third = Cli.run("consensus", project, "--quorum", "3", "--method", "staple", "--json").json();
        assertEquals(1, third.get("objects").intValue());
        draw("Dora", "cell", "[25,15,8,8]");
        JsonNode fourth = Cli.run("consensus", project, "--quorum", "4", "--json").json();
        assertEquals(0, fourth.get("objects").intValue());
        assertEquals(1, fourth.get("removed").intValue());
        assertEquals(true, Cli.run("verify", project, "--json").json().get("ok").booleanValue());
    }

    @Test
    void what_one_alone_has_drawn_is_taken_over_where_that_is_asked_for() throws IOException {
        Path other = folder.resolve("b.png");
        ImageIO.write(new BufferedImage(41, 30, BufferedImage.TYPE_BYTE_GRAY), "png", other.toFile());
        Path both = folder.resolve("both.touchstone");
        assertEquals(0, Cli.run("new", both, "--images", folder.resolve("a.png"), other).code());
        for (String[] drawn : new String[][]{ { "Ada", "a.png" }, { "Ben", "b.png" } }) {
            assertEquals(0, Cli.withInput("{\"op\":\"add\",\"image\":\"" + drawn[1]
                    + "\",\"label\":\"cell\",\"geometry\":{\"box\":[1,1,10,10]}}\n", "edit", both, "--annotator",
                    drawn[0]).code());
        }
        Cli.run("consensus", both).refusal(3);
        JsonNode united = Cli.run("consensus", both, "--single", "--json").json();
        assertEquals(2, united.get("objects").intValue());
        assertEquals(2, united.get("images").intValue());
        assertEquals(0, united.get("ties").intValue() + united.get("belowQuorum").intValue());
    }

    @Test
    void who_is_new_beside_others_is_told_of() {
        String said = Cli.withInput("", "edit", project, "--annotator", "Adda").err();
        assertTrue(said.contains("Adda is new in the project, beside Ada, Ben, Cleo."), said);
        assertEquals("", Cli.withInput("", "edit", project, "--annotator", "Adda").err());
    }

    @Test
    void ties_are_told_with_their_votes_and_not_taken() {
        JsonNode answer = Cli.run("consensus", project, "--of", "Ada,Cleo", "--as", "Both", "--json").json();
        assertEquals(0, answer.get("objects").intValue());
        assertEquals(2, answer.get("ties").intValue());
        assertEquals("{\"cell\":1,\"dirt\":1}", answer.at("/tieList/0/votes").toString());
    }

    @Test
    void votes_are_written_as_a_table() throws IOException {
        Path soft = folder.resolve("soft.csv");
        assertEquals(0, Cli.run("consensus", project, "--soft", soft).code());
        List<String> lines = Files.readAllLines(soft);
        assertEquals("unit,label,share,n,image,votes,subjective,x,y,width,height", lines.getFirst());
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("a.png#1,cell,0.66") && lines.get(1).contains(",3,a.png,2,false,"),
                lines.get(1));
    }

    @Test
    void what_cannot_be_united_is_refused() throws IOException {
        Cli.run("consensus", project, "--method", "fashion").refusal(2);
        Cli.run("consensus", project, "--quorum", "0").refusal(2);
        Cli.run("consensus", project, "--quorum", "4").refusal(2);
        Cli.run("consensus", project, "--quorum", "many").refusal(2);
        Cli.run("consensus", project, "--of", "Ada").refusal(3);
        Cli.run("consensus", project, "--of", "Ada,Nobody").refusal(3);
        Cli.run("consensus", project, "--of", "Ada,Ben", "--as", "Ada").refusal(3);
        Cli.run("consensus", project, "--of", "Ada,Ben", "--as", "Cleo").refusal(3);
        Cli.run("consensus", folder.resolve("gone.touchstone")).refusal(4);
        Cli.run("consensus", Files.writeString(folder.resolve("text.touchstone"), "no project")).refusal(4);
        Cli.run("consensus").refusal(2);
        Path empty = folder.resolve("e.touchstone");
        assertEquals(0, Cli.run("new", empty).code());
        Cli.run("consensus", empty).refusal(3);
    }

    private void map(int width, int height, int x, int y) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(x, y, 0, 200);
        ImageIO.write(image, "png", maps.resolve("a.png").toFile());
    }

    @Test
    void a_map_points_inside_or_not() throws IOException {
        map(40, 30, 5, 5);
        JsonNode inside = Cli.run("saliency", project, "--maps", maps, "--of", "Ada", "--json").json();
        assertEquals(1, inside.at("/energyInside/value").doubleValue());
        assertEquals(1, inside.at("/pointing/value").doubleValue());
        map(40, 30, 13, 5);
        assertEquals(0, Cli.run("saliency", project, "--maps", maps, "--of", "Ada", "--json").json()
                .at("/pointing/value").doubleValue());
        assertEquals(1, Cli.run("saliency", project, "--maps", maps, "--of", "Ada", "--tolerance", "3", "--json")
                .json().at("/pointing/value").doubleValue());
    }

    @Test
    void maps_that_do_not_fit_are_refused() throws IOException {
        Cli.run("saliency", project, "--maps", maps, "--of", "Ada").refusal(3);
        map(40, 30, 5, 5);
        Cli.run("saliency", project, "--maps", maps).refusal(3);
        Cli.run("saliency", project, "--maps", maps, "--of", "Nobody").refusal(3);
        Cli.run("saliency", project, "--maps", maps, "--of", "Ada", "--tolerance", "-1").refusal(2);
        Cli.run("saliency", project, "--maps", maps, "--of", "Ada", "--tolerance", "NaN").refusal(2);
        Cli.run("saliency", project, "--maps", folder.resolve("gone"), "--of", "Ada").refusal(3);
        Cli.run("saliency", project).refusal(2);
        map(30, 40, 5, 5);
        assertTrue(Cli.run("saliency", project, "--maps", maps, "--of", "Ada").refusal(3).contains("30 x 40"));
        Files.delete(maps.resolve("a.png"));
        Files.writeString(maps.resolve("a.npy"), "no array");
        Cli.run("saliency", project, "--maps", maps, "--of", "Ada").refusal(3);
    }
}
