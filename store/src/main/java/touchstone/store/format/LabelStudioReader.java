package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Progress;

/** Reads the tasks of a Label Studio file, one after the other. */
final class LabelStudioReader {

    /** The image's field that holds the address under which Label Studio knows it. */
    static final String ADDRESS = "labelstudio";
    /** With the annotator's name behind it: the image's field of the seconds that he worked on it. */
    static final String SECONDS = "seconds ";
    /** Of a user whom the file names by number. */
    static final String USER = "user ";

    private static final Messages TEXT = Messages.beside(LabelStudioReader.class);

    private final Path file;
    private final String name;
    private final Draft draft;
    private final LabelStudioAddresses addresses = new LabelStudioAddresses();
    private final LabelStudioSkeletons skeletons;
    private int tasks;

    LabelStudioReader(Path file, ReadOptions options) {
        this.file = file;
        name = Draft.nameOf(file);
        draft = new Draft(file, Draft.folderOf(file), options);
        skeletons = new LabelStudioSkeletons(draft);
    }

    Imported read() throws IOException {
        Json.read(file, this::tasks);
        skeletons.finish();
        return draft.finish();
    }

    private boolean tasks(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            task(Json.value(in, "rle"));
            return true;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new InputRefused(TEXT.text("notLabelStudio", file));
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            task(Json.value(in, "rle"));
        }
        return true;
    }

    private void task(@Nullable Object value) throws IOException {
        tasks++;
        if (!(value instanceof Map<?, ?> task) || !(task.get("data") instanceof Map<?, ?>) && sets(task).isEmpty()) {
            if (tasks == 1) {
                throw new InputRefused(TEXT.text("notLabelStudio", file));
            }
            draft.refuse(TEXT.text("whereTask", name, Integer.toString(tasks)), "taskForm");
            return;
        }
        String where = TEXT.text("whereTask", name, task.get("id") instanceof Number id
                ? id.toString()
                : Integer.toString(tasks));
        List<Map<?, ?>> sets = sets(task);
        List<Map<?, ?>> predictions = maps(task.get("predictions"));
        Optional<Image> image = image(where, task, sets, predictions);
        if (image.isEmpty()) {
            return;
        }
        for (Map<?, ?> set : sets) {
            annotation(where, image.get(), set);
        }
        for (Map<?, ?> prediction : predictions) {
            prediction(where, image.get(), prediction);
        }
        if (task.get("drafts") instanceof List<?> drafts && !drafts.isEmpty()) {
            draft.change(where, "draftsLeftOut", Integer.toString(drafts.size()));
        }
    }

    private static List<Map<?, ?>> sets(Map<?, ?> task) {
        List<Map<?, ?>> sets = new ArrayList<>(maps(task.get("annotations")));
        sets.addAll(maps(task.get("completions")));
        return sets;
    }

    static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(e -> {
                if (e instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            });
        }
        return maps;
    }

    private Optional<Image> image(String where, Map<?, ?> task, List<Map<?, ?>> sets, List<Map<?, ?>> predictions)
            throws IOException {
        Map<?, ?> data = task.get("data") instanceof Map<?, ?> map ? map : Map.of();
        String key = LabelStudioAddresses.key(data);
        String address = key != null && data.get(key) instanceof String text ? text : "";
        if (address.isBlank() && task.get("file_upload") instanceof String upload) {
            address = upload;
        }
        address = draft.clean(where, address);
        String path = addresses.path(address);
        double[] size = size(sets, predictions);
        Optional<Image> image = size[0] > 0
                ? draft.image(where, path, size[0], size[1])
                : draft.imageOfUnknownSize(where, path);
        if (image.isEmpty()) {
            return image;
        }
        if (!address.equals(path) && !address.equals(LabelStudioAddresses.of(path))) {
            draft.field(image.get(), ADDRESS, address);
        }
        data.forEach((field, value) -> {
            boolean says = value instanceof String || value instanceof Boolean || value instanceof Long;
            if (says && !field.equals(key)) {
                draft.field(image.get(), draft.clean(where, String.valueOf(field)),
                        draft.clean(where, String.valueOf(value)));
            }
        });
        return image;
    }

    /** The size that the first result names; 0 where none does. */
    private static double[] size(List<Map<?, ?>> sets, List<Map<?, ?>> predictions) {
        for (List<Map<?, ?>> list : List.of(sets, predictions)) {
            for (Map<?, ?> set : list) {
                for (Map<?, ?> result : maps(set.get("result"))) {
                    if (result.get("original_width") instanceof Long w
                            && result.get("original_height") instanceof Long h
                            && w > 0 && h > 0) {
                        return new double[]{ w, h };
                    }
                }
            }
        }
        return new double[]{ 0, 0 };
    }

    private void annotation(String where, Image image, Map<?, ?> set) {
        Map<?, ?> own = set.get(LabelStudio.OWN) instanceof Map<?, ?> map ? map : Map.of();
        boolean gold = Boolean.TRUE.equals(set.get("ground_truth"));
        String text = own.get("annotator") instanceof String told && !told.isBlank()
                ? told
                : gold ? TEXT.text("groundTruth") : user(set.get("completed_by"));
        Annotator.Role role = gold
                ? Annotator.Role.GOLD
                : role(own.get("role")).orElse(Annotator.Role.ANNOTATOR);
        Annotator by = draft.annotator(draft.clean(where, text), role);
        boolean cancelled = Boolean.TRUE.equals(set.get("was_cancelled"));
        Progress.Status status = own.get("status") instanceof String key
                ? Progress.Status.of(key).orElse(Progress.Status.DONE)
                : Progress.Status.DONE;
        if (!cancelled || !draft.hasStatus(image, by)) {
            draft.status(image, by, cancelled ? Progress.Status.SKIPPED : status);
        }
        if (set.get("lead_time") instanceof Number seconds && Double.isFinite(seconds.doubleValue())
                && seconds.doubleValue() > 0) {
            draft.field(image, SECONDS + by.name(), Draft.number(seconds.doubleValue()));
        }
        new LabelStudioResults(draft, skeletons, where, image, by, null).read(set.get("result"));
    }

    private static Optional<Annotator.Role> role(@Nullable Object key) {
        return key instanceof String text ? Annotator.Role.of(text) : Optional.empty();
    }

    private void prediction(String where, Image image, Map<?, ?> prediction) {
        String version = prediction.get("model_version") instanceof String text && !text.isBlank()
                ? text
                : TEXT.text("modelUnnamed");
        Annotator by = draft.annotator(draft.clean(where, version), Annotator.Role.MODEL);
        Double score = prediction.get("score") instanceof Number n && Double.isFinite(n.doubleValue())
                ? (Double) n.doubleValue()
                : null;
        new LabelStudioResults(draft, skeletons, where, image, by, new LabelStudioResults.Guess(by.name(), score))
                .read(prediction.get("result"));
    }

    /** A user by e-mail address, by name, or by number; who is not told has the file's name. */
    private String user(@Nullable Object by) {
        if (by instanceof Map<?, ?> fields) {
            Map<String, String> texts = new LinkedHashMap<>();
            fields.forEach((key, value) -> {
                if (value instanceof String text && !text.isBlank()) {
                    texts.put(String.valueOf(key), text.strip());
                }
            });
            String full = (texts.getOrDefault("first_name", "") + " " + texts.getOrDefault("last_name", "")).strip();
            String named = texts.getOrDefault("email", full.isEmpty() ? texts.getOrDefault("username", "") : full);
            return named.isEmpty() ? user(fields.get("id")) : named;
        }
        return switch (by) {
            case String text when !text.isBlank() -> text.strip();
            case Long number -> USER + number;
            case null, default -> ImportImages.stem(name);
        };
    }
}
