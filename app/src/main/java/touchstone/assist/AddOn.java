package touchstone.assist;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds what runs models. It is not part of the program, because it is larger than all the rest: whoever wants
 * it unpacks it beside the settings.
 */
public final class AddOn {

    /** Beside the settings, or named by this property. */
    public static final String PROPERTY = "touchstone.addon.onnx";
    private static final String FOLDER = "add-ons/onnx";

    private AddOn() {
    }

    /** Where the add-on is looked for. */
    public static Path folder(Path settings) {
        String named = System.getProperty(PROPERTY, "");
        return named.isEmpty() ? settings.resolve(FOLDER) : Path.of(named);
    }

    public static boolean isThere(Path folder) {
        try {
            return !jars(folder).isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }

    static ClassLoader loader(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars(folder)) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), AddOn.class.getClassLoader());
    }
}
