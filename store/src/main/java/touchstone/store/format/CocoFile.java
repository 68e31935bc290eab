package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A COCO file as it stands, for those who evaluate files and do not take them into a project: nothing is repaired or left
 * out, and what cannot be used refuses the whole file.
 *
 * @param images in file order; empty for a list of results
 * @param categories in file order; empty for a list of results
 * @param objects in file order
 */
public record CocoFile(Path path, List<ImageEntry> images, List<CategoryEntry> categories, List<CocoObject> objects) {

    private static final Messages TEXT = Messages.beside(CocoFile.class);

    /** @param width 0 when the file does not say it, as for the height */
    public record ImageEntry(Object id, int width, int height) {
    }

    /** @param name the id's text when the file gives none */
    public record CategoryEntry(Object id, String name) {
    }

    /**
     * A dataset: images, categories and annotations.
     *
     * @throws InputRefused when it is no such file, an id is missing or occurs twice, or an annotation has a field that
     *         cannot be read
     */
    public static CocoFile dataset(Path file) throws IOException {
        return Json.read(file, in -> new Reader(file).dataset(in));
    }

    /**
     * A list of results.
     *
     * @throws InputRefused when it is no list of objects, or one has a field that cannot be read
     */
    public static CocoFile results(Path file) throws IOException {
        return Json.read(file, in -> new Reader(file).results(in));
    }

    /** How messages call an object of this file. */
    public String where(CocoObject object) {
        return where(path, object.id(), object.place());
    }

    private static String where(Path path, @Nullable Object id, int place) {
        String name = Draft.nameOf(path);
        return id == null
                ? TEXT.text("wherePlace", name, Integer.toString(place))
                : TEXT.text("whereAnnotation", name, id.toString());
    }

    private static final class Reader {

        private final Path file;
        private final List<ImageEntry> images = new ArrayList<>();
        private final List<CategoryEntry> categories = new ArrayList<>();
        private final List<CocoObject> objects = new ArrayList<>();

        Reader(Path file) {
            this.file = file;
        }

        CocoFile results(JsonParser in) throws InputRefused {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw new InputRefused(TEXT.text("notResults", file));
            }
            objects(in);
            return new CocoFile(file, images, categories, objects);
        }

        CocoFile dataset(JsonParser in) throws InputRefused {
            Set<String> found = new HashSet<>();
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw new InputRefused(TEXT.text("notDataset", file, "images"));
            }
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.nextToken();
                if (!key.equals("images") && !key.equals("categories") && !key.equals("annotations")) {
                    in.skipChildren();
                    continue;
                }
                if (in.currentToken() != JsonToken.START_ARRAY) {
                    throw new InputRefused(TEXT.text("notCocoList", file, key));
                }
                found.add(key);
                switch (key) {
                    case "images" -> images(in);
                    case "categories" -> categories(in);
                    default -> objects(in);
                }
            }
            for (String needed : List.of("images", "categories", "annotations")) {
                if (!found.contains(needed)) {
                    throw new InputRefused(TEXT.text("notDataset", file, needed));
                }
            }
            requireDistinct();
            return new CocoFile(file, images, categories, objects);
        }

        private void objects(JsonParser in) throws InputRefused {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                CocoRecord record = CocoRecord.read(in, objects.size() + 1);
                if (record.problem != null) {
                    throw refused(CocoFile.where(file, record.id, record.place),
                            TEXT.text(record.problem, record.problemField));
                }
                objects.add(new CocoObject(record));
            }
        }

        private void images(JsonParser in) throws InputRefused {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Fields fields = new Fields(in);
                if (fields.id == null) {
                    throw refused(TEXT.text("whereImage", Draft.nameOf(file), nth(images)), TEXT.text("imageNoId"));
                }
                images.add(new ImageEntry(fields.id, fields.width, fields.height));
            }
        }

        private void categories(JsonParser in) throws InputRefused {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Fields fields = new Fields(in);
                if (fields.id == null) {
                    throw refused(TEXT.text("whereCategory", Draft.nameOf(file), nth(categories)),
                            TEXT.text("categoryNoId"));
                }
                categories.add(new CategoryEntry(fields.id, fields.name.isBlank()
                        ? fields.id.toString()
                        : fields.name));
            }
        }

        private static String nth(List<?> before) {
            return Integer.toString(before.size() + 1);
        }

        private void requireDistinct() throws InputRefused {
            Set<Object> ids = new HashSet<>();
            for (ImageEntry image : images) {
                if (!ids.add(image.id)) {
                    throw refused(TEXT.text("whereImage", Draft.nameOf(file), image.id), TEXT.text("idDoubled"));
                }
            }
            ids.clear();
            for (CategoryEntry category : categories) {
                if (!ids.add(category.id)) {
                    throw refused(TEXT.text("whereCategory", Draft.nameOf(file), category.id), TEXT.text("idDoubled"));
                }
            }
            ids.clear();
            for (CocoObject object : objects) {
                Object id = object.id();
                if (id != null && !ids.add(id)) {
                    throw refused(CocoFile.where(file, id, object.place()), TEXT.text("idDoubled"));
                }
            }
        }

        private static InputRefused refused(String where, String reason) {
            return new InputRefused(TEXT.text("objectRefused", where, reason));
        }
    }

    /** What is needed of an image or a category. */
    private static final class Fields {

        @Nullable
        Object id;
        String name = "";
        int width;
        int height;

        Fields(JsonParser in) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                in.skipChildren();
                return;
            }
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.nextToken();
                switch (key) {
                    case "id" -> id = CocoRecord.key(in);
                    case "name" -> name = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
                    case "width" -> width = side(in);
                    case "height" -> height = side(in);
                    default -> {
                    }
                }
                in.skipChildren();
            }
        }

        private static int side(JsonParser in) {
            double side = in.currentToken().isNumeric() ? in.getDoubleValue() : 0;
            return side == Math.rint(side) && side > 0 && side <= 1_000_000 ? (int) side : 0;
        }
    }
}
