package touchstone.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Answers prompts about what an encoder saw; takes and gives what the decoder does that SAM's own code exports. */
final class Decoder implements AutoCloseable {

    private static final Set<String> NEEDED = Set.of("image_embeddings", "point_coords", "point_labels", "mask_input",
            "has_mask_input", "orig_im_size");
    private static final int MASK_SIDE = 256;
    /** SAM wants one more point, of this label, where there is no box. */
    private static final float PADDING = -1;

    private final OrtEnvironment environment;
    private final OrtSession session;

    private Decoder(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    static Decoder of(OrtEnvironment environment, OrtSession session) throws NotThisKind {
        if (!session.getInputNames().equals(NEEDED) || !session.getOutputNames().contains("masks")) {
            throw new NotThisKind("decoder.inputs", session.getInputNames());
        }
        return new Decoder(environment, session);
    }

    /**
     * Outlines.
     *
     * @param xy points in the picture's pixels
     * @return the best of the answers, pixel x + y * width
     */
    BitSet outline(OnnxTensorLike embeddings, Letterbox box, float[] xy, float[] labels, boolean hasBox, int width,
            int height) throws OrtException, NotThisKind {
        int points = labels.length + (hasBox ? 0 : 1);
        float[] coordinates = new float[2 * points];
        float[] what = new float[points];
        for (int i = 0; i < labels.length; i++) {
            coordinates[2 * i] = (float) (xy[2 * i] * box.scale());
            coordinates[2 * i + 1] = (float) (xy[2 * i + 1] * box.scale());
            what[i] = labels[i];
        }
        if (!hasBox) {
            what[points - 1] = PADDING;
        }
        Map<String, OnnxTensorLike> inputs = new HashMap<>();
        try (OnnxTensor at = tensor(coordinates, 1, points, 2);
                OnnxTensor kinds = tensor(what, 1, points);
                OnnxTensor mask = tensor(new float[MASK_SIDE * MASK_SIDE], 1, 1, MASK_SIDE, MASK_SIDE);
                OnnxTensor none = tensor(new float[1], 1);
                OnnxTensor size = tensor(new float[]{ height, width }, 2)) {
            inputs.put("image_embeddings", embeddings);
            inputs.put("point_coords", at);
            inputs.put("point_labels", kinds);
            inputs.put("mask_input", mask);
            inputs.put("has_mask_input", none);
            inputs.put("orig_im_size", size);
            try (OrtSession.Result result = session.run(inputs)) {
                return best(result, width, height);
            }
        }
    }

    private OnnxTensor tensor(float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    private static BitSet best(OrtSession.Result result, int width, int height) throws OrtException, NotThisKind {
        if (!(result.get("masks").orElse(null) instanceof OnnxTensor masks)) {
            throw new NotThisKind("decoder.masks", "-");
        }
        long[] shape = masks.getInfo().getShape();
        if (shape.length != 4 || shape[2] != height || shape[3] != width) {
            throw new NotThisKind("decoder.masks", Arrays.toString(shape));
        }
        int chosen = 0;
        if (result.get("iou_predictions").orElse(null) instanceof OnnxTensor scores) {
            FloatBuffer values = scores.getFloatBuffer();
            for (int i = 1; i < Math.min(values.remaining(), shape[1]); i++) {
                chosen = values.get(i) > values.get(chosen) ? i : chosen;
            }
        }
        FloatBuffer logits = masks.getFloatBuffer();
        BitSet set = new BitSet();
        int pixels = width * height;
        for (int i = 0; i < pixels; i++) {
            if (logits.get(chosen * pixels + i) > 0) {
                set.set(i);
            }
        }
        return set;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
