package touchstone.app.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.store.Lineage;

/** An object's {@link Lineage} in sentences: where it comes from, who looked over it, how differences were settled. */
final class Descent {

    private static final Messages MESSAGES = Messages.beside(Descent.class);

    private Descent() {
    }

    /** @param edited how far it is from what was predicted; empty where nothing was */
    static String text(Lineage lineage, OptionalDouble edited) {
        List<String> said = new ArrayList<>();
        Provenance p = lineage.object().provenance();
        said.add(MESSAGES.text("descent.object", lineage.label(), lineage.annotator(), lineage.gone() ? 1 : 0));
        String origin = MESSAGES.text("origin." + p.origin().key());
        said.add(p.source().isEmpty() && p.score() == null
                ? origin
                : MESSAGES.text("descent.source", origin, p.source(), p.score() == null ? 0 : 1,
                        p.score() == null ? 0 : p.score()));
        edited.ifPresent(d -> said.add(MESSAGES.text("descent.edited", d)));
        said.add(MESSAGES.text("descent.guideline", p.guidelineVersion()));
        lineage.takenIn().forEach(t -> said.add(MESSAGES.text("descent.takenIn", when(t.done().when()),
                who(t.done().who()), t.done().what())));
        lineage.reviews().forEach(r -> said.add(MESSAGES.text("descent." + r.outcome().key(), when(r.when()),
                who(r.who()), r.reason(), r.reason().isEmpty() ? 0 : 1, r.current() ? 1 : 0)));
        if (lineage.reviews().isEmpty()) {
            said.add(MESSAGES.text("descent.unreviewed"));
        }
        lineage.decisions().forEach(d -> said.add(MESSAGES.text("descent.decided", when(d.when()), who(d.who()),
                MESSAGES.text("decided." + d.outcome().key()), d.into())));
        return String.join("\n", said);
    }

    private static String when(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Messages.language()).format(time.atZone(ZoneId.systemDefault()));
    }

    private static String who(@Nullable String name) {
        return name == null ? MESSAGES.text("descent.nobody") : name;
    }
}
