package touchstone.assist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** An ONNX file that was looked at and may be run: it holds all its weights itself. */
public final class ModelFile {

    private static final Messages TEXT = Messages.beside(ModelFile.class);

    private final Path path;
    private final byte[] content;
    private final String sha256;

    private ModelFile(Path path, byte[] content) {
        this.path = path;
        this.content = content;
        try {
            sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** @throws InputRefused when it is missing, no ONNX file, too large, or wants to read other files */
    public static ModelFile read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputRefused(TEXT.text("gone", path));
        }
        if (Files.size(path) > Integer.MAX_VALUE - 64) {
            throw new InputRefused(TEXT.text("large", path));
        }
        byte[] content = content(path);
        return switch (OnnxWeights.of(content)) {
            case NONE -> throw new InputRefused(TEXT.text("foreign", path));
            case ELSEWHERE -> throw new InputRefused(TEXT.text("external", path));
            case INSIDE -> new ModelFile(path, content);
        };
    }

    private static byte[] content(Path path) throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (OutOfMemoryError full) {
            throw new InputRefused(TEXT.text("memory"), full);
        }
    }

    public Path path() {
        return path;
    }

    /** Not to be changed. */
    byte[] content() {
        return content;
    }

    /** Of the content, lower-case hexadecimal: what tells this model from another of its name. */
    public String sha256() {
        return sha256;
    }
}
