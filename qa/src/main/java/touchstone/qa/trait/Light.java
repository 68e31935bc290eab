package touchstone.qa.trait;

import org.jspecify.annotations.Nullable;

/**
 * How an object looks, by the image's brightness (Rec. 601 where there are colours), where 0 and 1 are the ends of the
 * image's own range: the 0.1 and 99.9 percentiles of its smallest level. Null where a number does not exist: the object
 * has no inside, the file is not there, the image is of one brightness throughout.
 *
 * @param dark share of the object's pixels within the limit of the dark end
 * @param bright share of the object's pixels within the limit of the bright end
 * @param mean brightness of the object
 * @param contrast difference of the means of the object and of what surrounds it: the other pixels of its bounding box
 *            after that has grown by a quarter of the longer side, at least 5 pixels, on each side
 * @param sharpness variance of the Laplacian (four neighbours) over the object by the variance of its brightness, both
 *            less what rounding to whole numbers adds: about 20 for noise, 2/s⁴ for noise behind a Gaussian blur of s pixels
 */
public record Light(@Nullable Double dark, @Nullable Double bright, @Nullable Double mean, @Nullable Double contrast,
        @Nullable Double sharpness) {

    public static final Light NONE = new Light(null, null, null, null, null);
}
