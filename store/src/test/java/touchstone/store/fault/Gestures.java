package touchstone.store.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Lines for {@code touchstone edit}, as a hand would draw: mostly new objects, some changed, painted, removed, undone. */
final class Gestures {

    private static final int SIDE = 500;

    private final Random random;
    private final List<String> images;
    private final int corners;
    private final List<String> shapes = new ArrayList<>();
    private final List<String> masks = new ArrayList<>();

    /** @param corners of a polygon; many make large edits */
    Gestures(Random random, List<String> images, int corners) {
        this.random = random;
        this.images = images;
        this.corners = corners;
    }

    /** Takes in the ids that an answer tells. */
    void learn(String line, JsonNode answer) {
        if (answer.path("id").isString()) {
            String id = answer.path("id").asString();
            if (line.contains("\"op\":\"add\"")) {
                shapes.add(id);
            } else if (line.contains("\"op\":\"paint\"") && !masks.contains(id)) {
                masks.add(id);
            }
        }
    }

    String next() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> text("{'op':'undo','image':'%s'}", image());
            case 2 -> text("{'op':'redo','image':'%s'}", image());
            case 3, 4 -> shapes.isEmpty()
                    ? box()
                    : text("{'op':'change','id':'%s','geometry':%s}", any(shapes), random.nextBoolean()
                            ? boxShape()
                            : polygon());
            case 5 -> shapes.size() < 20
                    ? box()
                    : text("{'op':'remove','id':'%s'}", shapes.remove(random.nextInt(shapes.size())));
            case 6, 7 -> masks.isEmpty() || random.nextInt(10) == 0
                    ? paint("null")
                    : paint("'" + any(masks) + "'");
            case 8 -> masks.isEmpty()
                    ? box()
                    : text("{'op':'erase','id':'%s','path':[[%d,%d],[%d,%d]],'radius':3}", any(masks), at(), at(),
                            at(), at());
            case 9, 10, 11, 12 -> text("{'op':'add','image':'%s','label':'%s','geometry':%s}", image(), label(),
                    polygon());
            default -> box();
        };
    }

    String box() {
        return text("{'op':'add','image':'%s','label':'%s','geometry':%s}", image(), label(), boxShape());
    }

    private String paint(String id) {
        return text("{'op':'paint','id':%s,'image':'%s','label':'%s','path':[[%d,%d],[%d,%d],[%d,%d]],'radius':8}", id,
                image(), label(), at(), at(), at(), at(), at(), at());
    }

    private String boxShape() {
        return text("{'box':[%d.5,%d,%d,%d]}", at(), at(), 1 + random.nextInt(50), 1 + random.nextInt(50));
    }

    /** A star around a point: never crosses itself. */
    private String polygon() {
        StringBuilder ring = new StringBuilder();
        double x = 50 + random.nextInt(SIDE - 100);
        double y = 50 + random.nextInt(SIDE - 100);
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 20 + random.nextDouble(25);
            ring.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "[%.3f,%.3f]",
                    x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
        }
        return "{\"polygon\":[[" + ring + "]]}";
    }

    private String image() {
        return any(images);
    }

    private String label() {
        return "label " + random.nextInt(4);
    }

    private int at() {
        return random.nextInt(SIDE);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace('\'', '"'), values);
    }
}
