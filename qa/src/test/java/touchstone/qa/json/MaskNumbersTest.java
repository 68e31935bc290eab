package touchstone.qa.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rle;
import touchstone.qa.Fixture;
import touchstone.qa.similarity.Iou;

class MaskNumbersTest {

    @TestFactory
    Stream<DynamicTest> equalThoseOfTheReferenceImplementations() {
        return Fixture.cases(Iou.class, "masks.json")
                .map(c -> DynamicTest.dynamicTest(c.get("name").asString(), () -> {
                    JsonNode size = c.get("size");
                    JsonNode spacing = c.get("spacing");
                    ObjectNode numbers = MetricJson.masks(mask(size, c.get("a")), mask(size, c.get("b")),
                            spacing.get(0).asDouble(), spacing.get(1).asDouble(),
                            c.get("normalizedSurfaceDistance").propertyStream()
                                    .mapToDouble(p -> Double.parseDouble(p.getKey())).toArray());
                    for (String key : List.of("areaA", "areaB", "iou", "dice", "boundaryIou", "boundaryDistance",
                            "hausdorff", "hausdorff95", "averageSurfaceDistanceAB", "averageSurfaceDistanceBA",
                            "normalizedSurfaceDistance", "border", "bias")) {
                        compare(key, c.get(key), numbers.get(key));
                    }
                }));
    }

    private static void compare(String where, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            expected.propertyStream()
                    .forEach(p -> compare(where + "." + p.getKey(), p.getValue(), actual.get(p.getKey())));
        } else if (expected.isNull()) {
            assertTrue(actual.has("undefined") && actual.has("because"), where + " is " + actual);
        } else {
            assertTrue(actual.isNumber(), where + " is " + actual);
            assertEquals(expected.asDouble(), actual.asDouble(), 1e-9, where);
        }
    }

    private static Mask mask(JsonNode size, JsonNode counts) {
        return Rle.ofCompressed(size.get(1).asInt(), size.get(0).asInt(), counts.asString()).mask();
    }
}
