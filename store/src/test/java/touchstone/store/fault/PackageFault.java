package touchstone.store.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import touchstone.model.InputRefused;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.Packing;
import touchstone.store.exchange.WrongPassphrase;

/**
 * Flips a bit in every block of 4 KiB of a package, sealed and not, cuts it off at as many places as there are trials, and
 * tries wrong passphrases. All are refused, a wrong passphrase is told from damage, and nothing of the content is left in
 * the temporary folder. The control opens the undamaged ones.
 */
final class PackageFault implements Fault {

    private static final int BLOCK = 4096;
    private static final String SECRET = "correct horse";

    @Override
    public String name() {
        return "package";
    }

    @Override
    public int trials() {
        return 100;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Sample sample = Sample.of(trial, 150);
        for (boolean sealed : new boolean[]{ false, true }) {
            String kind = sealed ? "sealed" : "plain";
            Path sent = sample.file().resolveSibling(kind + ".touchpack");
            pack(trial, sample.file(), sent, sealed);
            byte[] whole = Files.readAllBytes(sent);
            char[] secret = SECRET.toCharArray();
            trial.require(judge(trial, sent, secret) == Verdict.OPENED, "Control: the whole package does not open.");
            int refused = 0;
            int tried = 0;
            int wrongly = 0;
            for (int at = 0; at < whole.length; at += BLOCK) {
                byte[] flipped = whole.clone();
                int where = at + trial.random.nextInt(Math.min(BLOCK, whole.length - at));
                flipped[where] ^= (byte) (1 << trial.random.nextInt(8));
                Verdict verdict = judge(trial, Files.write(sample.file().resolveSibling("v.touchpack"), flipped),
                        secret);
                tried++;
                refused += verdict == Verdict.OPENED ? 0 : 1;
                wrongly += verdict == Verdict.WRONG_PASSPHRASE ? 1 : 0;
                trial.require(verdict != Verdict.OPENED,
                        kind + ": a bit flipped in byte " + where + " was not noticed.");
            }
            trial.figure(kind + "Bytes", whole.length);
            trial.figure(kind + "FlipsRefused", refused + " of " + tried);
            refused = 0;
            for (int i = 0; i < trial.trials; i++) {
                int length = i == 0 ? whole.length - 1 : trial.random.nextInt(whole.length);
                Verdict verdict = judge(trial, Files.write(sample.file().resolveSibling("v.touchpack"),
                        Arrays.copyOf(whole, length)), secret);
                refused += verdict == Verdict.OPENED ? 0 : 1;
                wrongly += verdict == Verdict.WRONG_PASSPHRASE ? 1 : 0;
                trial.require(verdict != Verdict.OPENED, kind + ": cut off at " + length + " it was opened.");
            }
            trial.figure(kind + "CutsRefused", refused + " of " + trial.trials);
            trial.figure(kind + "DamageCalledAWrongPassphrase", wrongly);
            if (sealed) {
                int told = 0;
                for (String wrong : List.of("correct hors", "Correct horse", "correct horse ", "", "\u00e9")) {
                    told += judge(trial, sent, wrong.toCharArray()) == Verdict.WRONG_PASSPHRASE ? 1 : 0;
                }
                trial.figure("wrongPassphrasesTold", told + " of 5");
                trial.require(told == 5, "A wrong passphrase was not called one.");
            }
        }
    }

    private enum Verdict {
        OPENED, WRONG_PASSPHRASE, REFUSED
    }

    private static void pack(Trial trial, Path project, Path to, boolean sealed)
            throws IOException, InterruptedException {
        Object[] command = sealed
                ? new Object[]{ "pack", project, to, "--images", "--identity", project.resolveSibling("me"),
                        "--passphrase-stdin" }
                : new Object[]{ "pack", project, to, "--images", "--identity", project.resolveSibling("me") };
        Process process = trial.program.builder(List.of(), Map.of(), command).redirectErrorStream(true)
                .redirectOutput(project.resolveSibling("said").toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write((SECRET + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(project.resolveSibling("said")));
        }
    }

    /** Opens and unpacks it, as a receiver does. */
    private static Verdict judge(Trial trial, Path file, char[] secret) throws IOException {
        Path to = trial.place("received");
        List<String> before = temporary();
        try (PackageFile open = PackageFile.open(file, secret.clone(), Packing.Watch.PATIENT)) {
            open.unpack(to, Packing.Watch.PATIENT);
            return Verdict.OPENED;
        } catch (WrongPassphrase wrong) {
            return Verdict.WRONG_PASSPHRASE;
        } catch (InputRefused refused) {
            trial.require(filesIn(to) == 0, "A refused package left files: " + refused.getMessage());
            return Verdict.REFUSED;
        } catch (RuntimeException crash) {
            trial.fail("A package was not refused in words: " + crash);
            return Verdict.REFUSED;
        } finally {
            List<String> left = temporary().stream().filter(f -> !before.contains(f)).toList();
            trial.require(left.isEmpty(), "Left in the temporary folder: " + left);
        }
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("touchstone") && !f.startsWith("touchstone-")).toList();
        }
    }
}
