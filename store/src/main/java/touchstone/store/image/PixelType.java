package touchstone.store.image;

/**
 * How an image's samples are stored. One channel is grey, three are red, green, blue; alpha is not kept.
 *
 * @param channels samples per pixel, at least 1
 */
public record PixelType(int channels, Depth depth) {

    public enum Depth {
        UINT8, UINT16, INT16, FLOAT32
    }
}
