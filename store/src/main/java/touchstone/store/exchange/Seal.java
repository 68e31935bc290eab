package touchstone.store.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A file behind a passphrase. A head of {@value #HEAD} bytes: magic, version, key derivation and its parameters (Argon2id,
 * RFC 9106), salt, nonce prefix, an HMAC-SHA256 of all that with the derived key, by which a wrong passphrase is known, and
 * the SHA-256 of all that, by which damage is. Then chunks of 1 MiB, each sealed with AES-256-GCM and 16 bytes longer for
 * it; their nonces are the prefix, the chunk's number and whether it is the last (STREAM of Hoang, Reyhanitabar, Rogaway
 * and Vizar 2015), so that none can be changed, left out, added or moved.
 */
final class Seal {

    /** What 64 MiB and three passes cost takes half a second of one core. */
    private static final int MEMORY_KIB = 64 << 10;
    private static final int PASSES = 3;
    private static final int LANES = 1;
    /** A file that asks for more is meant to do harm: these are some ten seconds and half a gigabyte. */
    private static final int MOST_MEMORY_KIB = 512 << 10;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 16;
    private static final long MOST_WORK_KIB = 2L << 20;

    private static final byte[] MAGIC = "TOUCHSEA".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int ARGON2ID = 1;
    private static final int SALT = 16;
    private static final int PREFIX = 7;
    private static final int SAID = 8 + 1 + 1 + 4 + 4 + 4 + SALT + PREFIX;
    private static final int HASH = 32;
    private static final int HEAD = SAID + HASH + HASH;
    private static final int CHUNK = 1 << 20;
    private static final int TAG = 16;
    private static final Messages TEXT = Messages.beside(Seal.class);

    private final String name;
    private final SecretKeySpec key;
    private final byte[] prefix;
    private final Cipher cipher;

    private Seal(String name, byte[] key, byte[] prefix) throws GeneralSecurityException {
        this.name = name;
        this.key = new SecretKeySpec(key, "AES");
        this.prefix = prefix;
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
    }

