package touchstone.onnx;

/**
 * A picture made as large as a model wants it: its longest side as long as the model's, the other in proportion.
 *
 * @param width columns of the picture
 * @param scale what a coordinate in the picture is multiplied with for the model
 * @param scaledWidth columns after that
 */
record Letterbox(int width, int height, double scale, int scaledWidth, int scaledHeight) {

    static Letterbox of(int width, int height, int side) {
        double scale = (double) side / Math.max(width, height);
        return new Letterbox(width, height, scale, Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)));
    }

    /**
     * The scaled picture's samples of one channel, 0 to 255: the mean of what a pixel covers where it becomes smaller, in
     * between of the nearest four where it becomes larger.
     */
    float[] channel(byte[] rgb, int channel) {
        float[] across = new float[height * scaledWidth];
        for (int x = 0; x < scaledWidth; x++) {
            Span span = Span.of(x, width, scaledWidth);
            for (int y = 0; y < height; y++) {
                double sum = 0;
                for (int k = span.from; k <= span.to; k++) {
                    sum += span.weight(k) * (rgb[3 * (y * width + k) + channel] & 0xff);
                }
                across[y * scaledWidth + x] = (float) (sum / span.total());
            }
        }
        float[] scaled = new float[scaledHeight * scaledWidth];
        for (int y = 0; y < scaledHeight; y++) {
            Span span = Span.of(y, height, scaledHeight);
            for (int x = 0; x < scaledWidth; x++) {
                double sum = 0;
                for (int k = span.from; k <= span.to; k++) {
                    sum += span.weight(k) * across[k * scaledWidth + x];
                }
                scaled[y * scaledWidth + x] = (float) (sum / span.total());
            }
        }
        return scaled;
    }

    /** The samples that one scaled sample is made of, weighted by a triangle over it. */
    private record Span(int from, int to, double middle, double reach) {

        static Span of(int at, int size, int scaledSize) {
            double step = (double) size / scaledSize;
            double middle = (at + 0.5) * step - 0.5;
            double reach = Math.max(1, step);
            return new Span(Math.max(0, (int) Math.ceil(middle - reach)),
                    Math.min(size - 1, (int) Math.floor(middle + reach)), middle, reach);
        }

        double weight(int k) {
            return 1 - Math.abs(k - middle) / reach;
        }

        double total() {
            double total = 0;
            for (int k = from; k <= to; k++) {
                total += weight(k);
            }
            return total;
        }
    }
}
