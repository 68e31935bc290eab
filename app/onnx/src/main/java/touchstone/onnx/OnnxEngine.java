package touchstone.onnx;

import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import touchstone.assist.SegmentationEngine;

/** Models of the "segment anything" kind, run by the ONNX Runtime on the processor. */
public final class OnnxEngine implements SegmentationEngine {

    @Override
    public Model load(byte[] encoder, byte[] decoder) throws IOException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            Encoder looks = Encoder.of(environment, environment.createSession(encoder, options));
            return new Loaded(looks, Decoder.of(environment, environment.createSession(decoder, options)));
        } catch (OrtException refused) {
            throw new NotThisKind("refused", said(refused));
        }
    }

    /** The runtime's own words, without the place in its sources that they begin with. */
    private static String said(OrtException refused) {
        return String.valueOf(refused.getMessage()).lines().findFirst().orElse("").replaceAll("/[^ ]*/", "");
    }

    private static final class Loaded implements Model {

        private final Encoder encoder;
        private final Decoder decoder;
        private @Nullable Letterbox box;
        private OrtSession.@Nullable Result seen;

        Loaded(Encoder encoder, Decoder decoder) {
            this.encoder = encoder;
            this.decoder = decoder;
        }

        @Override
        public void look(int width, int height, byte[] rgb) throws IOException {
            forget();
            try {
                Letterbox fitted = encoder.letterbox(width, height);
                seen = encoder.look(fitted, rgb);
                box = fitted;
            } catch (OrtException failed) {
                throw new NotThisKind("failed", said(failed));
            }
        }

        @Override
        public BitSet outline(float[] xy, float[] labels, int width, int height) throws IOException {
            Letterbox fitted = box;
            OrtSession.Result embeddings = seen;
            if (fitted == null || embeddings == null
                    || !(embeddings.get(0) instanceof OnnxTensorLike tensor)) {
                throw new NotThisKind("unseen");
            }
            boolean hasBox = false;
            for (float label : labels) {
                hasBox |= label == BOX_FROM;
            }
            try {
                return decoder.outline(tensor, fitted, xy, labels, hasBox, width, height);
            } catch (OrtException failed) {
                throw new NotThisKind("failed", said(failed));
            }
        }

        private void forget() {
            if (seen != null) {
                seen.close();
                seen = null;
                box = null;
            }
        }

        @Override
        public void close() throws IOException {
            forget();
            try {
                encoder.close();
                decoder.close();
            } catch (OrtException failed) {
                throw new NotThisKind("failed", said(failed));
            }
        }
    }
}
