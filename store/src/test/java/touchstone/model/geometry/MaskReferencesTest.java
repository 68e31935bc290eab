package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import touchstone.model.geometry.Components.Neighbours;

/** What is done to masks, beside what SciPy, OpenCV and scikit-image do; {@code masks.txt} names their versions. */
class MaskReferencesTest {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private record Section(List<String> title, List<String> rows) {
    }

    private static List<Section> sections() throws IOException {
        List<Section> sections = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(MaskReferencesTest.class.getResourceAsStream("masks.txt"))) {
            List<String> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("> ")) {
                    rows = new ArrayList<>();
                    sections.add(new Section(List.of(line.substring(2).split(" ", -1)), rows));
                } else if (!line.isEmpty()) {
                    rows.add(line);
                }
            }
        }
        return sections;
    }

    @TestFactory
    Stream<DynamicTest> everyKernelGivesWhatTheReferenceGives() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Mask mask = Mask.empty(0, 0);
        String name = "";
        for (Section section : sections()) {
            if (section.title.getFirst().equals("mask")) {
                mask = Art.mask(section.rows.toArray(String[]::new));
                name = section.title.get(1);
            } else {
                Mask given = mask;
                tests.add(DynamicTest.dynamicTest(name + ": " + String.join(" ", section.title),
                        () -> assertEquals(String.join("\n", section.rows), result(given, section.title))));
            }
        }
        assertEquals(42, tests.size());
        return tests.stream();
    }

    private static String result(Mask mask, List<String> title) {
        String with = title.size() < 2 ? "" : title.get(1);
        return switch (title.getFirst()) {
            case "components" -> lettered(components(mask, with), mask);
            case "largest" -> Art.text(components(mask, with).largest());
            case "holes" -> Art.text(Morphology.fillHoles(mask));
            case "squared" -> squared(mask);
            case "grow" -> Art.text(Morphology.grow(mask, Double.parseDouble(with)));
            case "shrink" -> Art.text(Morphology.shrink(mask, Double.parseDouble(with)));
            case "smooth" -> Art.text(Morphology.smooth(mask, Double.parseDouble(with)));
            case "flood" -> Art.text(Flood.around(Integer.parseInt(with), Integer.parseInt(title.get(2)), mask));
            default -> throw new IllegalArgumentException(title.getFirst());
        };
    }

    private static Components components(Mask mask, String neighbours) {
        return Components.of(mask, neighbours.equals("4") ? Neighbours.FOUR : Neighbours.EIGHT);
    }

    /** Each component's pixels as one letter, in reading order of their first pixels. */
    private static String lettered(Components components, Mask mask) {
        List<Mask> parts = components.masks();
        StringJoiner rows = new StringJoiner("\n");
        for (int y = 0; y < mask.height(); y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < mask.width(); x++) {
                char letter = '.';
                for (int n = 0; n < parts.size(); n++) {
                    letter = parts.get(n).get(x, y) ? LETTERS.charAt(n % LETTERS.length()) : letter;
                }
                row.append(letter);
            }
            rows.add(row);
        }
        return rows.toString();
    }

    private static String squared(Mask mask) {
        DistanceMap map = DistanceMap.to(mask, Bounds.ofSize(0, 0, mask.width(), mask.height()));
        StringJoiner rows = new StringJoiner("\n");
        for (int y = 0; y < mask.height(); y++) {
            StringJoiner row = new StringJoiner(" ");
            for (int x = 0; x < mask.width(); x++) {
                row.add(Integer.toString(map.squared(x, y)));
            }
            rows.add(row.toString());
        }
        return rows.toString();
    }
}
