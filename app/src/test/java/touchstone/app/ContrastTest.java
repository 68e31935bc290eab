package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.settings.Theme;

/** WCAG 2.2, 1.4.3 and 1.4.11: what is read stands out 4.5 to 1 from what lies under it, what is operated 3 to 1. */
class ContrastTest {

    private static final Pattern COLOUR = Pattern.compile("(-ts-[a-z0-9-]+):\\s*#([0-9a-f]{6});");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final List<String> READ = List.of("-ts-text", "-ts-dim", "-ts-good-text", "-ts-warn-text",
            "-ts-bad-text");
    private static final List<String> UNDER = List.of("-ts-background", "-ts-panel", "-ts-raised");

    private static String sheet(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/[*].*?[*]/", "");
        }
    }

    /** The colours that hold in a theme, by name. */
    private static Map<String, Integer> colours(String theme) throws IOException {
        Map<String, Integer> colours = new HashMap<>();
        Matcher rule = RULE.matcher(sheet("tokens.css"));
        while (rule.find()) {
            String selector = rule.group(1).strip();
            if (selector.equals(".root") || selector.equals(".root.ts-" + theme)) {
                Matcher colour = COLOUR.matcher(rule.group(2));
                while (colour.find()) {
                    colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
                }
            }
        }
        return colours;
    }

    private static double luminance(int rgb) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double s = ((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
            linear[i] = s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static double contrast(int a, int b) {
        double one = luminance(a) + 0.05;
        double other = luminance(b) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static void demand(String what, String over, double least, Map<String, Integer> colours,
            Set<String> tooFaint) {
        double found = contrast(Objects.requireNonNull(colours.get(what), what),
                Objects.requireNonNull(colours.get(over), over));
        if (found < least) {
            tooFaint.add(String.format(Locale.ROOT, "%s over %s: %.2f", what, over, found));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void what_is_read_stands_out_from_what_lies_under_it(String theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        Set<String> tooFaint = new LinkedHashSet<>();
        READ.forEach(text -> UNDER.forEach(under -> demand(text, under, 4.5, colours, tooFaint)));
        READ.forEach(text -> List.of("-ts-hover", "-ts-selected")
                .forEach(under -> demand(text, under, 4.5, colours, tooFaint)));
        demand("-ts-text", "-ts-pressed", 4.5, colours, tooFaint);
        demand("-ts-accent", "-ts-raised", 4.5, colours, tooFaint);
        assertEquals(Set.of(), tooFaint);
    }

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void what_is_operated_and_what_has_the_keys_can_be_told_from_its_surroundings(String theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        Set<String> tooFaint = new LinkedHashSet<>();
        for (String under : List.of("-ts-background", "-ts-panel")) {
            for (String edge : List.of("-ts-edge", "-ts-accent")) {
                demand(edge, under, 3, colours, tooFaint);
            }
        }
        assertEquals(Set.of(), tooFaint);
    }

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void what_a_chart_draws_stands_out_from_its_ground(String theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        Set<String> tooFaint = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        Matcher rule = RULE.matcher(sheet("rules.css"));
        while (rule.find()) {
            Matcher drawn = Pattern.compile("-fx-(?:fill|stroke):\\s*(-ts-[a-z0-9-]+)").matcher(rule.group(2));
            String selector = rule.group(1).strip();
            while (selector.startsWith(".chart-") && !selector.equals(".chart-grid") && drawn.find()) {
                seen.add(drawn.group(1));
                demand(drawn.group(1), "-ts-panel", 3, colours, tooFaint);
            }
        }
        assertTrue(seen.size() > 8, seen.toString());
        assertEquals(Set.of(), tooFaint);
    }

    /** What shines through is fainter than its colours say: nobody has to read a band or what cannot be used. */
    @Test
    void nothing_that_is_read_shines_through() throws IOException {
        List<String> faint = new ArrayList<>();
        Matcher rule = RULE.matcher(sheet("rules.css"));
        while (rule.find()) {
            if (rule.group(2).contains("-fx-opacity")) {
                faint.add(rule.group(1).strip());
            }
        }
        faint.removeIf(selector -> selector.contains(":disabled"));
        assertEquals(List.of(".histogram .outside", ".chart-band"), faint);
    }

    /** Every rule that names both, whatever it is for. */
    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void every_rule_that_sets_a_text_and_its_ground_sets_them_apart(String theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        Set<String> tooFaint = new LinkedHashSet<>();
        List<String> seen = new ArrayList<>();
        Matcher rule = RULE.matcher(sheet("rules.css"));
        while (rule.find()) {
            Matcher text = Pattern.compile("-fx-text-fill:\\s*(-ts-[a-z0-9-]+)").matcher(rule.group(2));
            Matcher ground = Pattern.compile("-fx-background-color:[^;]*?(-ts-[a-z0-9-]+)\\s*;").matcher(rule.group(2));
            if (text.find() && ground.find()) {
                seen.add(rule.group(1).strip());
                demand(text.group(1), ground.group(1), 4.5, colours, tooFaint);
            }
        }
        assertTrue(seen.size() > 5, seen.toString());
        assertEquals(Set.of(), tooFaint);
    }

    /** The themes name the same colours, so that none is missing in one of them. */
    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void every_colour_that_a_rule_names_is_there(String theme) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        Matcher name = Pattern.compile("-ts-[a-z0-9-]+").matcher(sheet("rules.css"));
        while (name.find()) {
            named.add(name.group());
        }
        named.removeAll(colours(theme).keySet());
        assertEquals(Set.of(), named);
    }
}
