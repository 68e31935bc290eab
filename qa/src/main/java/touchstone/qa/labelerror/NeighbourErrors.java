package touchstone.qa.labelerror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.qa.ErrorKind;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.EmbeddingNeighbours.Neighbourhood;

/** Objects and image tags whose {@link EmbeddingNeighbours} have another label. */
public final class NeighbourErrors {

    /** From this share of neighbours with another label on, an example is listed. */
    public static final double LISTED = 0.8;

    private NeighbourErrors() {
    }

    /** What the embedding gives an object or tag. */
    @SuppressWarnings("ArrayRecordComponent") // a vector, never compared
    public record Embedded(Image image, Annotation object, float[] vector) {
    }

    /** The worst first. */
    public static List<Suspicion> of(ProjectView project, List<Embedded> examples, int k, Rules rules, Watch watch) {
        LabelNames names = new LabelNames(project.schema());
        Map<LabelId, Integer> places = new HashMap<>();
        List<LabelId> labels = new ArrayList<>();
        int[] labelOf = new int[examples.size()];
        for (int i = 0; i < labelOf.length; i++) {
            LabelId label = examples.get(i).object.label();
            labelOf[i] = places.computeIfAbsent(label, l -> {
                labels.add(l);
                return labels.size() - 1;
            });
        }
        List<Neighbourhood> all = EmbeddingNeighbours.of(
                examples.stream().map(Embedded::vector).toArray(float[][]::new),
                labelOf, k, watch);
        List<Suspicion> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Neighbourhood near = all.get(i);
            Embedded e = examples.get(i);
            if (near.different() >= LISTED) {
                @Nullable
                Bounds region = e.object.geometry().bounds().isEmpty() ? null : e.object.geometry().bounds();
                found.add(new Suspicion(Suspicion.Kind.NEIGHBOURS, rules.severity(ErrorKind.CLASS), e.image,
                        List.of(e.object), region, near.different(), LabelErrors.TEXT.text("found.neighbours",
                                names.of(e.object), names.of(labels.get(near.likeliest())), near.different(),
                                near.nearest().size())));
            }
        }
        found.sort(Suspicion.WORST_FIRST);
        return found;
    }
}
