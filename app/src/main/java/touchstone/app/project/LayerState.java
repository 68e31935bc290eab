package touchstone.app.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.Look;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;

/**
 * How the layers stand, as a text of lines that begin with a word: {@code groups ROLE..}, {@code look WHOSE COLOUR BODY FILL
 * NAMES}, {@code layer ID SHOWN OPACITY SCORE COLOUR COLOURBY}, {@code locked}. Lines and words that are not known are passed
 * over, so that another version's text does no harm.
 */
final class LayerState {

    /** Under which a project keeps it. */
    static final String KEY = "layers";

    private static final String AS_ALL = "-";
    private static final int HEX = 16;

    private LayerState() {
    }

    static String of(Layers layers) {
        List<String> lines = new ArrayList<>();
        lines.add("groups " + layers.groups().stream().map(Annotator.Role::name).collect(Collectors.joining(" ")));
        lines.add(look("mine", layers.mine().get()));
        lines.add(look("others", layers.others().get()));
        if (layers.locked().get()) {
            lines.add("locked");
        }
        for (Layers.Layer layer : layers.all()) {
            Look.ColourBy by = layer.colourBy().get();
            lines.add(String.format(Locale.ROOT, "layer %s %b %.3f %.4f %06x %s", layer.annotator().value(),
                    layers.isWanted(layer), layer.opacity().get(), layer.leastScore().get(), layer.colour().get(),
                    by == null ? AS_ALL : by.key()));
        }
        return String.join("\n", lines);
    }

    private static String look(String whose, Look look) {
        return String.format(Locale.ROOT, "look %s %s %s %.3f %b", whose, look.colourBy().key(), look.body().key(),
                look.fill(), look.names());
    }

    /** @param me whose layer is seen in any case */
    static void restore(Layers layers, String state, AnnotatorId me) {
        List<Annotator.Role> groups = new ArrayList<>();
        List<AnnotatorId> order = new ArrayList<>();
        for (String line : state.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            try {
                switch (words[0]) {
                    case "groups" -> Arrays.stream(words).skip(1).map(Annotator.Role::valueOf).forEach(groups::add);
                    case "look" -> look(layers, words);
                    case "locked" -> layers.locked().set(true);
                    case "layer" -> order.add(layer(layers, words, me));
                    default -> {
                        // Of another version.
                    }
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unknown) {
                // Looks are remembered where they can be; nothing of the work hangs on them.
            }
        }
        if (!order.isEmpty()) {
            layers.order(groups.stream().distinct().toList(), order);
        }
        layers.remembered(!order.isEmpty());
    }

    private static void look(Layers layers, String[] words) {
        ObjectProperty<Look> whose = words[1].equals("mine") ? layers.mine() : layers.others();
        whose.set(whose.get().withColourBy(colourBy(words[2]).orElse(Look.ColourBy.LABEL))
                .withBody(Look.Body.of(words[3]).orElse(Look.Body.BOTH)).withFill(Double.parseDouble(words[4]))
                .withNames(Boolean.parseBoolean(words[5])));
    }

    private static AnnotatorId layer(Layers layers, String[] words, AnnotatorId me) {
        AnnotatorId id = new AnnotatorId(UUID.fromString(words[1]));
        Layers.Layer layer = layers.of(id).orElse(null);
        if (layer != null) {
            layer.visible().set(id.equals(me) || Boolean.parseBoolean(words[2]));
            layer.opacity().set(Math.clamp(Double.parseDouble(words[3]), 0, 1));
            layer.leastScore().set(Math.clamp(Double.parseDouble(words[4]), 0, 1));
            layer.colour().set(Integer.parseInt(words[5], HEX) & 0xffffff);
            layer.colourBy().set(colourBy(words[6]).orElse(null));
        }
        return id;
    }

    private static Optional<Look.ColourBy> colourBy(@Nullable String key) {
        return key == null ? Optional.empty() : Look.ColourBy.of(key);
    }
}
