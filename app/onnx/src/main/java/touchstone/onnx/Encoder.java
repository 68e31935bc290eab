package touchstone.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Looks at a picture. Two forms are about: one takes [1,3,S,S], reduced by the mean and the deviation of the pictures that SAM
 * was trained with and padded with nothing; the other takes [height,width,3] from 0 to 255 and does that itself.
 */
final class Encoder implements AutoCloseable {

    /** Of red, green and blue, as in SAM's own code. */
    private static final float[] MEAN = { 123.675f, 116.28f, 103.53f };
    private static final float[] DEVIATION = { 58.395f, 57.12f, 57.375f };
    /** Where the model does not say how large its pictures are. */
    private static final int USUAL = 1024;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final boolean planes;
    private final int side;

    private Encoder(OrtEnvironment environment, OrtSession session, String input, boolean planes, int side) {
        this.environment = environment;
        this.session = session;
        this.input = input;
        this.planes = planes;
        this.side = side;
    }

    static Encoder of(OrtEnvironment environment, OrtSession session) throws OrtException, NotThisKind {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        if (inputs.size() != 1 || !(inputs.values().iterator().next().getInfo() instanceof TensorInfo info)) {
            throw new NotThisKind("encoder.inputs", inputs.keySet());
        }
        long[] shape = info.getShape();
        String name = inputs.keySet().iterator().next();
        if (shape.length == 4 && (shape[1] == 3 || shape[1] < 0)) {
            long side = Math.max(shape[2], shape[3]);
            return new Encoder(environment, session, name, true, side > 0 ? (int) side : USUAL);
        }
        if (shape.length == 3 && (shape[2] == 3 || shape[2] < 0)) {
            return new Encoder(environment, session, name, false, USUAL);
        }
        throw new NotThisKind("encoder.shape", Arrays.toString(shape));
    }

    Letterbox letterbox(int width, int height) {
        return Letterbox.of(width, height, side);
    }

    /** What the decoder is given of the picture; to be closed. */
    OrtSession.Result look(Letterbox box, byte[] rgb) throws OrtException {
        int w = box.scaledWidth();
        int h = box.scaledHeight();
        float[] samples = new float[planes ? 3 * side * side : 3 * w * h];
        for (int c = 0; c < 3; c++) {
            float[] channel = box.channel(rgb, c);
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    float value = channel[y * w + x];
                    if (planes) {
                        samples[(c * side + y) * side + x] = (value - MEAN[c]) / DEVIATION[c];
                    } else {
                        samples[3 * (y * w + x) + c] = value;
                    }
                }
            }
        }
        long[] shape = planes ? new long[]{ 1, 3, side, side } : new long[]{ h, w, 3 };
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(samples), shape)) {
            return session.run(Map.of(input, tensor));
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
