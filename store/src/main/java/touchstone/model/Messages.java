package touchstone.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts for users of one package, from {@code messages.properties} beside its classes. Patterns are
 * {@link MessageFormat}'s: {0}, {1} ... are replaced, and a single quote is written twice.
 */
public final class Messages {

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The texts that lie beside the given class. */
    public static Messages beside(Class<?> anyClassOfThePackage) {
        return new Messages(ResourceBundle.getBundle(anyClassOfThePackage.getPackageName() + ".messages",
                Locale.ENGLISH, anyClassOfThePackage.getClassLoader()));
    }

    /** @throws java.util.MissingResourceException when there is no such text: a mistake in the program */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(values);
    }
}
