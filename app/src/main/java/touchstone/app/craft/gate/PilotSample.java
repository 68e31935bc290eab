package touchstone.app.craft.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;

/** A pilot's images: drawn by chance, and marked by the field "round" so that lists can be filtered and grouped by it. */
final class PilotSample {

    static final String FIELD = "round";
    static final String PILOT = "pilot";

    private static final Messages MESSAGES = Messages.beside(PilotSample.class);

    private PilotSample() {
    }

    static List<Image> of(List<Image> images) {
        return images.stream().filter(i -> PILOT.equals(i.fields().get(FIELD))).toList();
    }

    /**
     * Marks as many more as are missing.
     *
     * @param needed how many a pilot should hold; 5 % and at least 100 unless the project says otherwise
     * @param seed the same images and seed give the same sample
     */
    static Edit drawn(List<Image> images, int needed, long seed) {
        List<Image> left = new ArrayList<>(images);
        left.removeAll(of(images));
        Collections.shuffle(left, new Random(seed));
        List<Change> changes = new ArrayList<>();
        for (Image image : left.subList(0, Math.clamp(needed - of(images).size(), 0, left.size()))) {
            Map<String, String> fields = new TreeMap<>(image.fields());
            fields.put(FIELD, PILOT);
            changes.add(new Change(image, image.withFields(fields)));
        }
        return new Edit(MESSAGES.text("edit.pilot", changes.size()), changes);
    }
}
