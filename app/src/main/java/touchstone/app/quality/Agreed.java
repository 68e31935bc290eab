package touchstone.app.quality;

import java.util.ArrayList;
import java.util.List;
import touchstone.model.Annotation;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Tag;
import touchstone.qa.matching.Matching.Pair;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;

/** An object that two annotators have, by the same name, as each of them drew it; or a tag that both gave. */
record Agreed(Annotation first, Annotation second) {

    /** All of them, image by image. */
    static List<Agreed> of(ProjectView project, Comparison comparison) {
        List<Agreed> all = new ArrayList<>();
        for (ImageComparison image : comparison.images()) {
            for (Pair pair : image.matching().pairs()) {
                Annotation first = image.first().get(pair.first());
                Annotation second = image.second().get(pair.second());
                if (first.label().equals(second.label())) {
                    all.add(new Agreed(first, second));
                }
            }
            if (!image.tags().isEmpty()) {
                List<Annotation> others = new ArrayList<>(
                        project.annotations(image.image().id(), comparison.second().id()));
                for (Annotation first : project.annotations(image.image().id(), comparison.first().id())) {
                    others.stream()
                            .filter(o -> first.geometry() instanceof Tag && o.geometry() instanceof Tag
                                    && o.label().equals(first.label()))
                            .findFirst().ifPresent(second -> {
                                others.remove(second);
                                all.add(new Agreed(first, second));
                            });
                }
            }
        }
        return all;
    }
}
