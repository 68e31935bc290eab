package touchstone.app.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.store.format.Imported;
import touchstone.store.format.Mapping;

/** What becomes of each label of a file that is imported: one of the project's, a new one, or nothing. */
final class LabelTargets extends ScrollPane {

    private static final Messages MESSAGES = Messages.beside(LabelTargets.class);
    private static final double TALLEST = 260;

    /** @param name of the project's label, null to leave the file's out */
    private record Target(@Nullable String name, String text) {
    }

    private final Map<String, ComboBox<Target>> targets = new LinkedHashMap<>();

    LabelTargets(Imported read, LabelSchema project) {
        setId("import-labels");
        setFitToWidth(true);
        setMaxHeight(TALLEST);
        Map<LabelId, Long> objects = read.all().stream()
                .collect(Collectors.groupingBy(Annotation::label, Collectors.counting()));
        GridPane rows = new GridPane();
        rows.getStyleClass().add("form");
        for (Label label : read.schema().labels()) {
            ComboBox<Target> target = target(label, project);
            targets.put(label.name(), target);
            javafx.scene.control.Label name = Parts.text(
                    MESSAGES.text("import.label", label.name(), objects.getOrDefault(label.id(), 0L)));
            name.setLabelFor(target);
            rows.addRow(targets.size() - 1, name, target);
        }
        setContent(rows);
    }

    private static ComboBox<Target> target(Label label, LabelSchema project) {
        List<Target> all = new ArrayList<>();
        Target usual = new Target(label.name(), label.name());
        if (project.byName(label.name()).isEmpty()) {
            usual = new Target(label.name(), MESSAGES.text("import.label.new", label.name()));
            all.add(usual);
        }
        project.labels().forEach(known -> all.add(new Target(known.name(), known.name())));
        all.add(new Target(null, MESSAGES.text("import.label.none")));
        ComboBox<Target> target = new ComboBox<>();
        target.getItems().setAll(all);
        target.setValue(usual);
        target.setMaxWidth(Double.MAX_VALUE);
        target.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Target t) {
                return t == null ? "" : t.text();
            }

            @Override
            public @Nullable Target fromString(String text) {
                return null;
            }
        });
        return target;
    }

    Mapping mapping() {
        Map<String, @Nullable String> labels = new HashMap<>();
        targets.forEach((name, target) -> {
            if (!name.equals(target.getValue().name())) {
                labels.put(name, target.getValue().name());
            }
        });
        return new Mapping(labels, Map.of(), Map.of(), true);
    }
}
