package touchstone.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.app.settings.Theme;
import touchstone.model.Messages;

/**
 * What the window was started with.
 *
 * @param project to open, or null
 * @param picture where to write a picture of the window, after which it closes; or null
 * @param theme instead of the remembered one, or null
 * @param image to show, by path or name, or null for the first
 * @param reading whether the project is only looked at
 * @param rehearsed a project to go through everything with once, or null
 */
record Start(@Nullable Path project, @Nullable Path picture, double width, double height, @Nullable Theme theme,
        @Nullable String image, boolean reading, @Nullable Path rehearsed) {

    static final double WIDTH = 1280;
    static final double HEIGHT = 820;

    /** Whether nobody sees the window: it is as large as was said, whatever the screen. */
    boolean isUnseen() {
        return picture != null || rehearsed != null;
    }

    /** @throws IllegalArgumentException with the usage when the arguments do not make sense */
    static Start of(List<String> arguments) {
        Path project = null;
        Path picture = null;
        double width = WIDTH;
        double height = HEIGHT;
        Theme theme = null;
        String image = null;
        boolean reading = false;
        Path rehearsed = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--screenshot" -> picture = Path.of(value(arguments, ++i));
                case "--size" -> {
                    String[] sides = value(arguments, ++i).split("x", -1);
                    if (sides.length != 2) {
                        throw usage();
                    }
                    width = number(sides[0]);
                    height = number(sides[1]);
                }
                case "--theme" -> theme = Theme.of(value(arguments, ++i)).orElseThrow(Start::usage);
                case "--image" -> image = value(arguments, ++i);
                case "--reading" -> reading = true;
                case "--rehearse" -> rehearsed = Path.of(value(arguments, ++i));
                default -> {
                    if (argument.startsWith("--") || project != null) {
                        throw usage();
                    }
                    project = Path.of(argument);
                }
            }
        }
        return new Start(project, picture, width, height, theme, image, reading, rehearsed);
    }

    private static String value(List<String> arguments, int at) {
        return Optional.of(at).filter(i -> i < arguments.size()).map(arguments::get).orElseThrow(Start::usage);
    }

    private static double number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 200 && number <= 10_000) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw usage();
        }
        throw usage();
    }

    private static IllegalArgumentException usage() {
        return new IllegalArgumentException(Messages.beside(Start.class).text("usage"));
    }
}
