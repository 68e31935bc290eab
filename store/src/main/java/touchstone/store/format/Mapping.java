package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Annotator;
import touchstone.model.Progress;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Keypoints;

/**
 * How the names of a read file become those of a project: of labels, of attributes, of the joints of skeletons. What is
 * mapped to null is left out; what is not mentioned keeps its name. Joints that have the names of the project's skeleton
 * are put into its order.
 *
 * @param others whether labels that the project does not have are taken over as new ones; their objects are left out
 *        otherwise
 */
public record Mapping(Map<String, @Nullable String> labels, Map<String, @Nullable String> attributes,
        Map<String, @Nullable String> joints, boolean others) {

    /** Every name as it stands, unknown labels as new ones. */
    public static final Mapping NONE = new Mapping(Map.of(), Map.of(), Map.of(), true);

    private static final Messages TEXT = Messages.beside(Mapping.class);
    private static final String LABELS = "labels";
    private static final String ATTRIBUTES = "attributes";
    private static final String JOINTS = "joints";

    /**
     * A file of three maps, each of which may be missing: {@code {"labels": {"tumour": "lesion", "junk": null},
     * "attributes": {"grade": "stage"}, "joints": {"l_eye": "left eye"}}}.
     */
    public static Mapping read(Path file, boolean others) throws IOException {
        Map<?, ?> content = Json.read(file, in -> Json.value(in) instanceof Map<?, ?> map ? map : Map.of("", ""));
        for (Object key : content.keySet()) {
            if (!Set.of(LABELS, ATTRIBUTES, JOINTS).contains(key)) {
                throw new InputRefused(TEXT.text("mappingForm", file));
            }
        }
        return new Mapping(names(file, content, LABELS), names(file, content, ATTRIBUTES),
                names(file, content, JOINTS), others);
    }

    private static Map<String, @Nullable String> names(Path file, Map<?, ?> content, String key) throws InputRefused {
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        if (content.containsKey(key)) {
            if (!(content.get(key) instanceof Map<?, ?> map)) {
                throw new InputRefused(TEXT.text("mappingForm", file));
            }
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getValue() != null && !(entry.getValue() instanceof String name && !name.isBlank())) {
                    throw new InputRefused(TEXT.text("mappingForm", file));
                }
                names.put(String.valueOf(entry.getKey()), (String) entry.getValue());
            }
        }
        return names;
    }

    /** Names of the file's labels that become new ones of the project. */
    public List<String> newLabels(Imported from, LabelSchema project) {
        return from.schema().labels().stream().map(l -> target(labels, l.name())).filter(Objects::nonNull).distinct()
                .filter(name -> others && project.byName(name).isEmpty()).toList();
    }

    /** The same content under the project's names, with notes of what was left out. */
    public Imported apply(Imported from, LabelSchema project) {
        return equals(NONE) && from.schema().labels().stream().allMatch(l -> l.skeleton() == null)
                ? from
                : new Work(from, project).run();
    }

    private static @Nullable String target(Map<String, @Nullable String> map, String name) {
        return map.containsKey(name) ? map.get(name) : name;
    }

    /** One file on its way into the project's names. */
    private final class Work {

        private final Imported from;
        private final LabelSchema project;
        private final Map<LabelId, String> targets = new HashMap<>();
        private final Map<String, Label> byName = new LinkedHashMap<>();
        private final Map<LabelId, int[]> orders = new HashMap<>();
        private final Map<LabelId, Integer> leftOut = new LinkedHashMap<>();
        private final List<Imported.Note> refused;
        private final List<Imported.Note> changed;

        Work(Imported from, LabelSchema project) {
            this.from = from;
            this.project = project;
            refused = new ArrayList<>(from.refused());
            changed = new ArrayList<>(from.changed());
        }

        Imported run() {
            from.schema().labels().forEach(this::label);
            from.schema().labels().forEach(this::parent);
            List<Annotation> objects = new ArrayList<>();
            for (Annotation a : from.all()) {
                String name = targets.get(a.label());
                if (name == null) {
                    leftOut.merge(a.label(), 1, Integer::sum);
                } else {
                    objects.add(object(a, Objects.requireNonNull(byName.get(name))));
                }
            }
            from.schema().labels().stream().filter(l -> !targets.containsKey(l.id())).forEach(this::noteLeftOut);
            noteUnknown(labels, from.schema().labels().stream().map(Label::name).toList(), "mappingLabel");
            noteUnknown(attributes, attributeNames(), "mappingAttribute");
            noteUnknown(joints, from.schema().labels().stream().map(Label::skeleton).filter(Objects::nonNull)
                    .flatMap(s -> s.joints().stream()).toList(), "mappingJoint");
            return new Imported(new LabelSchema(List.copyOf(byName.values())), from.annotators(), from.images(),
                    objects,
                    progress(), from.guidelines(), new Imported.Notes(refused, changed), from.base(), from.notes());
        }

        private List<String> attributeNames() {
            Set<String> names = new HashSet<>();
            from.schema().labels().forEach(l -> l.attributes().forEach(a -> names.add(a.name())));
            from.all().forEach(a -> names.addAll(a.attributes().keySet()));
            return List.copyOf(names);
        }

        private void label(Label label) {
            String name = target(labels, label.name());
            if (name == null || !others && project.byName(name).isEmpty()) {
                return;
            }
            Label renamed = label.withName(name).withAttributes(attributes(label.attributes()));
            renamed = renamed.withSkeleton(skeleton(renamed, project.byName(name).map(Label::skeleton).orElse(null)));
            byName.merge(name, renamed, Work::joined);
            targets.put(label.id(), name);
        }

        /** Two labels of the file that become one. */
        private static Label joined(Label first, Label second) {
            List<Attribute> all = new ArrayList<>(first.attributes());
            second.attributes().stream().filter(a -> first.attribute(a.name()).isEmpty()).forEach(all::add);
            return first.withAttributes(all)
                    .withSkeleton(first.skeleton() == null ? second.skeleton() : first.skeleton());
        }

        /** The place in the tree, under the name that the wider label has now. */
        private void parent(Label label) {
            String name = targets.get(label.id());
            LabelId parent = label.parent();
            if (name != null && parent != null) {
                String wider = targets.get(parent);
                byName.computeIfPresent(name, (n, l) -> l.withParent(
                        wider == null || wider.equals(n) ? null : Objects.requireNonNull(byName.get(wider)).id()));
            }
        }

        private List<Attribute> attributes(List<Attribute> all) {
            Map<String, Attribute> renamed = new LinkedHashMap<>();
            for (Attribute a : all) {
                String name = target(attributes, a.name());
                if (name != null) {
                    renamed.putIfAbsent(name,
                            new Attribute(name, a.type(), a.choices(), a.initial(), a.required()));
                }
            }
            return List.copyOf(renamed.values());
        }

        /** The project's skeleton where it has all of the file's joints, which then go to their places. */
        private @Nullable Skeleton skeleton(Label label, @Nullable Skeleton known) {
            Skeleton own = label.skeleton();
            if (own == null) {
                return null;
            }
            List<String> names = own.joints().stream().map(j -> Objects.requireNonNullElse(target(joints, j), ""))
                    .toList();
            if (known == null) {
                return new Skeleton(names, own.edges(), own.pairs());
            }
            int[] order = names.stream().mapToInt(known.joints()::indexOf).toArray();
            boolean allKnown = true;
            for (int i = 0; i < order.length; i++) {
                allKnown &= order[i] >= 0 || names.get(i).isEmpty();
            }
            if (!allKnown) {
                return new Skeleton(names, own.edges(), own.pairs());
            }
            orders.put(label.id(), order);
            return known;
        }

        private Annotation object(Annotation a, Label label) {
            Map<String, String> values = new TreeMap<>();
            a.attributes().forEach((name, value) -> {
                String target = target(attributes, name);
                if (target != null) {
                    values.put(target, value);
                }
            });
            Annotation mapped = a.withLabel(label.id()).withAttributes(values);
            int[] order = orders.get(a.label());
            return order != null && a.geometry() instanceof Keypoints k && k.joints().size() == order.length
                    && label.skeleton() != null
                            ? mapped.withGeometry(ordered(k, order, label.skeleton().joints().size()))
                            : mapped;
        }

        private static Keypoints ordered(Keypoints object, int[] order, int joints) {
            List<Keypoints.Joint> ordered = new ArrayList<>();
            for (int i = 0; i < joints; i++) {
                ordered.add(new Keypoints.Joint(0, 0, 0));
            }
            for (int i = 0; i < order.length; i++) {
                if (order[i] >= 0) {
                    ordered.set(order[i], object.joints().get(i));
                }
            }
            return new Keypoints(ordered);
        }

        private void noteLeftOut(Label label) {
            String count = Integer.toString(leftOut.getOrDefault(label.id(), 0));
            String name = target(labels, label.name());
            if (name == null) {
                changed.add(new Imported.Note(label.name(), TEXT.text("mappedAway", count)));
            } else {
                refused.add(new Imported.Note(label.name(), TEXT.text("labelUnknown", name, count)));
            }
        }

        private void noteUnknown(Map<String, @Nullable String> map, List<String> names, String key) {
            map.keySet().stream().filter(name -> !names.contains(name))
                    .forEach(name -> changed.add(new Imported.Note(name, TEXT.text(key))));
        }

        private List<Progress> progress() {
            List<Progress> progress = new ArrayList<>();
            for (Image image : from.images()) {
                for (Annotator annotator : from.annotators()) {
                    Progress.Status status = from.status(image.id(), annotator.id());
                    if (status != Progress.Status.TODO) {
                        progress.add(new Progress(image.id(), annotator.id(), status));
                    }
                }
            }
            return progress;
        }
    }
}
