package touchstone.qa.trait;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.qa.result.Settings;

/**
 * From which numbers on an object has a trait.
 *
 * @param end how near to an end of the image's range a pixel is under- or overexposed, as a share of the range; 0.02
 * @param exposure share of the object's pixels that are under- or overexposed; 0.5
 * @param contrast difference of the means inside and around, as a share of the range, below which contrast is low; 0.05
 * @param sharpness variance of the Laplacian by variance of the brightness, below which the object is blurred; 0.02
 * @param border distance from the image's border in pixels that counts as touching; 1
 * @param overlap share of the object that one other covers; 0.1
 * @param smallPixels area in pixels below which an object is small; 1024, as in COCO
 * @param smallShare area as a share of the image below which it is small; 0, which is never
 */
public record Limits(double end, double exposure, double contrast, double sharpness, double border, double overlap,
        double smallPixels, double smallShare) {

    public static final Limits USUAL = of(new Settings(Map.of()));

    /** The settings traits.end, traits.exposure, traits.contrast and so on. */
    public static Limits of(Settings settings) {
        return new Limits(settings.number("traits.end", 0.02, 0, 0.5),
                settings.number("traits.exposure", 0.5, 0, 1), settings.number("traits.contrast", 0.05, 0, 1),
                settings.number("traits.sharpness", 0.02, 0, 20), settings.number("traits.border", 1, 0, 1e6),
                settings.number("traits.overlap", 0.1, 0, 1),
                settings.number("traits.smallPixels", 1024, 0, 1e12),
                settings.number("traits.smallShare", 0, 0, 1));
    }

    Set<Trait> traits(Place place, Light light) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        put(traits, Trait.AT_BORDER, place.border() <= border);
        put(traits, Trait.INTERSECTING, place.overlap() > 0 && place.overlap() >= overlap);
        put(traits, Trait.OCCLUDED, place.occluded());
        put(traits, Trait.SMALL, place.area() > 0
                && (place.area() < smallPixels || place.areaShare() < smallShare));
        put(traits, Trait.UNDEREXPOSED, reaches(light.dark()));
        put(traits, Trait.OVEREXPOSED, reaches(light.bright()));
        put(traits, Trait.LOW_CONTRAST, light.contrast() != null && light.contrast() < contrast);
        put(traits, Trait.BLURRED, light.sharpness() != null && light.sharpness() < sharpness);
        return traits;
    }

    private boolean reaches(@Nullable Double share) {
        return share != null && share > 0 && share >= exposure;
    }

    private static void put(Set<Trait> traits, Trait trait, boolean has) {
        if (has) {
            traits.add(trait);
        }
    }
}
