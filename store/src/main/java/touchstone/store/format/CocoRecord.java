package touchstone.store.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One element of a COCO annotation or result list as the file has it, before its image and category are known: the lists
 * of a COCO file may come in any order.
 */
final class CocoRecord {

    private static final int START = 32;

    /** Counted from 1, for objects without an id. */
    final int place;
    @Nullable
    Object id;
    @Nullable
    Object image;
    @Nullable
    Object category;
    @Nullable
    String fileName;
    @Nullable
    String categoryName;
    double @Nullable [] box;
    /** Rings of a polygon; null when the segmentation is missing or of another kind. */
    @Nullable
    List<double[]> rings;
    /** Height and width of a run-length encoding. */
    double @Nullable [] size;
    double @Nullable [] counts;
    @Nullable
    String compressed;
    double @Nullable [] keypoints;
    @Nullable
    Double score;
    /** The area that the file claims; null where it gives no finite number. */
    @Nullable
    Double area;
    /** How many joints the file says are labelled; null where it gives no finite number. */
    @Nullable
    Double labelled;
    final Map<String, String> attributes = new TreeMap<>();

    /** Key of the text that says why the object cannot be used, or null; the first one found stays. */
    @Nullable
    String problem;
    String problemField = "";

    private CocoRecord(int place) {
        this.place = place;
    }

    boolean isRle() {
        return size != null || counts != null || compressed != null;
    }

    /** Reads the object at whose start the parser stands, whatever it holds, to its end. */
    static CocoRecord read(JsonParser in, int place) {
        CocoRecord record = new CocoRecord(place);
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            record.wrong("badValue", "annotations");
            return record;
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            record.field(name, in);
        }
        return record;
    }

    private void field(String name, JsonParser in) {
        switch (name) {
            case "id" -> id = key(in, name);
            case "image_id" -> image = key(in, name);
            case "category_id" -> category = key(in, name);
            case "file_name" -> fileName = string(in);
            case "category_name" -> categoryName = string(in);
            case "bbox" -> box = numbers(in, name);
            case "segmentation" -> segmentation(in);
            case "keypoints" -> keypoints = numbers(in, name);
            case "score" -> score = number(in, name);
            case "area" -> area = claimed(in);
            case "num_keypoints" -> labelled = claimed(in);
            case "iscrowd" -> crowd(in);
            case "attributes" -> attributes(in);
            default -> extra(name, in);
        }
    }

    private void crowd(JsonParser in) {
        switch (in.currentToken()) {
            case VALUE_NULL, VALUE_FALSE -> {
            }
            case VALUE_TRUE -> attributes.put(Coco.CROWD, "true");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (in.getDoubleValue() != 0) {
                    attributes.put(Coco.CROWD, "true");
                }
            }
            default -> {
                in.skipChildren();
                wrong("badValue", Coco.CROWD);
            }
        }
    }

    private void attributes(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            extra("attributes", in);
            return;
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            extra(name, in);
        }
    }

    /** A field that COCO does not know becomes an attribute, so that it survives. */
    private void extra(String name, JsonParser in) {
        String text = Json.text(in);
        if (text != null) {
            attributes.put(name, text);
        }
    }

    private void segmentation(JsonParser in) {
        switch (in.currentToken()) {
            case VALUE_NULL -> {
            }
            case START_ARRAY -> rings = rings(in);
            case START_OBJECT -> runs(in);
            default -> wrong("segmentationForm", "segmentation");
        }
    }

    private List<double[]> rings(JsonParser in) {
        List<double[]> list = new ArrayList<>(1);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_ARRAY) {
                double[] ring = numbers(in, "segmentation");
                list.add(ring == null ? new double[0] : ring);
            } else {
                in.skipChildren();
                wrong("segmentationForm", "segmentation");
            }
        }
        return list;
    }

    private void runs(JsonParser in) {
        boolean any = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (name.equals("size")) {
                any = true;
                size = numbers(in, "size");
            } else if (name.equals("counts") && in.currentToken() == JsonToken.VALUE_STRING) {
                any = true;
                compressed = in.getString();
            } else if (name.equals("counts")) {
                any = true;
                counts = numbers(in, "counts");
            } else {
                in.skipChildren();
            }
        }
        if (!any) {
            wrong("segmentationForm", "segmentation");
        }
    }

    /** The list of numbers at which the parser stands; null for null and, with a problem noted, for anything else. */
    private double @Nullable [] numbers(JsonParser in, String field) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            if (in.currentToken() != JsonToken.VALUE_NULL) {
                in.skipChildren();
                wrong("badValue", field);
            }
            return null;
        }
        double[] values = new double[START];
        int n = 0;
        boolean good = true;
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                in.skipChildren();
                good = false;
                continue;
            }
            if (n == values.length) {
                values = Arrays.copyOf(values, 2 * n);
            }
            double value = in.getDoubleValue();
            if (!Double.isFinite(value)) {
                wrong("notFinite", field);
            }
            values[n++] = value;
        }
        if (!good) {
            wrong("badValue", field);
            return null;
        }
        return Arrays.copyOf(values, n);
    }

    private @Nullable Double number(JsonParser in, String field) {
        switch (in.currentToken()) {
            case VALUE_NULL -> {
                return null;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double value = in.getDoubleValue();
                if (Double.isFinite(value)) {
                    return value;
                }
                wrong("notFinite", field);
            }
            default -> {
                in.skipChildren();
                wrong("badNumber", field);
            }
        }
        return null;
    }

    /** A number that an import computes anew and that only an evaluation of the file takes as it stands. */
    private static @Nullable Double claimed(JsonParser in) {
        if (!in.currentToken().isNumeric()) {
            in.skipChildren();
            return null;
        }
        double value = in.getDoubleValue();
        return Double.isFinite(value) ? value : null;
    }

    private @Nullable Object key(JsonParser in, String field) {
        Object key = key(in);
        if (key == null && in.currentToken() != JsonToken.VALUE_NULL) {
            wrong("badId", field);
        }
        return key;
    }

    /** An id: a Long, a BigInteger where that is too short, or a text; null for anything else, which is passed over. */
    static @Nullable Object key(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return in.getString();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? (Object) in.getBigIntegerValue()
                    : (Object) in.getLongValue();
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = in.getDoubleValue();
            return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Long) (long) value : null;
        }
        in.skipChildren();
        return null;
    }

    private static @Nullable String string(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getString();
        }
        in.skipChildren();
        return null;
    }

    private void wrong(String key, String field) {
        if (problem == null) {
            problem = key;
            problemField = field;
        }
    }
}
