package touchstone.qa.check;

import touchstone.model.Annotation;
import touchstone.model.geometry.Bounds;

/** An object with what is asked of it for every neighbour. */
record Placed(Annotation object, Bounds bounds, double area) {

    static Placed of(Annotation object) {
        return new Placed(object, object.geometry().bounds(), object.geometry().area());
    }
}
