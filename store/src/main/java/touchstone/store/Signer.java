package touchstone.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * The user's identity on this machine: a name and an Ed25519 key (RFC 8032), in a file that is private to the user. It
 * lets others see that a package came from the same hand as an earlier one; who that is in the world it cannot prove.
 */
public final class Signer {

    /**
     * Who signed: what of a {@link Signer} others may know.
     *
     * @param key the public key, X.509 in Base64
     */
    public record Identity(String name, String key) {

        /** What two people compare by voice: the first 16 bytes of the key's SHA-256 in groups of four digits. */
        public String fingerprint() {
            String hex = HexFormat.of().formatHex(Sha256.of(key.getBytes(StandardCharsets.US_ASCII)), 0, 16);
            return IntStream.range(0, hex.length() / 4).mapToObj(i -> hex.substring(4 * i, 4 * i + 4))
                    .collect(Collectors.joining(" "));
        }

        /** Whether the bytes were signed with this key. */
        public boolean signed(byte[] bytes, byte[] signature) {
            try {
                PublicKey known = KeyFactory.getInstance(ALGORITHM)
                        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(known);
                check.update(bytes);
                return check.verify(signature);
            } catch (GeneralSecurityException | IllegalArgumentException noKeyOrSignature) {
                return false;
            }
        }
    }

    private static final String ALGORITHM = "Ed25519";
    private static final String FILE = "identity.properties";
    private static final Messages TEXT = Messages.beside(Signer.class);

    private final Identity identity;
    private final PrivateKey key;

    private Signer(Identity identity, PrivateKey key) {
        this.identity = identity;
        this.key = key;
    }

    /**
     * The identity that a folder keeps; made when there is none.
     *
     * @param folder see {@link UserFolder}
     * @param name of whom is made; an identity that is there keeps its own
     * @throws InputRefused when the file cannot be read or made
     */
    public static Signer in(Path folder, String name) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return read(file);
        } catch (NoSuchFileException first) {
            try {
                return make(file, name);
            } catch (FileAlreadyExistsException madeMeanwhile) {
                return read(file);
            } catch (IOException unwritable) {
                throw new InputRefused(TEXT.text("identity.unwritable", folder), unwritable);
            }
        }
    }

    private static Signer read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
            byte[] secret = Base64.getDecoder().decode(Objects.requireNonNull(values.getProperty("private")));
            Identity identity = new Identity(Objects.requireNonNull(values.getProperty("name")),
                    Objects.requireNonNull(values.getProperty("public")));
            Signer signer = new Signer(identity,
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)));
            if (!identity.signed(secret, signer.sign(secret))) {
                throw new InputRefused(TEXT.text("identity.broken", file));
            }
            return signer;
        } catch (NoSuchFileException none) {
            throw none;
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            throw new InputRefused(TEXT.text("identity.broken", file), unreadable);
        }
    }

    private static Signer make(Path file, String name) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        Identity identity = new Identity(name, base64.encodeToString(pair.getPublic().getEncoded()));
        Properties values = new Properties();
        values.setProperty("name", name);
        values.setProperty("public", identity.key());
        values.setProperty("private", base64.encodeToString(pair.getPrivate().getEncoded()));
        StringWriter text = new StringWriter();
        values.store(text, null);
        Path folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        // Whole or not at all, and never for a moment readable by others.
        Path unfinished = Files.createTempFile(folder, FILE, ".new", privately(folder));
        try {
            Files.writeString(unfinished, text.toString());
            Files.move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return new Signer(identity, pair.getPrivate());
    }

    /** Rights for its owner alone, where the file system knows such; elsewhere the user's folder is private as it is. */
    private static FileAttribute<?>[] privately(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
                : new FileAttribute<?>[0];
    }

    public Identity identity() {
        return identity;
    }

    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException ownKeyFits) {
            throw new IllegalStateException(ownKeyFits);
        }
    }
}
