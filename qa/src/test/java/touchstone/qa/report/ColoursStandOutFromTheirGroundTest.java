package touchstone.qa.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contrast after WCAG 2.2: 4.5 for text (1.4.3), 3 for marks that tell something (1.4.11); on screen, in the dark, on paper. */
class ColoursStandOutFromTheirGroundTest {

    private static final double TEXT = 4.5;
    private static final double MARK = 3;
    private static final List<String> GROUNDS = List.of("background", "panel", "raised");

    /** Light, dark and paper, each complete. */
    private static List<Map<String, String>> themes = List.of();
    private static String css = "";

    @BeforeAll
    static void readThePagesStyle() throws IOException {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("report.css"))) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Map<String, String>> found = new ArrayList<>();
        Matcher blocks = Pattern.compile(":root \\{(.*?)\\}", Pattern.DOTALL).matcher(css);
        while (blocks.find()) {
            Map<String, String> theme = new HashMap<>(found.isEmpty() ? Map.of() : found.getFirst());
            Matcher colours = Pattern.compile("--(\\w+): (#[0-9a-f]{6})").matcher(blocks.group(1));
            while (colours.find()) {
                theme.put(colours.group(1), colours.group(2));
            }
            found.add(theme);
        }
        themes = found;
    }

    @Test
    void there_is_a_light_a_dark_and_a_paper_theme() {
        assertEquals(3, themes.size());
        assertTrue(luminance(colour(0, "text")) < luminance(colour(0, "panel")));
        assertTrue(luminance(colour(1, "text")) > luminance(colour(1, "panel")));
        assertEquals("#ffffff", colour(2, "panel"));
    }

    @Test
    void text_can_be_read_on_every_ground() {
        for (int theme = 0; theme < 3; theme++) {
            for (String text : List.of("text", "dim", "accent")) {
                for (String ground : GROUNDS) {
                    require(theme, text, colour(theme, ground), ground, TEXT);
                }
            }
        }
    }

    @Test
    void counts_can_be_read_on_every_shade_of_a_matrix() {
        Matcher shades = Pattern.compile("\\.k(\\d) .*var\\(--accent\\) (\\d+)%").matcher(css);
        int n = 0;
        while (shades.find()) {
            for (int theme = 0; theme < 3; theme++) {
                String ground = mixed(colour(theme, "accent"), colour(theme, "panel"),
                        Integer.parseInt(shades.group(2)) / 100.0);
                require(theme, "text", ground, "shade " + shades.group(1), TEXT);
            }
            n++;
        }
        assertEquals(8, n);
    }

    @Test
    void marks_and_curves_can_be_seen() {
        for (int theme = 0; theme < 3; theme++) {
            for (String mark : List.of("gold", "dashed", "plain", "s0", "s1", "s2", "s3", "s4", "s5")) {
                require(theme, mark, colour(theme, "panel"), "panel", MARK);
            }
            for (String severity : List.of("good", "warn", "bad", "accent")) {
                require(theme, severity, colour(theme, "panel"), "panel", MARK);
                require(theme, severity, colour(theme, "raised"), "raised", MARK);
            }
        }
    }

    private static void require(int theme, String name, String ground, String groundName, double least) {
        double contrast = contrast(colour(theme, name), ground);
        assertTrue(contrast >= least, "theme " + theme + ": " + name + " on " + groundName + " has " + contrast);
    }

    private static String colour(int theme, String name) {
        return Objects.requireNonNull(themes.get(theme).get(name), name);
    }

    private static double contrast(String a, String b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 0)) + 0.7152 * linear(channel(colour, 1))
                + 0.0722 * linear(channel(colour, 2));
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double channel(String colour, int index) {
        return Integer.parseInt(colour.substring(1 + 2 * index, 3 + 2 * index), 16) / 255.0;
    }

    private static String mixed(String a, String b, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            long value = Math.round(255 * (share * channel(a, i) + (1 - share) * channel(b, i)));
            mixed.append(String.format(Locale.ROOT, "%02x", value));
        }
        return mixed.toString();
    }
}
