package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.OwnExtent;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Keypoints;

/** Reads one COCO file: first every list as it stands, then the objects against their images and categories. */
final class CocoReader {

    private static final Messages TEXT = Messages.beside(CocoReader.class);

    private final Path file;
    private final String name;
    private final boolean keypointsWin;
    private final Draft draft;
    private final List<ImageEntry> imageEntries = new ArrayList<>();
    private final Map<Object, Image> images = new HashMap<>();
    private final CocoCategories categories;
    private final List<CocoRecord> records = new ArrayList<>();
    private boolean isList;
    private final Set<String> givenGroups = new HashSet<>();
    private int nextGroup = 1;
    private int outlinesDropped;
    private int ownExtents;

    private record ImageEntry(@Nullable Object id, @Nullable String fileName, double width, double height) {
    }

    /** @param keypointsWin whether an object with joints and an outline becomes the joints alone instead of two objects */
    CocoReader(Path file, boolean keypointsWin, ReadOptions options) {
        this.file = file;
        this.keypointsWin = keypointsWin;
        name = Draft.nameOf(file);
        draft = new Draft(file, Draft.folderOf(file), options);
        categories = new CocoCategories(name, draft);
    }

    Imported read() throws IOException {
        Json.read(file, in -> {
            root(in, true);
            return true;
        });
        if (isList) {
            explainResults();
        }
        for (ImageEntry entry : imageEntries) {
            addImage(entry);
        }
        categories.addAll(records);
        addObjects();
        if (outlinesDropped > 0) {
            draft.change(name, "outlineDropped");
        }
        if (ownExtents > 0) {
            draft.change(name, "ownExtent", ownExtents);
        }
        return draft.finish();
    }

