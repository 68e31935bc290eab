package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small disk of its own in memory; only root can have one. */
final class Mount implements AutoCloseable {

    private final Path at;
    private final List<Path> also = new ArrayList<>();

    private Mount(Path at) {
        this.at = at;
    }

    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"));
    }

    static String impossible() {
        return "Only root can mount a disk for this.";
    }

    static Mount of(Path at, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(at);
        command("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString());
        return new Mount(at);
    }

    void readOnly() throws IOException, InterruptedException {
        command("mount", "-o", "remount,ro", at.toString());
    }

    /** The same disk at another place, where it stays when this one is pulled out. */
    Path alsoAt(Path place) throws IOException, InterruptedException {
        Files.createDirectories(place);
        command("mount", "--bind", at.toString(), place.toString());
        also.add(place);
        return place;
    }

    /** Takes the disk away though files on it are open. */
    void pull() throws IOException, InterruptedException {
        command("umount", "-l", at.toString());
    }

    @Override
    public void close() throws IOException {
        also.add(at);
        try {
            for (Path place : also) {
                new ProcessBuilder("umount", "-l", place.toString()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void command(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ".");
        }
    }
}
