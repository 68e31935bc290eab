package touchstone.app.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The parts of a guideline's Markdown that speak of one label. */
final class GuidelineSections {

    private GuidelineSections() {
    }

    /** The sections whose heading names the label, else those whose text does; without the signs of Markdown. */
    static List<String> naming(String text, String label) {
        Pattern word = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(label.toLowerCase(Locale.ROOT))
                + "s?(?![\\p{L}\\p{N}])");
        List<String> headed = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (String section : text.split("(?m)^(?=#)", -1)) {
            String heading = section.lines().findFirst().orElse("");
            if (heading.startsWith("#") && word.matcher(heading).find()) {
                headed.add(plain(section));
            } else if (word.matcher(section).find()) {
                named.add(plain(section));
            }
        }
        return headed.isEmpty() ? named : headed;
    }

    private static String plain(String section) {
        return section.replaceAll("(?m)^#+\\s*", "").replaceAll("!\\[(.*?)\\]\\(.*?\\)", "$1").replace("**", "")
                .replace("`", "").replaceAll("(?m)^[-*] ", "\u2022 ").strip();
    }
}
