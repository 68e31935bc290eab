package touchstone.store.exchange;

import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM done a few thousand times in small pieces, once in the life of the process. Only methods that are called often
 * become those in which the virtual machine uses the processor's own instructions; chunks of 1 MiB are few, and hundreds of
 * them would each take a hundred times as long.
 */
final class Practice {

    /** Packages with less are done before the practice would be. */
    private static final long WORTH = 16 << 20;
    private static final int PIECE = 1 << 10;
    private static final int PIECES = 20_000;

    private Practice() {
    }

    /** Begins it where the work is worth it, and gives what is done when it is. */
    static CompletableFuture<Void> begun(long bytes) {
        return bytes < WORTH ? CompletableFuture.completedFuture(null) : CompletableFuture.runAsync(Once::done);
    }

    /** The first who asks does it. */
    private static final class Once {

        static {
            try {
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                // A key for nothing: what is sealed with it is thrown away.
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"),
                        new GCMParameterSpec(128, new byte[12]));
                byte[] in = new byte[PIECE];
                byte[] out = new byte[2 * PIECE];
                for (int i = 0; i < PIECES; i++) {
                    cipher.update(in, 0, PIECE, out);
                }
                cipher.doFinal(out, 0);
            } catch (GeneralSecurityException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }

        static void done() {
            // The class is made.
        }
    }
}
