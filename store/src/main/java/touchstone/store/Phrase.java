package touchstone.store;

import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.Progress;

/** How sentences call an item. */
final class Phrase {

    private static final Messages MESSAGES = Messages.beside(Phrase.class);

    private Phrase() {
    }

    static String of(Item item) {
        return switch (item) {
            case Image i -> MESSAGES.text("item.image", i.address());
            case Annotator a -> MESSAGES.text("item.annotator", a.name());
            case Label l -> MESSAGES.text("item.label", l.name());
            case Guideline g -> MESSAGES.text("item.guideline", g.version());
            case Progress p -> MESSAGES.text("item.progress");
            case Note n -> MESSAGES.text("item.note", n.kind());
            case Annotation a -> MESSAGES.text("item.annotation", a.geometry().kind().key(), a.id());
        };
    }
}
