package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import touchstone.setup.JsonInput;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.qa.labelerror.ObjectErrors.Boxes;
import touchstone.qa.labelerror.ObjectErrors.Given;
import touchstone.qa.labelerror.ObjectErrors.Predicted;

/**
 * The boxes of a COCO dataset beside those of a list of COCO results, image by image in the dataset's order.
 *
 * @param images by the dataset's ids, as JSON writes them
 * @param categories by the dataset's ids, in its order
 * @param annotations for each image the ids of its given boxes, as JSON has them, in the order of its boxes
 * @param detections for each image the places in the list of results, from 0, in the order of its predictions
 */
record CocoBoxes(Map<String, JsonNode> images, Map<String, JsonNode> categories, List<Boxes> boxes,
        List<List<JsonNode>> annotations, List<List<Integer>> detections) {

    private static final Messages TEXT = Messages.beside(CocoBoxes.class);

    static CocoBoxes read(Path dataset, Path results) throws IOException {
        return new Reader(dataset, results).read();
    }

    private static final class Reader {

        private final Path dataset;
        private final Path results;
        private final Map<String, JsonNode> images = new LinkedHashMap<>();
        private final Map<String, JsonNode> categories = new LinkedHashMap<>();
        private final Map<String, Integer> imagePlaces = new LinkedHashMap<>();
        private final Map<String, Integer> categoryPlaces = new LinkedHashMap<>();
        private final List<List<Given>> given = new ArrayList<>();
        private final List<List<Predicted>> predicted = new ArrayList<>();
        private final List<List<JsonNode>> annotations = new ArrayList<>();
        private final List<List<Integer>> detections = new ArrayList<>();

        Reader(Path dataset, Path results) {
            this.dataset = dataset;
            this.results = results;
        }

        CocoBoxes read() throws IOException {
            JsonNode truth = JsonInput.file(dataset);
            for (JsonNode image : list(truth, "images")) {
                String id = id(image, "images");
                imagePlaces.put(id, images.size());
                images.put(id, image);
                given.add(new ArrayList<>());
                predicted.add(new ArrayList<>());
                annotations.add(new ArrayList<>());
                detections.add(new ArrayList<>());
            }
            for (JsonNode category : list(truth, "categories")) {
                String id = id(category, "categories");
                categoryPlaces.put(id, categories.size());
                categories.put(id, category);
            }
            int place = 0;
            for (JsonNode object : list(truth, "annotations")) {
                String where = TEXT.text("boxes.annotation", dataset, ++place);
                int image = place(imagePlaces, object, "image_id", where);
                given.get(image)
                        .add(new Given(box(object, where), place(categoryPlaces, object, "category_id", where)));
                JsonNode id = object.get("id");
                annotations.get(image).add(id == null ? IntNode.valueOf(place) : id);
            }
            readResults(JsonInput.file(results));
            List<Boxes> boxes = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                boxes.add(new Boxes(given.get(i), predicted.get(i)));
            }
            return new CocoBoxes(images, categories, boxes, annotations, detections);
        }

        private void readResults(JsonNode all) throws InputRefused {
            if (!all.isArray()) {
                throw new InputRefused(TEXT.text("boxes.results", results));
            }
            int place = 0;
            for (JsonNode object : all) {
                String where = TEXT.text("boxes.detection", results, place + 1);
                int image = place(imagePlaces, object, "image_id", where);
                JsonNode score = object.get("score");
                if (score == null || !score.isNumber() || !(score.asDouble() >= 0 && score.asDouble() <= 1)) {
                    throw new InputRefused(TEXT.text("boxes.score", where));
                }
                predicted.get(image).add(new Predicted(box(object, where),
                        place(categoryPlaces, object, "category_id", where), score.asDouble()));
                detections.get(image).add(place++);
            }
        }

        private JsonNode list(JsonNode truth, String key) throws InputRefused {
            JsonNode list = truth.get(key);
            if (list == null || !list.isArray()) {
                throw new InputRefused(TEXT.text("boxes.list", dataset, key));
            }
            return list;
        }

        private String id(JsonNode object, String list) throws InputRefused {
            JsonNode id = object.get("id");
            Map<String, JsonNode> known = list.equals("images") ? images : categories;
            if (id == null || !id.isValueNode() || known.containsKey(id.asString())) {
                throw new InputRefused(TEXT.text("boxes.id", dataset, list));
            }
            return id.asString();
        }

        private static int place(Map<String, Integer> places, JsonNode object, String key, String where)
                throws InputRefused {
            JsonNode id = object.get(key);
            Integer place = id == null || !id.isValueNode() ? null : places.get(id.asString());
            if (place == null) {
                throw new InputRefused(TEXT.text("boxes.unknown", where, key, String.valueOf(id)));
            }
            return place;
        }

        private static Bounds box(JsonNode object, String where) throws InputRefused {
            JsonNode box = object.get("bbox");
            if (box == null || box.size() != 4 || box.valueStream().anyMatch(v -> !v.isNumber())) {
                throw new InputRefused(TEXT.text("boxes.box", where));
            }
            double[] v = box.valueStream().mapToDouble(JsonNode::asDouble).toArray();
            if (!(v[2] >= 0 && v[3] >= 0)) {
                throw new InputRefused(TEXT.text("boxes.box", where));
            }
            return Bounds.ofSize(v[0], v[1], v[2], v[3]);
        }
    }
}
