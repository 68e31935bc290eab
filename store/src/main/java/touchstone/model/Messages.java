package touchstone.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts for users of one package, from {@code messages.properties} beside its classes, or from
 * {@code messages_LANGUAGE.properties} where another language than English is set and has the text. Patterns are
 * {@link MessageFormat}'s: {0}, {1} ... are replaced, and a single quote is written twice.
 */
public final class Messages {

    private static volatile Locale language = Locale.ENGLISH;

    private final String name;
    private final ClassLoader loader;
    private final Map<Locale, ResourceBundle> bundles = new ConcurrentHashMap<>();

    private Messages(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    /** The texts that lie beside the given class. */
    public static Messages beside(Class<?> anyClassOfThePackage) {
        return new Messages(anyClassOfThePackage.getPackageName() + ".messages", anyClassOfThePackage.getClassLoader());
    }

    /** Of the whole program, from now on; texts that were asked for before stay as they are. */
    public static void language(Locale chosen) {
        language = chosen;
    }

    public static Locale language() {
        return language;
    }

    /** @throws java.util.MissingResourceException when there is no such text: a mistake in the program */
    public String text(String key, Object... values) {
        Locale now = language;
        return new MessageFormat(bundle(now).getString(key), now).format(values);
    }

    /** Not in the machine's own language where the chosen one has no texts: English stands in then. */
    private ResourceBundle bundle(Locale of) {
        return bundles.computeIfAbsent(of, chosen -> ResourceBundle.getBundle(name, chosen, loader,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
}
