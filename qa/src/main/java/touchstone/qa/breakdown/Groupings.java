package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;

/** By what the objects of a project can be grouped. */
public final class Groupings {

    private static final Messages TEXT = Messages.beside(Groupings.class);

    /** COCO's limits between small, medium and large objects, in square pixels. */
    private static final double SMALL = 32 * 32;
    private static final double MEDIUM = 96 * 96;

    private Groupings() {
    }

    /**
     * Annotator pair, label, size, quarter of sizes, aspect; then every field of the images and every attribute with
     * choices, by their names.
     */
    public static List<Grouping> of(ProjectView project, List<Observation> observations) {
        List<Grouping> all = new ArrayList<>(List.of(new Pair(), new OfLabel(names(project)), new Size(),
                Quarters.of(observations), new Aspect()));
        fields(project).forEach(field -> all.add(new Field(field)));
        attributes(project).forEach((name, isCheckbox) -> all.add(new OfAttribute(name, isCheckbox)));
        return all;
    }

    /** The one of the name; a field of the images goes before an attribute of the same name. */
    public static Optional<Grouping> named(List<Grouping> all, String name) {
        return all.stream().filter(g -> g.name().equals(name)).findFirst();
    }

    private static Map<LabelId, String> names(ProjectView project) {
        return project.schema().labels().stream().collect(Collectors.toMap(Label::id, Label::name));
    }

    /** The fields that some image has. */
    public static Set<String> fields(ProjectView project) {
        Set<String> fields = new TreeSet<>();
        project.images().forEach(image -> fields.addAll(image.fields().keySet()));
        return fields;
    }

    /** The attributes whose values are choices, of any label, and whether all labels that have it have a checkbox. */
    private static Map<String, Boolean> attributes(ProjectView project) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (Label label : project.schema().labels()) {
            for (Attribute attribute : label.attributes()) {
                if (attribute.type() == Attribute.Type.SELECT || attribute.type() == Attribute.Type.CHECKBOX) {
                    names.merge(attribute.name(), attribute.type() == Attribute.Type.CHECKBOX, Boolean::logicalAnd);
                }
            }
        }
        return names;
    }

    private record TwoAnnotators(Annotator first, Annotator second) {
    }

    private static final class Pair implements Grouping {

        /** Each put together once. */
        private final Map<TwoAnnotators, List<String>> names = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "pair";
        }

        @Override
        public List<String> of(Observation o) {
            return names.computeIfAbsent(new TwoAnnotators(o.first(), o.second()),
                    pair -> List.of(TEXT.text("group.pair", pair.first.name(), pair.second.name())));
        }
    }

    private record OfLabel(Map<LabelId, String> names) implements Grouping {

        @Override
        public String name() {
            return "label";
        }

        @Override
        public List<String> of(Observation o) {
            return o.objects().map(x -> names.getOrDefault(x.label(), "")).distinct().toList();
        }

        @Override
        public boolean isOfLabels() {
            return true;
        }
    }

    private record Size() implements Grouping {

        private static final List<String> ORDER = List.of("small", "medium", "large");

        @Override
        public String name() {
            return "size";
        }

        @Override
        public List<String> of(Observation o) {
            double area = o.area();
            return area == 0 ? List.of() : List.of(ORDER.get(area < SMALL ? 0 : area < MEDIUM ? 1 : 2));
        }

        @Override
        public List<String> order() {
            return ORDER;
        }

        @Override
        public String text(String group) {
            return TEXT.text("group.size." + group);
        }
    }

    /** The project's own sizes: each group has a quarter of the objects that have an area. */
    private record Quarters(double first, double second, double third, List<String> order) implements Grouping {

        static Quarters of(List<Observation> observations) {
            double[] areas = observations.stream().mapToDouble(Observation::area).filter(a -> a > 0).sorted().toArray();
            return areas.length == 0
                    ? of(0, 0, 0)
                    : of(areas[areas.length / 4], areas[areas.length / 2], areas[areas.length * 3 / 4]);
        }

        private static Quarters of(double first, double second, double third) {
            return new Quarters(first, second, third, List.of(TEXT.text("group.quarter1", first),
                    TEXT.text("group.quarter2", first, second), TEXT.text("group.quarter3", second, third),
                    TEXT.text("group.quarter4", third)));
        }

        @Override
        public String name() {
            return "sizeQuarter";
        }

        @Override
        public List<String> of(Observation o) {
            double area = o.area();
            return area == 0
                    ? List.of()
                    : List.of(order.get(area < first ? 0 : area < second ? 1 : area < third ? 2 : 3));
        }
    }

    /** Longer over shorter side of the bounding box, over both objects together. */
    private record Aspect() implements Grouping {

        private static final List<String> ORDER = List.of("up to 1.5:1", "1.5:1 to 3:1", "3:1 to 10:1", "over 10:1");

        @Override
        public String name() {
            return "aspect";
        }

        @Override
        public List<String> of(Observation o) {
            if (o.area() == 0) {
                return List.of();
            }
            Bounds bounds = o.objects().map(x -> x.geometry().bounds()).reduce(Bounds.EMPTY, Bounds::union);
            double longer = Math.max(bounds.width(), bounds.height());
            double shorter = Math.min(bounds.width(), bounds.height());
            int bin = longer <= 1.5 * shorter ? 0 : longer <= 3 * shorter ? 1 : longer <= 10 * shorter ? 2 : 3;
            return List.of(ORDER.get(bin));
        }

        @Override
        public List<String> order() {
            return ORDER;
        }

        @Override
        public String text(String group) {
            return TEXT.text("group.aspect" + (ORDER.indexOf(group) + 1));
        }
    }

    private record Field(String name) implements Grouping {

        @Override
        public List<String> of(Observation o) {
            String value = o.image().fields().get(name);
            return value == null ? List.of() : List.of(value);
        }
    }

    private record OfAttribute(String name, boolean isCheckbox) implements Grouping {

        @Override
        public List<String> of(Observation o) {
            return o.objects().map(Annotation::attributes).map(values -> values.getOrDefault(name, ""))
                    .filter(value -> !value.isEmpty()).distinct().toList();
        }

        @Override
        public String text(String group) {
            return isCheckbox && (group.equals("true") || group.equals("false"))
                    ? TEXT.text("group.checkbox." + group)
                    : group;
        }
    }
}
