package touchstone.app.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.store.format.Imported;
import touchstone.store.format.Mapping;

/**
 * What becomes of each label of a file that is imported, of its attributes and of the joints of its skeletons: one of the
 * project's, a new one, or nothing.
 */
final class NameTargets extends ScrollPane {

    private static final Messages MESSAGES = Messages.beside(NameTargets.class);
    private static final double TALLEST = 260;
    private static final double WIDEST_NAME = 260;
    /** Of the bar at its right, which would otherwise take the room of the names. */
    private static final double BAR = 16;

    /** @param name of the project's label, null to leave the file's out */
    private record Target(@Nullable String name, String text) {
    }

    private final Map<String, ComboBox<Target>> labels = new LinkedHashMap<>();
    private final Map<String, ComboBox<Target>> attributes = new LinkedHashMap<>();
    private final Map<String, ComboBox<Target>> joints = new LinkedHashMap<>();
    private final GridPane rows = new GridPane();

    NameTargets(Imported read, LabelSchema project) {
        setId("import-labels");
        setFitToWidth(true);
        Grown.by(maxHeightProperty(), TALLEST);
        rows.getStyleClass().add("form");
        Map<LabelId, Long> objects = read.all().stream()
                .collect(Collectors.groupingBy(Annotation::label, Collectors.counting()));
        title("import.labels");
        List<String> known = project.labels().stream().map(Label::name).toList();
        for (Label label : read.schema().labels()) {
            row(labels, label.name(), counted(label.name(), objects.getOrDefault(label.id(), 0L)), known);
        }
        Map<String, Long> valued = read.all().stream().flatMap(a -> a.attributes().keySet().stream())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        Map<String, String> ofObjects = new LinkedHashMap<>();
        valued.forEach((name, count) -> ofObjects.put(name, counted(name, count)));
        rows("import.attributes", attributes, ofObjects,
                project.labels().stream().flatMap(l -> l.attributes().stream()).map(Attribute::name).distinct()
                        .toList());
        Map<String, String> ofSkeletons = new LinkedHashMap<>();
        read.schema().labels().stream().flatMap(NameTargets::joints).forEach(name -> ofSkeletons.put(name, name));
        rows("import.joints", joints, ofSkeletons,
                project.labels().stream().flatMap(NameTargets::joints).distinct().toList());
        setContent(rows);
    }

    @Override
    protected double computePrefWidth(double height) {
        return super.computePrefWidth(height) + Grown.of(BAR);
    }

    private static Stream<String> joints(Label label) {
        return label.skeleton() == null ? Stream.of() : label.skeleton().joints().stream();
    }

    /** Names that the project has nothing to call by are not asked for. */
    private void rows(String title, Map<String, ComboBox<Target>> into, Map<String, String> names,
            List<String> known) {
        if (!names.isEmpty() && !known.isEmpty()) {
            title(title);
            names.forEach((name, text) -> row(into, name, text, known));
        }
    }

    private void title(String key) {
        javafx.scene.control.Label title = Parts.text(MESSAGES.text(key));
        title.setWrapText(true);
        rows.add(title, 0, rows.getRowCount(), 2, 1);
    }

    private void row(Map<String, ComboBox<Target>> into, String name, String said, List<String> known) {
        ComboBox<Target> target = target(name, known);
        into.put(name, target);
        javafx.scene.control.Label text = Parts.elastic();
        text.setText(said);
        Grown.by(text.maxWidthProperty(), WIDEST_NAME);
        text.setLabelFor(target);
        rows.addRow(rows.getRowCount(), text, target);
    }

    private static String counted(String name, long objects) {
        return MESSAGES.text("import.label", name, objects);
    }

    private static ComboBox<Target> target(String name, List<String> known) {
        List<Target> all = new ArrayList<>();
        Target usual = new Target(name, name);
        if (!known.contains(name)) {
            usual = new Target(name, MESSAGES.text("import.label.new", name));
            all.add(usual);
        }
        known.forEach(other -> all.add(new Target(other, other)));
        all.add(new Target(null, MESSAGES.text("import.label.none")));
        ComboBox<Target> target = new ComboBox<>();
        target.getItems().setAll(all);
        target.setValue(usual);
        Grown.by(target.maxWidthProperty(), WIDEST_NAME);
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
        return new Mapping(chosen(labels), chosen(attributes), chosen(joints), true);
    }

    private static Map<String, @Nullable String> chosen(Map<String, ComboBox<Target>> targets) {
        Map<String, @Nullable String> chosen = new HashMap<>();
        targets.forEach((name, target) -> {
            if (!name.equals(target.getValue().name())) {
                chosen.put(name, target.getValue().name());
            }
        });
        return chosen;
    }
}
