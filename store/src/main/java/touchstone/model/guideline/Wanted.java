package touchstone.model.guideline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.note.Published;

/**
 * Under which version of the guideline at least what is drawn of a class has to be made: the newest that changed what the
 * class means. One rule for what has to be looked at again and for what may leave.
 *
 * @param versions by label; labels that never changed in meaning are not in it
 * @param wider the newest that made the class be found where there was none, by label
 */
public record Wanted(Map<LabelId, Integer> versions, Map<LabelId, Integer> wider) {

    public Wanted {
        versions = Map.copyOf(versions);
        wider = Map.copyOf(wider);
    }

    public static Wanted of(ProjectView project) {
        return of(project.schema().labels().stream().collect(Collectors.toMap(Label::id, Label::name)),
                project.notes().stream().flatMap(n -> Published.of(n).stream()).toList(),
                project.guidelines().stream().collect(Collectors.toMap(Guideline::id, Guideline::version)));
    }

    /** @param numbers of versions as they are now; one that was taken in from elsewhere may have been numbered anew */
    static Wanted of(Map<LabelId, String> labels, Collection<Published> published, Map<GuidelineId, Integer> numbers) {
        Map<String, Integer> byName = new HashMap<>();
        Map<String, Integer> wider = new HashMap<>();
        for (Published p : published) {
            int version = Objects.requireNonNullElse(numbers.get(p.guideline()), p.version());
            p.labels().forEach(l -> byName.merge(l.toLowerCase(Locale.ROOT), version, Math::max));
            p.wider().forEach(l -> wider.merge(l.toLowerCase(Locale.ROOT), version, Math::max));
        }
        return new Wanted(byLabel(labels, byName), byLabel(labels, wider));
    }

    private static Map<LabelId, Integer> byLabel(Map<LabelId, String> labels, Map<String, Integer> byName) {
        Map<LabelId, Integer> versions = new HashMap<>();
        labels.forEach((id, name) -> {
            Integer version = byName.get(name.toLowerCase(Locale.ROOT));
            if (version != null) {
                versions.put(id, version);
            }
        });
        return versions;
    }

    /** 0 for any. */
    public int version(LabelId label) {
        return versions.getOrDefault(label, 0);
    }

    /** Whether an object was made under a version in which its class meant something else, or under none. */
    public boolean isOlder(Annotation object) {
        return object.provenance().guidelineVersion() < version(object.label());
    }
}
