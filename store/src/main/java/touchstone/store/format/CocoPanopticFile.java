package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A file in COCO's panoptic format as it stands, for those who evaluate files (cocodataset.org, "Data format", panoptic
 * segmentation): per image a picture of numbered segments and a list that says what they are.
 */
public record CocoPanopticFile(Path path, List<CategoryEntry> categories, List<Picture> pictures) {

    private static final Messages TEXT = Messages.beside(CocoPanopticFile.class);
    private static final int MOST = 0xffffff;

    /** @param isThing empty when the file does not say it */
    public record CategoryEntry(Object id, String name, Optional<Boolean> isThing) {
    }

    /** @param file the picture's name within its folder */
    public record Picture(Object image, String file, List<SegmentEntry> segments) {
    }

    /** @param area what the file claims; empty when it claims nothing */
    public record SegmentEntry(int id, Object category, OptionalLong area, boolean isCrowd) {
    }

    /**
     * @param withCategories whether the file must have a list of categories
     * @throws InputRefused when it is no such file, or an entry cannot be used
     */
    public static CocoPanopticFile read(Path file, boolean withCategories) throws IOException {
        return Json.read(file, in -> new Reader(file).read(in, withCategories));
    }

    private static final class Reader {

        private final Path file;
        private final String name;
        private final List<CategoryEntry> categories = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();

        Reader(Path file) {
            this.file = file;
            name = Draft.nameOf(file);
        }

        CocoPanopticFile read(JsonParser in, boolean withCategories) throws InputRefused {
            boolean hasCategories = false;
            boolean hasPictures = false;
            if (in.currentToken() == JsonToken.START_OBJECT) {
                for (String key = in.nextName(); key != null; key = in.nextName()) {
                    boolean list = in.nextToken() == JsonToken.START_ARRAY;
                    if (list && key.equals("categories")) {
                        hasCategories = true;
                        categories(in);
                    } else if (list && key.equals("annotations")) {
                        hasPictures = true;
                        pictures(in);
                    } else {
                        in.skipChildren();
                    }
                }
            }
            if (!hasPictures || withCategories && !hasCategories) {
                throw new InputRefused(TEXT.text("notPanoptic", file, hasPictures ? "categories" : "annotations"));
            }
            requireDistinct();
            return new CocoPanopticFile(file, categories, pictures);
        }

        private void requireDistinct() throws InputRefused {
            Set<Object> ids = new HashSet<>();
            for (CategoryEntry category : categories) {
                if (!ids.add(category.id)) {
                    throw refused(TEXT.text("whereCategory", name, category.id), "idDoubled");
                }
            }
            ids.clear();
            for (Picture picture : pictures) {
                if (!ids.add(picture.image)) {
                    throw refused(TEXT.text("whereImage", name, picture.image), "idDoubled");
                }
            }
        }

        private void categories(JsonParser in) throws InputRefused {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Fields fields = new Fields(in);
                if (fields.id == null) {
                    throw refused(TEXT.text("whereCategory", name, Integer.toString(categories.size() + 1)),
                            "categoryNoId");
                }
                categories.add(new CategoryEntry(fields.id,
                        fields.text == null || fields.text.isBlank() ? fields.id.toString() : fields.text,
                        Optional.ofNullable(fields.thing)));
            }
        }

        private void pictures(JsonParser in) throws InputRefused {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Fields fields = new Fields(in);
                String where = TEXT.text("wherePlace", name, Integer.toString(pictures.size() + 1));
                if (fields.image == null) {
                    throw refused(where, "noImageId");
                }
                where = TEXT.text("whereImage", name, fields.image);
                if (fields.fileName == null) {
                    throw refused(where, "imageNoName");
                }
                if (fields.segments == null) {
                    throw refused(where, "noSegments");
                }
                pictures.add(new Picture(fields.image, fields.fileName, segments(where, fields.segments)));
            }
        }

        private static List<SegmentEntry> segments(String where, List<Fields> all) throws InputRefused {
            List<SegmentEntry> segments = new ArrayList<>(all.size());
            for (Fields fields : all) {
                if (!(fields.id instanceof Long id) || id < 0 || id > MOST) {
                    throw refused(where, "segmentId");
                }
                if (fields.category == null) {
                    throw new InputRefused(TEXT.text("objectRefused", where,
                            TEXT.text("segmentCategory", id.toString())));
                }
                segments.add(new SegmentEntry((int) (long) id, fields.category, fields.area, fields.crowd));
            }
            return segments;
        }

        private static InputRefused refused(String where, String key) {
            return new InputRefused(TEXT.text("objectRefused", where, TEXT.text(key)));
        }
    }

    /** What is needed of a category, a picture or a segment. */
    private static final class Fields {

        @Nullable
        Object id;
        @Nullable
        Object image;
        @Nullable
        Object category;
        @Nullable
        String text;
        @Nullable
        String fileName;
        @Nullable
        Boolean thing;
        OptionalLong area = OptionalLong.empty();
        boolean crowd;
        @Nullable
        List<Fields> segments;

        Fields(JsonParser in) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                in.skipChildren();
                return;
            }
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.nextToken();
                field(key, in);
                in.skipChildren();
            }
        }

        private void field(String key, JsonParser in) {
            switch (key) {
                case "id" -> id = CocoRecord.key(in);
                case "image_id" -> image = CocoRecord.key(in);
                case "category_id" -> category = CocoRecord.key(in);
                case "name" -> text = string(in);
                case "file_name" -> fileName = string(in);
                case "isthing" -> thing = flag(in);
                case "iscrowd" -> crowd = Boolean.TRUE.equals(flag(in));
                case "area" -> area = in.currentToken().isNumeric()
                        ? OptionalLong.of(Math.round(in.getDoubleValue()))
                        : OptionalLong.empty();
                case "segments_info" -> {
                    if (in.currentToken() == JsonToken.START_ARRAY) {
                        segments = new ArrayList<>();
                        while (in.nextToken() != JsonToken.END_ARRAY) {
                            segments.add(new Fields(in));
                        }
                    }
                }
                default -> {
                }
            }
        }

        private static @Nullable String string(JsonParser in) {
            return in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : null;
        }

        private static @Nullable Boolean flag(JsonParser in) {
            return switch (in.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue() == 1;
                default -> null;
            };
        }
    }
}
