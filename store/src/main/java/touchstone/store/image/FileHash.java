package touchstone.store.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import touchstone.model.InputRefused;

/** The content of an image file as a number: of a NIfTI pair its header and its values, one after the other. */
final class FileHash {

    private FileHash() {
    }

    static String of(Path path) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(path, digest);
            Path values = values(path);
            if (!values.equals(path) && Files.isRegularFile(values)) {
                add(values, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Path values(Path path) throws IOException {
        try {
            return NiftiHeader.isNifti(path) ? NiftiHeader.read(path).values(path) : path;
        } catch (InputRefused damaged) {
            return path;
        }
    }

    private static void add(Path path, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }
}
