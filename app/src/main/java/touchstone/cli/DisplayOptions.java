package touchstone.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import touchstone.canvas.tile.ColourMap;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.WindowPreset;
import touchstone.model.Messages;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.SampleRange;
import touchstone.store.image.Samples;

/** How an image's values become colours in a picture. */
final class DisplayOptions {

    private static final Messages TEXT = Messages.beside(DisplayOptions.class);

    @Option(names = "--window", paramLabel = "LOW,HIGH|NAME", descriptionKey = "displayWindow")
    @Nullable
    String window;

    @Option(names = "--gamma", paramLabel = "G", descriptionKey = "displayGamma")
    @Nullable
    String gamma;

    @Option(names = "--colour-map", paramLabel = "NAME", descriptionKey = "displayMap")
    @Nullable
    String map;

    @Option(names = "--channel", paramLabel = "N", descriptionKey = "displayChannel")
    @Nullable
    Integer channel;

    @Option(names = "--invert", descriptionKey = "displayInvert")
    boolean invert;

    /** What the image opens with, changed as was asked for. */
    Display of(RegionReader image, Samples overview) throws WrongUsage {
        PixelType type = image.type();
        Display display = Display.initial(type, overview, image.viewing());
        if (channel != null) {
            if (channel < 1 || channel > type.channels()) {
                throw new WrongUsage(TEXT.text("display.channel", channel, type.channels()));
            }
            display = display.alone(channel - 1);
        }
        if (window != null) {
            int chosen = display.chosen();
            display = windowed(channel == null ? display.choose(Display.ALL) : display, window, overview)
                    .choose(chosen);
        }
        if (gamma != null) {
            double power = Numbers.positive(gamma, "--gamma")[0];
            display = display.choose(Display.ALL).changeTones(t -> t.withGamma(power)).choose(display.chosen());
        }
        String wanted = map;
        if (wanted != null) {
            display = display.withMap(ColourMap.of(wanted).orElseThrow(() -> new WrongUsage(
                    TEXT.text("display.map", wanted, names(ColourMap.values(), ColourMap::key)))));
        }
        return invert ? display.withInvert(true) : display;
    }

    private static Display windowed(Display display, String asked, Samples overview) throws WrongUsage {
        if (asked.equals("auto")) {
            return display.fitted(overview);
        }
        Optional<WindowPreset> preset = WindowPreset.of(asked);
        if (preset.isPresent()) {
            return display.changeTones(t -> t.over(preset.get().range()));
        }
        String[] ends = asked.split(",", -1);
        try {
            SampleRange range = new SampleRange(Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1]));
            if (ends.length == 2 && Double.isFinite(range.high() - range.low())) {
                return display.changeTones(t -> t.over(range));
            }
        } catch (IllegalArgumentException noRange) {
            // Said below.
        }
        throw new WrongUsage(
                TEXT.text("display.window", asked, "auto, " + names(WindowPreset.values(), WindowPreset::key)));
    }

    private static <T> String names(T[] values, Function<T, String> key) {
        return Arrays.stream(values).map(key).collect(Collectors.joining(", "));
    }
}