    private void root(JsonParser in, boolean withObjects) throws InputRefused {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            isList = true;
            objects(in);
            return;
        }
        boolean any = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            switch (key) {
                case "images" -> list(in, key, this::imageEntry);
                case "categories" -> list(in, key, categories::entry);
                case "annotations" -> {
                    if (withObjects && requireList(in, key)) {
                        objects(in);
                    } else {
                        in.skipChildren();
                    }
                }
                default -> {
                    in.skipChildren();
                    continue;
                }
            }
            any = true;
        }
        if (!any) {
            throw new InputRefused(TEXT.text("notCoco", file));
        }
    }

    private interface Entry {
        void at(JsonParser in);
    }

    private void list(JsonParser in, String key, Entry entry) throws InputRefused {
        if (requireList(in, key)) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                entry.at(in);
            }
        }
    }

    private boolean requireList(JsonParser in, String key) throws InputRefused {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new InputRefused(TEXT.text("notCocoList", file, key));
        }
        return true;
    }

    private void objects(JsonParser in) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            records.add(CocoRecord.read(in, records.size() + 1));
        }
    }

    private void imageEntry(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            imageEntries.add(new ImageEntry(null, null, 0, 0));
            return;
        }
        Object id = null;
        String fileName = null;
        double width = 0;
        double height = 0;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            switch (key) {
                case "id" -> id = CocoRecord.key(in);
                case "file_name" -> fileName = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : null;
                case "width" -> width = in.currentToken().isNumeric() ? in.getDoubleValue() : 0;
                case "height" -> height = in.currentToken().isNumeric() ? in.getDoubleValue() : 0;
                default -> {
                }
            }
            in.skipChildren();
        }
        imageEntries.add(new ImageEntry(id, fileName, width, height));
    }

    private void addImage(ImageEntry entry) throws IOException {
        Object id = entry.id;
        if (id == null) {
            draft.refuse(where("whereImage", entry.fileName == null ? "?" : entry.fileName), "imageNoId");
            return;
        }
        String where = where("whereImage", id);
        Image first = images.get(id);
        if (first != null) {
            draft.refuse(where, "imageTwice", first.address());
            return;
        }
        if (entry.fileName == null) {
            draft.refuse(where, "imageNoName");
            return;
        }
        draft.image(where, draft.clean(where, entry.fileName), entry.width, entry.height)
                .ifPresent(image -> images.put(id, image));
    }

    private String where(String key, Object id) {
        return TEXT.text(key, name, id.toString());
    }

    private String where(CocoRecord record) {
        return record.id == null || isList
                ? where("wherePlace", Integer.toString(record.place))
                : where("whereAnnotation", record.id);
    }

    private void addObjects() throws IOException {
        Set<Object> seen = new HashSet<>();
        Set<Object> repeated = new HashSet<>();
        records.forEach(r -> givenGroups.add(r.attributes.getOrDefault(Coco.GROUP, "")));
        for (CocoRecord record : records) {
            Object id = record.id;
            if (id != null && !isList && !seen.add(id) && repeated.add(id)) {
                draft.change(where(record), "idTwice");
            }
            try {
                addObject(record);
            } catch (InvalidGeometry reason) {
                draft.refuse(where(record), reason);
            }
        }
    }

    private void addObject(CocoRecord record) throws IOException {
        if (record.problem != null) {
            draft.refuse(where(record), record.problem, record.problemField);
            return;
        }
        Optional<Image> image = imageOf(record);
        Optional<Draft.LabelDraft> label = image.isEmpty() ? Optional.empty() : labelOf(record);
        if (image.isEmpty() || label.isEmpty()) {
            return;
        }
        CocoShapes shapes = new CocoShapes(record);
        Optional<Box> box = shapes.box();
        Optional<Geometry> outline = shapes.outline(image.get());
        Optional<Keypoints> joints = shapes.keypoints();
        if (joints.isPresent() && !categories.fits(label.get(), joints.get())) {
            draft.refuse(where(record), "keypointJoints", Integer.toString(joints.get().joints().size()),
                    Integer.toString(categories.joints(label.get())));
            return;
        }
        if (shapes.shortRings > 0) {
            draft.change(where(record), "ringsLeftOut", Integer.toString(shapes.shortRings));
        }
        if (outline.isPresent() && box.isPresent() && CocoShapes.apart(box.get(), outline.get())) {
            draft.change(where(record), "boxApart");
        }
        add(record, image.get(), label.get(), box, outline, joints);
    }

    private void add(CocoRecord record, Image image, Draft.LabelDraft label, Optional<Box> box,
            Optional<Geometry> outline, Optional<Keypoints> joints) {
        Supplier<String> where = () -> where(record);
        Double score = record.score;
        Provenance provenance = score == null
                ? Provenance.imported(draft.source())
                : Provenance.model(draft.source(), score);
        Map<String, String> attributes = record.attributes;
        if (attributes.containsKey(Coco.CROWD)) {
            label.attribute(new Attribute(Coco.CROWD, Attribute.Type.CHECKBOX, List.of(), "", false));
        }
        OwnExtent own = joints.map(j -> ownExtent(record, box, j)).orElse(OwnExtent.NONE);
        if (joints.isPresent() && outline.isPresent() && !keypointsWin) {
            Map<String, String> linked = new TreeMap<>(attributes);
            linked.putIfAbsent(Coco.GROUP, freeGroup());
            draft.change(where.get(), "bothKinds", Coco.GROUP);
            draft.add(where, image, label, outline.get(), linked, provenance);
            boolean added = draft.add(where, image, label, joints.get(), own.with(linked), provenance);
            ownExtents += added && !own.equals(OwnExtent.NONE) ? 1 : 0;
            return;
        }
        Optional<? extends Geometry> only = joints.isPresent() ? joints : outline.isPresent() ? outline : box;
        if (only.isEmpty()) {
            draft.refuse(where.get(), "noShape");
        } else if (draft.add(where, image, label, only.get(), own.with(attributes), provenance)
                && joints.isPresent()) {
            outlinesDropped += outline.isPresent() ? 1 : 0;
            ownExtents += own.equals(OwnExtent.NONE) ? 0 : 1;
        }
    }

    /** The next number that no object of the file has; one that an object has is kept with it. */
    private String freeGroup() {
        String group;
        do {
            group = Integer.toString(nextGroup++);
        } while (givenGroups.contains(group));
        return group;
    }

    /** What the file says of a person's box and area that does not follow from the joints. */
    private OwnExtent ownExtent(CocoRecord record, Optional<Box> box, Keypoints joints) {
        Double area = record.area;
        if (area != null && !OwnExtent.isArea(area)) {
            draft.change(where(record), "noArea", Draft.number(area));
            area = null;
        }
        return OwnExtent.beside(joints, box.orElse(null), area);
    }

    private Optional<Image> imageOf(CocoRecord record) throws IOException {
        Object id = record.image;
        if (id == null) {
            draft.refuse(where(record), "noImageId");
            return Optional.empty();
        }
        Image image = images.get(id);
        if (image == null && isList) {
            String path = record.fileName == null ? id.toString() : record.fileName;
            Optional<Image> added = draft.imageOfUnknownSize(where("whereImage", id), path);
            added.ifPresent(a -> images.put(id, a));
            return added;
        }
        if (image == null) {
            draft.refuse(where(record), "noImage", id.toString());
        }
        return Optional.ofNullable(image);
    }

    private Optional<Draft.LabelDraft> labelOf(CocoRecord record) {
        Object id = record.category;
        if (id == null) {
            draft.refuse(where(record), "noCategoryId");
            return Optional.empty();
        }
        Optional<Draft.LabelDraft> label = categories.label(id);
        if (label.isEmpty() && isList) {
            return Optional.of(categories.named(id, record.categoryName));
        }
        if (label.isEmpty()) {
            draft.refuse(where(record), "noCategory", id.toString());
        }
        return label;
    }

    /** A result list names images and categories by number; a COCO file in the same folder may say what they are. */
    private void explainResults() throws IOException {
        boolean explained = records.stream().allMatch(r -> r.fileName != null && r.categoryName != null);
        if (explained) {
            return;
        }
        Set<Object> needed = new HashSet<>();
        records.forEach(r -> {
            if (r.image != null) {
                needed.add(r.image);
            }
        });
        for (Path other : otherFiles()) {
            if (Coco.isDataset(other) && takeImagesAndCategories(other, needed)) {
                return;
            }
        }
        draft.change(name, "resultsByNumber");
    }

    private boolean takeImagesAndCategories(Path other, Set<Object> needed) throws IOException {
        CocoReader dataset = new CocoReader(other, keypointsWin, ReadOptions.NONE);
        try {
            Json.read(other, in -> {
                dataset.root(in, false);
                return true;
            });
        } catch (InputRefused notThisOne) {
            return false;
        }
        Set<Object> known = new HashSet<>();
        dataset.imageEntries.forEach(e -> {
            if (e.id != null) {
                known.add(e.id);
            }
        });
        if (!known.containsAll(needed)) {
            return false;
        }
        dataset.imageEntries.stream().filter(e -> e.id != null && needed.contains(e.id)).forEach(imageEntries::add);
        categories.takeEntries(dataset.categories);
        return true;
    }

    private List<Path> otherFiles() throws IOException {
        try (Stream<Path> beside = Files.list(Draft.folderOf(file))) {
            return beside.filter(p -> p.toString().endsWith(".json") && Files.isRegularFile(p)
                    && !p.equals(file.toAbsolutePath().normalize())).sorted().toList();
        }
    }
}
