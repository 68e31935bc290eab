package touchstone.app;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Which regions of the window are shown. */
record Regions(BooleanProperty right, BooleanProperty bottom, BooleanProperty canvasAlone) {

    /** @param changed lays the window out anew */
    Regions(Runnable changed) {
        this(new SimpleBooleanProperty(true), new SimpleBooleanProperty(true), new SimpleBooleanProperty(false));
        right.addListener((o, was, is) -> changed.run());
        bottom.addListener((o, was, is) -> changed.run());
        canvasAlone.addListener((o, was, is) -> changed.run());
    }
}
