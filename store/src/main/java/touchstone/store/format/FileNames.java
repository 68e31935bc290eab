package touchstone.store.format;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import touchstone.model.Address;
import touchstone.model.Image;

/** One file name an image, after the image's own and different also where upper and lower case are the same. */
final class FileNames {

    private final String ending;
    private final Set<String> taken = new HashSet<>();

    FileNames(String ending) {
        this.ending = ending;
    }

    String of(Image image) {
        String stem = new Address(image.path(), image.plane()).stem();
        String name = stem + ending;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = stem + "-" + n + ending;
        }
        return name;
    }
}
