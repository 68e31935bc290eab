package touchstone.app;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import touchstone.model.Messages;

/**
 * A language that is English with accents and 40 % longer, as German and Finnish are at their worst. Its texts lie among
 * the tests' classes as long as it is open.
 */
final class LongTexts implements AutoCloseable {

    static final Locale LANGUAGE = Locale.forLanguageTag("en-XA");

    private static final double LONGER = 0.4;
    private static final String PLAIN = "aeioucnsyAEIOUCNSY";
    private static final String ACCENTED = "åéîöûçñšýÅÉÎÖÛÇÑŠÝ";

    private final List<Path> written = new ArrayList<>();

    LongTexts() throws IOException, URISyntaxException {
        Path classes = Path.of(LongTexts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (String module : List.of("store", "qa", "canvas", "app")) {
            Path root = Path.of("..", module, "src", "main", "resources");
            try (Stream<Path> all = Files.walk(root)) {
                for (Path english : all.filter(p -> p.endsWith("messages.properties")).toList()) {
                    Path to = classes.resolve(root.relativize(english).toString())
                            .resolveSibling("messages_en_XA.properties");
                    Files.createDirectories(to.getParent());
                    Files.writeString(to, lengthened(english));
                    written.add(to);
                }
            }
        }
        Messages.language(LANGUAGE);
    }

    private static String lengthened(Path english) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(english)) {
            texts.load(reader);
        }
        StringBuilder out = new StringBuilder();
        texts.stringPropertyNames().stream().sorted()
                .forEach(key -> out.append(key).append('=').append(escaped(lengthened(texts.getProperty(key))))
                        .append('\n'));
        return out.toString();
    }

    private static String escaped(String text) {
        String inner = text.replace("\\", "\\\\").replace("\n", "\\n");
        return inner.startsWith(" ") ? "\\" + inner : inner;
    }

    /** What stands in braces is not text, or is told by numbers. */
    static String lengthened(String text) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        int owed = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            int vowel = PLAIN.indexOf(c);
            out.append(depth == 0 && c != '}' && vowel >= 0 ? ACCENTED.charAt(vowel) : c);
            if (depth == 0 && Character.isLetter(c)) {
                owed++;
                if (owed * LONGER >= 1 && vowel >= 0) {
                    int more = (int) (owed * LONGER);
                    out.repeat(Character.toLowerCase(ACCENTED.charAt(vowel)), more);
                    owed -= (int) Math.round(more / LONGER);
                }
            }
        }
        return out.toString();
    }

    @Override
    public void close() {
        Messages.language(Locale.ENGLISH);
        written.forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
