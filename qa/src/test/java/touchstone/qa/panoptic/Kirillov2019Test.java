package touchstone.qa.panoptic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import touchstone.model.InputRefused;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Watch;
import touchstone.qa.panoptic.PanopticScore.OfCategory;
import touchstone.qa.panoptic.PanopticScore.Quality;

/** Panoptic quality (Kirillov et al. 2019) on random label pictures, against panopticapi's numbers stored beside them. */
class Kirillov2019Test {

    private static final String CATEGORIES = "[{\"id\":1,\"name\":\"cell\",\"isthing\":1}]";

    @TempDir
    Path folder;

    private final JsonNode stored = Fixture.read(Kirillov2019Test.class, "expected.json");

    private PanopticScore score() throws IOException {
        return PanopticFiles.score(new PanopticFiles.Side(folder.resolve("gt.json"), folder.resolve("gt")),
                new PanopticFiles.Side(folder.resolve("dt.json"), folder.resolve("dt")), Watch.NONE);
    }

    private void write(JsonNode set) throws IOException {
        StringBuilder gt = new StringBuilder();
        StringBuilder dt = new StringBuilder();
        int i = 0;
        for (JsonNode image : set.get("images")) {
            String head = (i == 0 ? "" : ",") + "{\"image_id\":" + i + ",\"file_name\":\"" + i
                    + ".png\",\"segments_info\":";
            gt.append(head).append(image.get("gtSegments")).append('}');
            dt.append(head).append(image.get("dtSegments")).append('}');
            picture("gt", i, image.get("gt"));
            picture("dt", i++, image.get("dt"));
        }
        Files.writeString(folder.resolve("gt.json"),
                "{\"categories\":" + set.get("categories") + ",\"annotations\":[" + gt + "]}");
        Files.writeString(folder.resolve("dt.json"), "{\"annotations\":[" + dt + "]}");
    }

    private void picture(String side, int image, JsonNode given) throws IOException {
        int height = given.get("size").get(0).intValue();
        int width = given.get("size").get(1).intValue();
        int[] ids = new int[width * height];
        int at = 0;
        for (int i = 0; i < given.get("runs").size(); i += 2) {
            for (int n = given.get("runs").get(i + 1).intValue(); n > 0; n--) {
                ids[at++] = given.get("runs").get(i).intValue();
            }
        }
        picture(side, image, width, height, ids);
    }

    private void picture(String side, int image, int width, int height, int... ids) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < ids.length; i++) {
            picture.setRGB(i % width, i / width, Integer.reverseBytes(ids[i]) >>> 8);
        }
        Files.createDirectories(folder.resolve(side));
        ImageIO.write(picture, "png", folder.resolve(side).resolve(image + ".png").toFile());
    }

    private static void assertQuality(JsonNode wanted, Quality actual) {
        if (wanted.isNull()) {
            assertInstanceOf(Estimate.Undefined.class, actual.pq());
            assertEquals(0, actual.n());
        } else {
            assertEquals(wanted.get("pq").doubleValue(), actual.pq().number().orElseThrow(), 1e-12);
            assertEquals(wanted.get("sq").doubleValue(), actual.sq().number().orElseThrow(), 1e-12);
            assertEquals(wanted.get("rq").doubleValue(), actual.rq().number().orElseThrow(), 1e-12);
            assertEquals(wanted.get("n").doubleValue(), (double) actual.n());
        }
    }

    @Test
    void theNumbersAreThoseOfTheReference() throws IOException {
        for (JsonNode set : stored.get("sets")) {
            write(set);
            PanopticScore score = score();
            JsonNode wanted = set.get("expected");
            assertQuality(wanted.get("all"), score.all());
            assertQuality(wanted.get("things"), score.things());
            assertQuality(wanted.get("stuff"), score.stuff());
            for (OfCategory category : score.categories()) {
                JsonNode of = wanted.get("perCategory").get(category.category().id().toString());
                assertEquals(of.get("tp").longValue(), category.found());
                assertEquals(of.get("fp").longValue(), category.spurious());
                assertEquals(of.get("fn").longValue(), category.missed());
                assertEquals(of.get("iou").doubleValue(), category.iou(), 1e-12);
            }
        }
    }

    private Optional<String> refusal(String categories, String truth, String prediction) throws IOException {
        Files.writeString(folder.resolve("gt.json"), "{\"categories\":" + categories + ",\"annotations\":[" + truth
                + "]}");
        Files.writeString(folder.resolve("dt.json"), "{\"annotations\":[" + prediction + "]}");
        try {
            score();
            return Optional.empty();
        } catch (InputRefused refused) {
            return Optional.of(refused.getMessage());
        }
    }

    private static String one(String segments) {
        return "{\"image_id\":3,\"file_name\":\"0.png\",\"segments_info\":[" + segments + "]}";
    }

    private static final String SEGMENT = "{\"id\":5,\"category_id\":1,\"area\":4,\"iscrowd\":0}";

    private void assertRefused(String part, String truth, String prediction) throws IOException {
        String sentence = refusal(CATEGORIES, truth, prediction).orElse("");
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void whatDoesNotFitIsRefusedWithASentence() throws IOException {
        picture("gt", 0, 2, 2, 5, 5, 5, 5);
        picture("dt", 0, 2, 2, 5, 5, 5, 70_000);
        assertRefused("it says nothing about image 3", one(SEGMENT), "");
        assertRefused("segment 70000 is in the picture", one(SEGMENT), one(SEGMENT));
        picture("dt", 0, 2, 2, 5, 5, 5, 5);
        assertRefused("does not show: 9", one(SEGMENT), one(SEGMENT + ",{\"id\":9,\"category_id\":1}"));
        assertRefused("lists segment 5 twice", one(SEGMENT), one(SEGMENT + "," + SEGMENT));
        assertRefused("has the category 2", one(SEGMENT), one("{\"id\":5,\"category_id\":2}"));
        assertRefused("There is no picture", one(SEGMENT).replace("0.png", "8.png"), one(SEGMENT));
        picture("dt", 0, 1, 4, 5, 5, 5, 5);
        assertRefused("of different size", one(SEGMENT), one(SEGMENT));
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png",
                folder.resolve("dt").resolve("0.png").toFile());
        assertRefused("not 8-bit colours", one(SEGMENT), one(SEGMENT));
    }

    @Test
    void withoutAWordOnThingsAndStuffOnlyAllHaveANumber() throws IOException {
        picture("gt", 0, 2, 2, 5, 5, 5, 5);
        picture("dt", 0, 2, 2, 5, 5, 5, 5);
        assertEquals(Optional.empty(), refusal("[{\"id\":1,\"name\":\"cell\"}]", one(SEGMENT), one(SEGMENT)));
        assertEquals(1, score().all().pq().number().orElseThrow());
        assertTrue(((Estimate.Undefined) score().things().pq()).because().contains("cell"));
    }

    @Test
    void aMissingFolderIsRefused() throws IOException {
        picture("gt", 0, 1, 1, 0);
        Files.writeString(folder.resolve("gt.json"), "{\"categories\":[],\"annotations\":[]}");
        Files.writeString(folder.resolve("dt.json"), "{\"annotations\":[]}");
        assertTrue(assertThrows(InputRefused.class, this::score).getMessage().contains("There is no folder"));
    }
}