    static boolean isSealed(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer magic = ByteBuffer.allocate(MAGIC.length);
            return fill(in, magic) && Arrays.equals(magic.array(), MAGIC);
        }
    }

    static void close(Path from, Path to, char[] passphrase, Packing.Watch watch) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT];
        byte[] prefix = new byte[PREFIX];
        random.nextBytes(salt);
        random.nextBytes(prefix);
        ByteBuffer said = ByteBuffer.allocate(SAID).put(MAGIC).put((byte) VERSION).put((byte) ARGON2ID)
                .putInt(MEMORY_KIB).putInt(PASSES).putInt(LANES).put(salt).put(prefix);
        CompletableFuture<Void> ready = Practice.begun(Files.size(from));
        byte[] keys = keys(passphrase, salt, MEMORY_KIB, PASSES, LANES);
        ready.join();
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] check = check(keys, said.array());
            ByteBuffer head = ByteBuffer.allocate(HEAD).put(said.array()).put(check);
            head.put(sha256(Arrays.copyOf(head.array(), SAID + HASH)));
            write(out, head.flip());
            Seal seal = new Seal(to.toString(), Arrays.copyOf(keys, HASH), prefix);
            long length = in.size();
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            long number = 0;
            for (long at = 0; at == 0 || at < length; at += CHUNK) {
                chunk.clear().limit((int) Math.min(CHUNK, length - at));
                if (!fill(in, chunk)) {
                    throw new IOException(from.toString());
                }
                watch.moved(chunk.limit());
                write(out, ByteBuffer.wrap(seal.chunk(Cipher.ENCRYPT_MODE, chunk.array(), chunk.limit(), number++,
                        at + CHUNK >= length)));
            }
            out.force(true);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        } finally {
            Arrays.fill(keys, (byte) 0);
        }
    }

    /**
     * Opens a sealed file. All of it is checked before the first byte is written.
     *
     * @param name how the user knows the file
     * @throws WrongPassphrase when the file is whole and the passphrase another
     * @throws InputRefused when the file is damaged
     */
    static void open(Path from, Path to, char[] passphrase, String name, Packing.Watch watch) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            if (!fill(in, head)) {
                throw new InputRefused(TEXT.text("seal.damaged", name));
            }
            CompletableFuture<Void> ready = Practice.begun(in.size());
            Seal seal = opened(head.array(), passphrase, name);
            ready.join();
            seal.chunks(in, OutputStream.nullOutputStream(), watch);
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), CHUNK)) {
                seal.chunks(in, out, watch);
            }
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Seal opened(byte[] head, char[] passphrase, String name)
            throws IOException, GeneralSecurityException {
        if (!MessageDigest.isEqual(Arrays.copyOfRange(head, SAID + HASH, HEAD),
                sha256(Arrays.copyOf(head, SAID + HASH)))) {
            throw new InputRefused(TEXT.text("seal.damaged", name));
        }
        ByteBuffer said = ByteBuffer.wrap(head, 0, SAID);
        said.position(MAGIC.length);
        int version = said.get();
        int derivation = said.get();
        int memory = said.getInt();
        int passes = said.getInt();
        int lanes = said.getInt();
        if (version != VERSION || derivation != ARGON2ID) {
            throw new InputRefused(TEXT.text("seal.newer", name));
        }
        if (memory < 8 || memory > MOST_MEMORY_KIB || passes < 1 || passes > MOST_PASSES || lanes < 1
                || lanes > MOST_LANES || memory < 8 * lanes || (long) memory * passes > MOST_WORK_KIB) {
            throw new InputRefused(TEXT.text("seal.costly", name));
        }
        byte[] salt = new byte[SALT];
        byte[] prefix = new byte[PREFIX];
        said.get(salt).get(prefix);
        byte[] keys = keys(passphrase, salt, memory, passes, lanes);
        try {
            if (!MessageDigest.isEqual(Arrays.copyOfRange(head, SAID, SAID + HASH),
                    check(keys, Arrays.copyOf(head, SAID)))) {
                throw new WrongPassphrase(TEXT.text("seal.wrong", name));
            }
            return new Seal(name, Arrays.copyOf(keys, HASH), prefix);
        } finally {
            Arrays.fill(keys, (byte) 0);
        }
    }

    private void chunks(FileChannel in, OutputStream out, Packing.Watch watch)
            throws IOException, GeneralSecurityException {
        long length = in.size() - HEAD;
        long count = Math.max(1, Math.ceilDiv(length, CHUNK + TAG));
        if (length < TAG || length - (count - 1) * (CHUNK + TAG) < TAG) {
            throw new InputRefused(TEXT.text("seal.damaged", name));
        }
        in.position(HEAD);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK + TAG);
        for (long number = 0; number < count; number++) {
            chunk.clear().limit((int) Math.min(CHUNK + TAG, length - number * (CHUNK + TAG)));
            if (!fill(in, chunk)) {
                throw new InputRefused(TEXT.text("seal.damaged", name));
            }
            watch.moved(chunk.limit());
            try {
                out.write(chunk(Cipher.DECRYPT_MODE, chunk.array(), chunk.limit(), number, number == count - 1));
            } catch (AEADBadTagException changed) {
                throw new InputRefused(TEXT.text("seal.damaged", name), changed);
            }
        }
    }

    private byte[] chunk(int mode, byte[] bytes, int length, long number, boolean last)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(12).put(prefix).putInt((int) number).put((byte) (last ? 1 : 0)).array();
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        return cipher.doFinal(bytes, 0, length);
    }

    /** 32 bytes for the cipher, 32 for the check. */
    @SuppressWarnings("ByteBufferBackingArray") // to be wiped: an encoder writes from the array's start
    private static byte[] keys(char[] passphrase, byte[] salt, int memory, int passes, int lanes) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        byte[] password = Arrays.copyOfRange(encoded.array(), 0, encoded.limit());
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
        byte[] keys = new byte[2 * HASH];
        argon.generateBytes(password, keys);
        Arrays.fill(password, (byte) 0);
        Arrays.fill(encoded.array(), (byte) 0);
        return keys;
    }

    private static byte[] check(byte[] keys, byte[] said) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(keys, HASH, HASH, "HmacSHA256"));
        return mac.doFinal(said);
    }

    private static byte[] sha256(byte[] bytes) {
        return Hashes.sha256().digest(bytes);
    }

    private static boolean fill(FileChannel in, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (in.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
