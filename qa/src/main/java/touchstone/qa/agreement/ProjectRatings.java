package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Tag;
import touchstone.qa.scoring.Comparison;

/** Turns a project's objects and image tags into tables of ratings. */
final class ProjectRatings {

    static final String NONE = "(none)";
    static final String OTHER = "(other)";

    private final ProjectView project;
    private final List<Annotator> annotators;
    private final List<String> raters;
    /** Every group of objects that are one, with the label of each annotator; NONE for those who lack it. */
    private final List<List<@Nullable String>> groups = new ArrayList<>();
    /** Every image on which somebody has worked, with the tags of each annotator. */
    private final List<List<@Nullable Set<String>>> images = new ArrayList<>();

    ProjectRatings(ProjectView project, List<Annotator> annotators,
            Map<ImageId, List<Map<Integer, Annotation>>> clusters) {
        this.project = project;
        this.annotators = annotators;
        this.raters = annotators.stream().map(Annotator::name).toList();
        Map<LabelId, String> names = project.schema().labels().stream()
                .collect(Collectors.toMap(Label::id, Label::name));
        for (Image image : project.images()) {
            boolean[] worked = new boolean[annotators.size()];
            for (int a = 0; a < worked.length; a++) {
                worked[a] = Comparison.hasWorked(project, image, annotators.get(a));
            }
            for (Map<Integer, Annotation> group : clusters.getOrDefault(image.id(), List.of())) {
                groups.add(IntStream.range(0, worked.length).<@Nullable String>mapToObj(a -> {
                    Annotation object = group.get(a);
                    return object != null ? names.getOrDefault(object.label(), NONE) : worked[a] ? NONE : null;
                }).collect(Collectors.toCollection(ArrayList::new)));
            }
            images.add(tagsOn(image, worked, names));
        }
    }

    private List<@Nullable Set<String>> tagsOn(Image image, boolean[] worked, Map<LabelId, String> names) {
        List<@Nullable Set<String>> tags = new ArrayList<>();
        for (int a = 0; a < worked.length; a++) {
            tags.add(worked[a]
                    ? project.annotations(image.id(), annotators.get(a).id()).stream()
                            .filter(x -> x.geometry() instanceof Tag)
                            .map(x -> names.getOrDefault(x.label(), NONE))
                            .collect(Collectors.toCollection(TreeSet::new))
                    : null);
        }
        return tags;
    }

    RatingTable objects() {
        return objects(label -> label);
    }

    private RatingTable objects(UnaryOperator<String> category) {
        List<List<@Nullable String>> units = new ArrayList<>();
        for (List<@Nullable String> group : groups) {
            List<@Nullable String> unit = new ArrayList<>();
            int ratings = 0;
            for (String label : group) {
                if (label == null || label.equals(NONE)) {
                    unit.add(null);
                } else {
                    unit.add(category.apply(label));
                    ratings++;
                }
            }
            if (ratings >= 2) {
                units.add(unit);
            }
        }
        return table(units);
    }

    RatingTable objectsOrNone() {
        return table(groups);
    }

    RatingTable tags() {
        List<List<@Nullable String>> units = new ArrayList<>();
        if (!tagNames().isEmpty()) {
            for (List<@Nullable Set<String>> image : images) {
                List<@Nullable String> unit = new ArrayList<>();
                for (Set<String> tags : image) {
                    unit.add(tags == null ? null : tags.isEmpty() ? NONE : String.join(" + ", tags));
                }
                units.add(unit);
            }
        }
        return table(units);
    }

    private Set<String> tagNames() {
        Set<String> names = new LinkedHashSet<>();
        for (Label label : project.schema().labels()) {
            if (images.stream().anyMatch(i -> i.stream().anyMatch(t -> t != null && t.contains(label.name())))) {
                names.add(label.name());
            }
        }
        return names;
    }

    Map<String, RatingTable> byTag() {
        Map<String, RatingTable> tables = new LinkedHashMap<>();
        for (String name : tagNames()) {
            List<List<@Nullable String>> units = new ArrayList<>();
            for (List<@Nullable Set<String>> image : images) {
                List<@Nullable String> unit = new ArrayList<>();
                for (Set<String> tags : image) {
                    unit.add(tags == null ? null : tags.contains(name) ? "yes" : "no");
                }
                units.add(unit);
            }
            tables.put(name, table(units));
        }
        return tables;
    }

    Map<String, RatingTable> byLabel() {
        Map<String, RatingTable> tables = new LinkedHashMap<>();
        for (Label label : project.schema().labels()) {
            if (groups.stream().anyMatch(g -> g.contains(label.name()))) {
                tables.put(label.name(), objects(other -> other.equals(label.name()) ? other : OTHER));
            }
        }
        return tables;
    }

    /** With the categories that occur, as words even where they look like numbers. */
    private RatingTable table(List<List<@Nullable String>> units) {
        Set<String> categories = new TreeSet<>();
        units.forEach(unit -> unit.stream().filter(c -> c != null).forEach(categories::add));
        return RatingTable.of(raters, List.copyOf(categories), units);
    }
}
