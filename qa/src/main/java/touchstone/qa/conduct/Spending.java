package touchstone.qa.conduct;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import touchstone.model.AnnotatorId;
import touchstone.model.geometry.GeometryKind;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;

/**
 * Everybody's work on one kind of shape.
 *
 * @param drawn objects drawn by hand that are left
 * @param minutes working time on objects of the kind, with corrections
 * @param single minutes of the edits that drew exactly one object
 */
public record Spending(long drawn, double minutes, Moments single) {

    static final Spending NONE = new Spending(0, 0, Moments.NONE);

    /** By the kinds that anybody worked on. */
    public static Map<GeometryKind, Spending> of(WorkLog log) {
        Map<GeometryKind, Spending> byKind = new EnumMap<>(GeometryKind.class);
        log.people().values().forEach(person -> person.byKind().forEach((kind, effort) -> byKind.put(kind,
                byKind.getOrDefault(kind, NONE).plus(effort))));
        return Collections.unmodifiableMap(byKind);
    }

    /** One person's, by the kinds worked on. */
    public static Map<GeometryKind, Spending> of(WorkLog log, AnnotatorId who) {
        Map<GeometryKind, Spending> byKind = new EnumMap<>(GeometryKind.class);
        Person person = log.people().get(who);
        if (person != null) {
            person.byKind().forEach((kind, effort) -> byKind.put(kind, NONE.plus(effort)));
        }
        return Collections.unmodifiableMap(byKind);
    }

    private Spending plus(Person.Effort effort) {
        return new Spending(drawn + effort.drawn(), minutes + effort.minutes(), single.plus(effort.single()));
    }

    /** Minutes for each object that is left, with all corrections. */
    public Estimate perObject() {
        return drawn == 0 ? Estimate.undefined(Reason.NO_OBJECTS) : Estimate.of(minutes / drawn, drawn);
    }
}
