package touchstone.app.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.ImageId;
import touchstone.model.geometry.Bounds;
import touchstone.qa.result.Alarm;

/** Where what a reader chooses in a result leads. */
public interface Reading {

    /** A name in a table or at a bar: an annotator, a label, or something that leads nowhere. */
    void name(String name);

    /**
     * A single place.
     *
     * @param bounds in image pixels, null for the whole image
     */
    void place(ImageId image, List<AnnotationId> objects, @Nullable Bounds bounds);

    /**
     * Several images.
     *
     * @param why what they have in common, in a few words
     */
    void images(String why, List<ImageId> images);

    /** The images of an alarm, with the work that it is about; where no image shows it, where it is remedied. */
    void alarm(Alarm alarm);
}
