package touchstone.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far one annotator is with one image; without such an item the image is still to do. */
public record Progress(ImageId image, AnnotatorId annotator, Status status) implements Item {

    public enum Status {
        TODO, IN_PROGRESS, DONE, SKIPPED, ESCALATED, RETURNED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> of(String key) {
            return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
        }
    }

    public record Key(ImageId image, AnnotatorId annotator) {
    }

    @Override
    public Key identity() {
        return new Key(image, annotator);
    }
}
