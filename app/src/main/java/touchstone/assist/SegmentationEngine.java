package touchstone.assist;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;

/**
 * What an add-on offers, found by {@link java.util.ServiceLoader} in the process that runs it: models of the "segment
 * anything" kind, an encoder that looks at a picture and a decoder that answers prompts.
 */
public interface SegmentationEngine {

    /** Of point labels: not part of the object, part of it, first and opposite corner of a box. */
    float BACKGROUND = 0;
    float OBJECT = 1;
    float BOX_FROM = 2;
    float BOX_TO = 3;

    /**
     * Loads a model from its files' contents, so that it cannot read others.
     *
     * @throws IOException when it is not such a model, with a sentence
     */
    Model load(byte[] encoder, byte[] decoder) throws IOException;

    /** A loaded model. Not safe for several threads. */
    interface Model extends Closeable {

        /**
         * Looks at a picture; later prompts are about it.
         *
         * @param rgb red, green and blue, a byte each, row by row
         */
        void look(int width, int height, byte[] rgb) throws IOException;

        /**
         * Outlines.
         *
         * @param xy points in the picture's pixels
         * @param labels one for each point
         * @param width of the answer, which covers the whole picture
         * @return pixel x + y * width
         */
        BitSet outline(float[] xy, float[] labels, int width, int height) throws IOException;
    }
}
