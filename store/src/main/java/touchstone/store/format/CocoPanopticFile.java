package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A file in COCO's panoptic format as it stands (cocodataset.org, "Data format", panoptic
 * segmentation): per image a picture of numbered segments and a list that says what they are.
 */
public record CocoPanopticFile(Path path, List<CategoryEntry> categories, List<ImageEntry> images,
        List<Picture> pictures) {

    private static final Messages TEXT = Messages.beside(CocoPanopticFile.class);
    private static final int MOST = 0xffffff;

    /** @param isThing empty when the file does not say it */
    public record CategoryEntry(Object id, String name, Optional<Boolean> isThing) {
    }

    /** @param file the image's name; empty when it has none */
    public record ImageEntry(Object id, String file) {
    }

    /** @param file the picture's name within its folder */
    public record Picture(Object image, String file, List<SegmentEntry> segments) {
    }

    /**
     * @param area what the file claims; empty when it claims nothing
     * @param score of a prediction that has one
     */
    public record SegmentEntry(int id, Object category, OptionalLong area, boolean isCrowd,
            Map<String, String> attributes, @Nullable Double score) {
    }

    /**
     * @param withCategories whether the file must have a list of categories
     * @throws InputRefused when it is no such file, or an entry cannot be used
     */
    public static CocoPanopticFile read(Path file, boolean withCategories) throws IOException {
        return Json.read(file, in -> new Reader(file, null).read(in, withCategories));
    }

    /** As it stands but for entries that cannot be used, which are told and left out. */
    static CocoPanopticFile readGood(Path file, List<Imported.Note> refused) throws IOException {
        return Json.read(file, in -> new Reader(file, refused).read(in, false));
    }

    private static final class Reader {

        private final Path file;
        private final String name;
        private final List<CategoryEntry> categories = new ArrayList<>();
        private final List<ImageEntry> images = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();
        private final @Nullable List<Imported.Note> refused;

        /** @param refused where unusable entries are told; null when the first one refuses the file */
        Reader(Path file, @Nullable List<Imported.Note> refused) {
            this.file = file;
            this.refused = refused;
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
                    } else if (list && key.equals("images")) {
                        images(in);
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
            return new CocoPanopticFile(file, categories, images, pictures);
        }

        private void requireDistinct() throws InputRefused {
            Set<Object> ids = new HashSet<>();
            for (CategoryEntry category : List.copyOf(categories)) {
                if (!ids.add(category.id)) {
                    refuse(TEXT.text("whereCategory", name, category.id), TEXT.text("idDoubled"));
                    categories.remove(category);
                }
            }
            ids.clear();
            for (Picture picture : List.copyOf(pictures)) {
                if (!ids.add(picture.image)) {
                    refuse(TEXT.text("whereImage", name, picture.image), TEXT.text("idDoubled"));
                    pictures.remove(picture);
                }
            }
        }

        private void categories(JsonParser in) throws InputRefused {
            for (int place = 1; in.nextToken() != JsonToken.END_ARRAY; place++) {
                Fields fields = new Fields(in);
                if (fields.id == null) {
                    refuse(TEXT.text("whereCategory", name, Integer.toString(place)), TEXT.text("categoryNoId"));
                    continue;
                }
                categories.add(new CategoryEntry(fields.id,
                        fields.text == null || fields.text.isBlank() ? fields.id.toString() : fields.text,
                        Optional.ofNullable(fields.thing)));
            }
        }

        private void images(JsonParser in) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Fields fields = new Fields(in);
                if (fields.id != null) {
                    images.add(new ImageEntry(fields.id, fields.fileName == null ? "" : fields.fileName));
                }
            }
        }

        private void pictures(JsonParser in) throws InputRefused {
            for (int place = 1; in.nextToken() != JsonToken.END_ARRAY; place++) {
                Fields fields = new Fields(in);
                String where = TEXT.text("wherePlace", name, Integer.toString(place));
                if (fields.image == null) {
                    refuse(where, TEXT.text("noImageId"));
                    continue;
                }
                where = TEXT.text("whereImage", name, fields.image);
                if (fields.fileName == null) {
                    refuse(where, TEXT.text("imageNoName"));
                } else if (fields.segments == null) {
                    refuse(where, TEXT.text("noSegments"));
                } else {
                    pictures.add(new Picture(fields.image, fields.fileName, segments(where, fields.segments)));
                }
            }
        }

        private List<SegmentEntry> segments(String where, List<Fields> all) throws InputRefused {
            List<SegmentEntry> segments = new ArrayList<>(all.size());
            for (Fields fields : all) {
                if (!(fields.id instanceof Long id) || id < 0 || id > MOST) {
                    refuse(where, TEXT.text("segmentId"));
                } else if (fields.category == null) {
                    refuse(where, TEXT.text("segmentCategory", id.toString()));
                } else {
                    segments.add(new SegmentEntry((int) (long) id, fields.category, fields.area, fields.crowd,
                            fields.attributes, fields.score));
                }
            }
            return segments;
        }

        private void refuse(String where, String reason) throws InputRefused {
            if (refused == null) {
                throw new InputRefused(TEXT.text("objectRefused", where, reason));
            }
            refused.add(new Imported.Note(where, reason));
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
        Map<String, String> attributes = Map.of();
        @Nullable
        Double score;
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
                case "score" -> score = in.currentToken().isNumeric() && Double.isFinite(in.getDoubleValue())
                        ? (Double) in.getDoubleValue()
                        : null;
                case "attributes" -> {
                    if (in.currentToken() == JsonToken.START_OBJECT) {
                        attributes = new TreeMap<>();
                        for (String name = in.nextName(); name != null; name = in.nextName()) {
                            in.nextToken();
                            String value = Json.text(in);
                            if (value != null) {
                                attributes.put(name, value);
                            }
                        }
                    }
                }
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
