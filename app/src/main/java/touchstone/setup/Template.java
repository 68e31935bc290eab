package touchstone.setup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Palette;
import touchstone.model.geometry.GeometryKind;

/** Labels to begin with, where nobody has written any yet. */
public enum Template {
    ANYTHING(EnumSet.allOf(GeometryKind.class)), CELLS(
            EnumSet.of(GeometryKind.POLYGON, GeometryKind.MASK, GeometryKind.ELLIPSE)), LESIONS(
                    EnumSet.of(GeometryKind.MASK, GeometryKind.POLYGON, GeometryKind.BOX)), DEFECTS(
                            EnumSet.of(GeometryKind.BOX, GeometryKind.POLYGON, GeometryKind.MASK,
                                    GeometryKind.POLYLINE)), TRAFFIC(
                                            EnumSet.of(GeometryKind.BOX, GeometryKind.POLYGON)), SORTING(
                                                    EnumSet.of(GeometryKind.TAG));

    private static final Messages MESSAGES = Messages.beside(Template.class);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<GeometryKind> kinds;

    Template(Set<GeometryKind> kinds) {
        this.kinds = Set.copyOf(kinds);
    }

    /** What it is for, for people. */
    public String title() {
        return MESSAGES.text("template." + key());
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Labels of new identities in the user's language. */
    public LabelSchema schema() {
        return named(List.of(MESSAGES.text("template." + key() + ".labels").split("\\|", -1)), kinds);
    }

    /** Labels of any shape by their names alone. */
    public static LabelSchema named(List<String> names) {
        return named(names, EnumSet.allOf(GeometryKind.class));
    }

    private static LabelSchema named(List<String> names, Set<GeometryKind> kinds) {
        List<Label> labels = new ArrayList<>();
        for (String name : names) {
            labels.add(new Label(LabelId.create(), name, Palette.colour(labels.size()), null, kinds, List.of(), null,
                    "", labels.size()));
        }
        return new LabelSchema(labels);
    }
}
