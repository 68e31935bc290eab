package touchstone.qa.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;
import touchstone.qa.Watch;
import touchstone.qa.Rules;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;

class ReportTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String ATTRIBUTE = "\" onerror=\"alert(1)";
    private static final ReportContext CONTEXT = new ReportContext("Cells, week 3", "cells.touchstone",
            Instant.parse("2026-11-21T02:40:00Z"), 41, "ab12");

    @TempDir
    Path folder;

    private Drawn project;

    @BeforeEach
    void anEmptyProject() {
        project = new Drawn(folder);
    }

    private Report report() {
        return report(CONTEXT, List.of());
    }

    private Report report(ReportContext context, List<Result> results) {
        return Report.of(new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of()), results, context, Watch.NONE);
    }

    private void picture(String name, int width, int height, int type) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.getRaster().setSample(x, y, 0, (x + y) * 3);
            }
        }
        ImageIO.write(picture, "png", folder.resolve(name).toFile());
    }

    /** Gold has three cells; Ada finds one of them, calls one a nucleus, and draws one where nothing is. */
    private void cells() {
        Label cell = project.label("cell");
        Label nucleus = project.label("nucleus");
        Annotator gold = project.annotator("Gold", Role.GOLD);
        Annotator ada = project.annotator("Ada", Role.ANNOTATOR);
        Annotator ben = project.annotator("Ben", Role.ANNOTATOR);
        Image image = project.image("a.png", 100, 80);
        project.draw(gold, image, cell, new Box(10, 10, 10, 10));
        project.draw(gold, image, cell, new Box(40, 10, 10, 10));
        project.draw(gold, image, cell, new Box(70, 10, 10, 10));
        project.draw(ada, image, cell, new Box(10, 10, 10, 8));
        project.draw(ada, image, nucleus, new Box(40, 10, 10, 10));
        project.draw(ada, image, cell, new Box(10, 60, 10, 10));
        project.draw(ben, image, cell, new Box(10, 10, 10, 8));
        project.draw(ben, image, cell, new Box(40, 10, 10, 10));
    }

    @Test
    void the_table_lists_every_pair_of_objects() {
        cells();
        String id = "00000000-0000-0000-0000-0000000000";
        assertEquals("""
                image,first_annotator,first_role,second_annotator,second_role,first_label,second_label,kind,iou,\
                severity,first_id,second_id
                a.png,Gold,gold,Ada,annotator,cell,cell,right,0.8,,ID07,ID0a
                a.png,Gold,gold,Ada,annotator,cell,,missing,0.0,critical,ID09,
                a.png,Gold,gold,Ada,annotator,,cell,spurious,0.0,moderate,,ID0c
                a.png,Gold,gold,Ada,annotator,cell,nucleus,class,1.0,moderate,ID08,ID0b
                a.png,Gold,gold,Ben,annotator,cell,cell,right,0.8,,ID07,ID0d
                a.png,Gold,gold,Ben,annotator,cell,cell,right,1.0,,ID08,ID0e
                a.png,Gold,gold,Ben,annotator,cell,,missing,0.0,critical,ID09,
                a.png,Ada,annotator,Ben,annotator,cell,cell,right,1.0,,ID0a,ID0d
                a.png,Ada,annotator,Ben,annotator,cell,,missing,0.0,critical,ID0c,
                a.png,Ada,annotator,Ben,annotator,nucleus,cell,class,1.0,moderate,ID0b,ID0e
                """.replace("ID", id).replace("\n", "\r\n"), report().csv());
    }

    @Test
    void the_summary_says_in_words_what_the_numbers_say() {
        cells();
        String text = ParsedPage.of(report().html()).text();
        assertTrue(text.contains("Ada against Gold: 1 of 3 reference objects was found and named right, out of 3 drawn "
                + "objects (F1 0.333). 1 error is severe."), text);
        assertTrue(
                text.contains("Ben against Gold: 2 of 3 reference objects were found and named right, out of 2 drawn "
                        + "objects (F1 0.800). 1 error is severe."),
                text);
        assertTrue(text.contains("Cells, week 3") && text.contains("edit 41") && text.contains("ab12")
                && text.contains("21 November 2026, 02:40 UTC"), text);
    }

    /** Of every section, the images and the worst places among them. */
    @Test
    void a_page_in_german_has_no_english_left() throws IOException {
        cells();
        String english = ParsedPage.of(report().html()).text();
        Messages.language(Locale.GERMAN);
        try {
            String html = report().html();
            String german = ParsedPage.of(html).text();
            assertTrue(html.contains("<html lang=\"de\">"), html.substring(0, 100));
            assertTrue(
                    german.contains("Ada gegen Gold: 1 von 3 Objekten der Vorlage wurde gefunden und richtig benannt, "
                            + "bei 3 gezeichneten Objekten (F1 0,333). 1 Fehler ist schwer."),
                    german);
            assertTrue(german.contains("21. November 2026, 02:40 UTC"), german);
            assertTrue(german.matches("(?s).*0,[0-9]{3} bis [01],[0-9]{3}.*"), german);
            Pattern words = Pattern.compile("\\b(the|of|and|is|are|with|to|reference|wrong|label)\\b");
            assertTrue(words.matcher(english).find());
            assertFalse(words.matcher(german).find(), german);
        } finally {
            Messages.language(Locale.ENGLISH);
        }
    }

    @Test
    void the_page_shows_the_numbers_of_the_json() {
        cells();
        Report report = report();
        JsonNode json = JsonMapper.shared().readTree(report.json());
        List<String> shown = ParsedPage.of(report.html()).numbers();
        for (JsonNode score : json.get("scores")) {
            for (String key : List.of("precision", "recall", "f1", "meanIou", "severeErrorRate")) {
                requireShown(shown, score.get(key));
            }
            for (JsonNode label : score.get("labels")) {
                for (String key : List.of("tp", "fp", "fn", "precision", "recall", "f1", "meanIou")) {
                    requireShown(shown, label.get(key));
                }
            }
        }
        JsonNode agreement = json.get("agreement");
        for (String key : List.of("percentAgreement", "cohenKappa", "fleissKappa", "krippendorffAlpha", "f1",
                "detectionF1", "meanIou", "meanDice")) {
            requireShown(shown, agreement.get(key));
        }
        requireShown(shown, agreement.get("pairs").get(0).get("cohenKappa").get("value"));
    }

    private static void requireShown(List<String> shown, JsonNode number) {
        if (number.isNumber()) {
            String exact = number.isIntegralNumber() ? number.asString() : Double.toString(number.doubleValue());
            assertTrue(shown.contains(exact), exact);
        } else {
            assertTrue(number.has("undefined") && number.has("because"), number.toString());
        }
    }

    @Test
    void a_number_that_does_not_exist_is_shown_as_its_reason() {
        Label cell = project.label("cell");
        Annotator ada = project.annotator("Ada", Role.ANNOTATOR);
        Annotator ben = project.annotator("Ben", Role.ANNOTATOR);
        Image image = project.image("a.png", 100, 80);
        project.draw(ada, image, cell, new Box(10, 10, 10, 10)).draw(ben, image, cell, new Box(10, 10, 10, 10));
        Report report = report();
        JsonNode alpha = JsonMapper.shared().readTree(report.json()).get("agreement").get("krippendorffAlpha");
        assertEquals("NO_VARIANCE", alpha.get("undefined").asString());
        String text = ParsedPage.of(report.html()).text();
        assertTrue(text.contains(alpha.get("because").asString()), text);
        assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    }

    @Test
    void a_project_with_nothing_to_compare_says_so() {
        Report report = report();
        String text = ParsedPage.of(report.html()).text();
        assertTrue(text.contains("There is no golden set") && text.contains("Fewer than two annotators"), text);
        assertEquals(1, Rfc4180.read(report.csv()).size());
        assertEquals("TOO_FEW_RATERS",
                JsonMapper.shared().readTree(report.json()).get("agreement").get("undefined").asString());
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws IOException {
        picture("a.png", 100, 80, BufferedImage.TYPE_BYTE_GRAY);
        cells();
        assertEquals(report().html(), report().html());
        assertEquals(report().json(), report().json());
    }

    @Test
    void hostile_names_stay_text() throws IOException {
        String path = SCRIPT.replace('/', '\\') + ATTRIBUTE + ".png";
        Label first = project.label(SCRIPT + "\u0000\u202e\ud800");
        Label second = project.label("=1" + ATTRIBUTE);
        Annotator gold = project.annotator("<img src=x onerror=alert(1)>", Role.GOLD);
        Annotator ada = project.annotator("Ada'>" + SCRIPT + "{0}", Role.ANNOTATOR);
        Annotator ben = project.annotator("&lt;script&gt;" + ATTRIBUTE, Role.ANNOTATOR);
        Image image = project.image(path, 100, 80);
        project.guideline("</pre></section>" + SCRIPT);
        for (Annotator by : List.of(gold, ada, ben)) {
            project.draw(by, image, by.equals(ada) ? second : first, new Box(10, 10, 10, 10));
        }
        project.draw(gold, image, first, new Box(60, 10, 10, 10));
        String html = report(new ReportContext(SCRIPT, ATTRIBUTE, CONTEXT.time(), 0, SCRIPT),
                List.of(Results.of(path, image))).html();
        ParsedPage page = ParsedPage.of(html);
        requireInert(page);
        for (String planted : List.of(SCRIPT, ATTRIBUTE, path, gold.name(), ada.name(), ben.name())) {
            assertTrue(page.text().contains(planted), planted);
        }
        assertFalse(html.contains("<script"));
    }

    private static void requireInert(ParsedPage page) {
        Set<String> elements = page.elements().stream().map(ParsedPage.Element::name).collect(Collectors.toSet());
        assertTrue(Set.of("html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2",
                "h3", "p", "b", "i", "span", "small", "code", "bdi", "data", "div", "table", "thead", "tbody", "tr",
                "th", "td", "a", "nav", "svg", "desc", "line", "rect", "circle", "polyline", "polygon", "text",
                "figure", "figcaption", "img", "dl", "dt", "dd", "ul", "li", "details", "summary", "pre")
                .containsAll(elements), elements.toString());
        for (ParsedPage.Element element : page.elements()) {
            for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
                switch (attribute.getKey()) {
                    case "src" -> assertTrue(attribute.getValue().startsWith("data:image/png;base64,"));
                    case "href" -> assertTrue(attribute.getValue().matches("#[A-Za-z-]+"), attribute.getValue());
                    case "style" -> assertTrue(attribute.getValue().matches("width:[0-9.]+%"), attribute.getValue());
                    default -> assertTrue(Set.of("lang", "charset", "http-equiv", "content", "name", "class", "scope",
                            "value", "alt", "width", "height", "aria-hidden", "id", "open", "title", "colspan", "role",
                            "viewBox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "points", "text-anchor")
                            .contains(attribute.getKey()),
                            attribute.getKey());
                }
            }
        }
        assertTrue(page.all("meta").anyMatch(m -> "Content-Security-Policy".equals(m.attributes().get("http-equiv"))
                && m.attributes().getOrDefault("content", "").startsWith("default-src 'none'")));
        String css = page.text();
        assertFalse(css.contains("url(") || css.contains("@import"));
    }

    @Test
    void every_kind_of_shape_is_drawn_on_its_image() throws IOException {
        picture("a.png", 100, 80, BufferedImage.TYPE_3BYTE_BGR);
        Label label = project.label("thing");
        Annotator gold = project.annotator("Gold", Role.GOLD);
        Annotator ada = project.annotator("Ada", Role.ANNOTATOR);
        Image image = project.image("a.png", 100, 80);
        List<Geometry> shapes = List.of(new Box(10, 10, 20, 10, 30), new Ellipse(50, 20, 8, 4, 45),
                Polygon.of(Points.of(70, 10, 95, 10, 95, 30, 70, 30), Points.of(75, 15, 90, 15, 90, 25, 75, 25)),
                new Polyline(Points.of(10, 40, 30, 60, 50, 40)),
                new Keypoints(List.of(new Joint(60, 50, 2), new Joint(70, 55, 1), new Joint(0, 0, 0))),
                Mask.ofPixels(100, 80, (x, y) -> x > 75 && y > 60), Mask.empty(100, 80), new Tag());
        shapes.forEach(s -> project.draw(gold, image, label, s));
        project.draw(ada, image, label, new Box(1, 70, 5, 5));
        List<BufferedImage> pictures = pictures(ParsedPage.of(report().html()));
        assertEquals(9, pictures.size());
        long withGold = pictures.stream().filter(p -> has(p, 0xffc933)).count();
        long withBlue = pictures.stream().filter(p -> has(p, 0x4aa3ff)).count();
        assertEquals(6, withGold, "all but the tag, the empty mask and what Ada alone drew");
        assertEquals(1, withBlue);
    }

    private static List<BufferedImage> pictures(ParsedPage page) throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        for (ParsedPage.Element img : page.all("img").toList()) {
            String uri = img.attributes().getOrDefault("src", "");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                    Base64.getDecoder().decode(uri.substring("data:image/png;base64,".length()))));
            assertNotNull(picture);
            assertEquals(img.attributes().get("width"), Integer.toString(picture.getWidth()));
            pictures.add(picture);
        }
        return pictures;
    }

    /** Whether some pixel is nearly of the colour; lines that are not upright have soft edges. */
    private static boolean has(BufferedImage picture, int rgb) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                if (near(pixel >> 16, rgb >> 16) && near(pixel >> 8, rgb >> 8) && near(pixel, rgb)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean near(int a, int b) {
        return Math.abs((a & 0xff) - (b & 0xff)) < 32;
    }

    @Test
    void a_16_bit_image_is_stretched_to_what_can_be_seen() throws IOException {
        picture("a.png", 100, 80, BufferedImage.TYPE_USHORT_GRAY);
        cells();
        BufferedImage shown = pictures(ParsedPage.of(report().html(1))).getFirst();
        int brightest = 0;
        for (int x = 0; x < shown.getWidth(); x++) {
            brightest = Math.max(brightest, shown.getRGB(x, shown.getHeight() - 1) & 0xff);
        }
        assertTrue(brightest > 100, "of 255, while the file's values end at 537 of 65535: " + brightest);
    }

    @Test
    void a_missing_image_is_told_in_words() {
        cells();
        ParsedPage page = ParsedPage.of(report().html());
        assertEquals(0, page.all("img").count());
        assertTrue(page.text().contains(folder.resolve("a.png").toString()), page.text());
    }

    @Test
    void an_image_of_another_size_is_not_drawn_upon() throws IOException {
        picture("a.png", 50, 40, BufferedImage.TYPE_BYTE_GRAY);
        cells();
        ParsedPage page = ParsedPage.of(report().html());
        assertEquals(0, page.all("img").count());
        assertTrue(page.text().contains("50 x 40"), page.text());
    }

    @Test
    void the_worst_are_taken_from_every_comparison_and_kind_in_turn() throws IOException {
        picture("a.png", 100, 80, BufferedImage.TYPE_BYTE_GRAY);
        cells();
        ParsedPage page = ParsedPage.of(report().html(6));
        assertEquals(6, page.all("img").count());
        assertTrue(page.text().contains("6 of 6"), page.text());
        assertEquals(2, ParsedPage.of(report().html(2)).all("figure").count());
    }
}
