package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConsensusCommandsTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Cli consensus(String method, String labels) throws IOException {
        return Cli.run("metric", "consensus", file("l.csv", labels), "--method", method, "--json");
    }

    private Cli crowdlab(String labels, String probabilities) throws IOException {
        return Cli.run("metric", "consensus", file("l.csv", labels), "--method", "crowdlab", "--probabilities",
                file("p.csv", probabilities), "--json");
    }

    @Test
    void majority_says_the_label_and_its_share_and_leaves_ties_to_somebody() throws IOException {
        JsonNode answer = consensus("majority", "A,B,C\nx,x,y\nx,y,\n,,\n").json();
        assertEquals("x", answer.at("/units/0/label").asString());
        assertEquals(2.0 / 3, answer.at("/units/0/quality").doubleValue(), 1e-15);
        assertEquals("TIE", answer.at("/units/1/label/undefined").asString());
        assertEquals("EMPTY", answer.at("/units/2/label/undefined").asString());
        assertEquals("NOT_IN_METHOD", answer.at("/logLikelihood/undefined").asString());
        assertEquals(1, answer.get("ties").intValue());
        assertEquals("C", answer.at("/annotators/2/name").asString());
        assertEquals(0, answer.at("/annotators/2/quality").doubleValue());
    }

    @Test
    void dawid_and_skene_tell_likelihood_marginals_error_rates_and_every_start() throws IOException {
        JsonNode answer = consensus("dawid-skene", "A,A,B,C\n1,1,1,1\n2,2,2,1\n1,1,2,1\n2,2,2,2\n").json();
        assertEquals("[\"1\",\"2\"]", answer.get("labels").toString());
        assertEquals(3, answer.get("errorRates").size());
        assertEquals(1, answer.at("/classMarginals/0").doubleValue() + answer.at("/classMarginals/1").doubleValue(),
                1e-12);
        assertTrue(answer.get("logLikelihood").isNumber());
        assertEquals("voteShare", answer.at("/starts/0/start").asString());
        assertEquals(5, answer.get("starts").size());
    }

    @Test
    void crowdlab_takes_probabilities_with_and_without_names() throws IOException {
        String labels = "A,B\n1,1\n1,2\n2,2\n";
        JsonNode unnamed = crowdlab(labels, "0.9,0.1\n0.2,0.8\n0.4,0.6\n").json();
        JsonNode named = crowdlab(labels, "2,1\n0.1,0.9\n0.8,0.2\n0.6,0.4\n").json();
        assertEquals("2", unnamed.at("/units/1/label").asString());
        for (int u = 0; u < 3; u++) {
            assertEquals(unnamed.at("/units/" + u + "/quality").doubleValue(),
                    named.at("/units/" + u + "/quality").doubleValue(), 1e-15);
        }
        assertTrue(unnamed.at("/units/1/annotations/A").isNumber());
    }

    @Test
    void tables_and_probabilities_that_make_no_sense_are_refused() throws IOException {
        consensus("majority", "").refusal(3);
        consensus("majority", "A,,B\n1,2,3\n").refusal(3);
        consensus("fashion", "A\n1\n").refusal(2);
        consensus("crowdlab", "A\n1\n").refusal(2);
        String labels = "A,B\n0,0\n0,1\n";
        for (String wrong : new String[]{ "0.5,0.5\n", "0.5,0.6\n0.5,0.5\n", "-0.5,1.5\n0.5,0.5\n", "1\n1\n",
                "x,y\n0.5,0.5\n0.5,0.5\n", "0,0\n0.5,0.5\n0.5,0.5\n", "NaN,1\n0,1\n", "a,b\n0,1\n" }) {
            crowdlab(labels, wrong).refusal(3);
        }
        crowdlab("A,A\n0,1\n", "0,1\n").refusal(3);
        crowdlab("A,B\n1,1\n2,2\n", "0.2,0.2,0.6\n0.2,0.2,0.6\n").refusal(3);
    }

    @Test
    void staple_writes_the_mask_and_says_how_well_each_rater_found_it() throws IOException {
        Path a = file("a.json", "{\"size\":[4,4],\"counts\":[4,8,4]}");
        Path b = file("b.json", "{\"size\":[4,4],\"counts\":[4,7,5]}");
        Path out = folder.resolve("out.png");
        JsonNode answer = Cli.run("metric", "staple", a, a, b, "--out", out, "--json").json();
        assertEquals(8, answer.get("area").intValue());
        assertEquals(7.0 / 8, answer.at("/sensitivity/2").doubleValue(), 1e-6);
        assertEquals(1, answer.at("/specificity/0").doubleValue(), 1e-6);
        assertEquals("8", Cli.run("rle", "area", file("o.json", Cli.run("rle", "encode", out).out())).out().strip());
        Path empty = file("e.json", "{\"size\":[4,4],\"counts\":[16]}");
        assertEquals("ALL_EMPTY", Cli.run("metric", "staple", empty, empty, "--json").json()
                .at("/sensitivity/0/undefined").asString());
    }

    @Test
    void masks_of_different_size_are_refused() throws IOException {
        Path a = file("a.json", "{\"size\":[4,4],\"counts\":[16]}");
        Path b = file("b.json", "{\"size\":[4,5],\"counts\":[20]}");
        assertTrue(Cli.run("metric", "staple", a, b).refusal(3).contains("b.json"));
        Cli.run("metric", "staple").refusal(2);
    }

    private Path labels(String name, int... values) throws IOException {
        BufferedImage image = new BufferedImage(values.length / 2, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int p = 0; p < values.length; p++) {
            image.getRaster().setSample(p % image.getWidth(), p / image.getWidth(), 0, values[p]);
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void staple_finds_labels_too() throws IOException {
        Path a = labels("a.png", 0, 0, 1, 1, 5, 5);
        Path b = labels("b.png", 0, 0, 1, 1, 5, 1);
        Path out = folder.resolve("out.png");
        JsonNode answer = Cli.run("metric", "staple", "--labels", a, a, b, "--out", out, "--json").json();
        assertEquals("[0,1,5]", answer.get("labels").toString());
        assertEquals(6, answer.get("undecided").intValue());
        assertEquals(0, answer.get("undecidedPixels").intValue());
        assertEquals(4, answer.at("/confusion/2").size());
        assertEquals(0.5, answer.at("/confusion/2/1/2").doubleValue(), 1e-4);
        BufferedImage written = ImageIO.read(out.toFile());
        for (int p = 0; p < 6; p++) {
            assertEquals(p / 2 == 2 ? 5 : p / 2, written.getRaster().getSample(p % 3, p / 3, 0));
        }
        Cli two = Cli.run("metric", "staple", "--labels", labels("c.png", 0, 0, 1, 1), labels("d.png", 0, 1, 0, 1),
                "--out", out);
        assertTrue(two.out().contains("2 pixels are undecided (2 in the image)"), two.out() + two.err());
        assertEquals(2, ImageIO.read(out.toFile()).getRaster().getSample(1, 0, 0));
    }

    @Test
    void images_that_hold_no_labels_are_refused() throws IOException {
        Path a = labels("a.png", 0, 0, 1, 1);
        assertTrue(Cli.run("metric", "staple", "--labels", a, labels("b.png", 0, 0, 1, 1, 0, 1)).refusal(3)
                .contains("b.png"));
        BufferedImage colour = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        colour.setRGB(1, 1, 0xff0000);
        ImageIO.write(colour, "png", folder.resolve("c.png").toFile());
        assertTrue(Cli.run("metric", "staple", "--labels", folder.resolve("c.png")).refusal(3).contains("(1, 1)"));
        Cli.run("metric", "staple", "--labels", folder.resolve("gone.png")).refusal(3);
        Cli.run("metric", "staple", "--labels", file("t.png", "no picture")).refusal(3);
    }
}
