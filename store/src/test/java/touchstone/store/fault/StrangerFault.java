package touchstone.store.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.store.format.Format;
import touchstone.store.format.Formats;

/**
 * Gives the program, in 512 MB and traced, files that were changed on their way: pictures to add, interchange files to
 * import, packages to unpack, projects to look at. It does its work or refuses in words that name the file and say what to do,
 * within ten seconds, and writes nowhere but where it was told to.
 */
final class StrangerFault implements Fault {

    private static final Map<String, String> SMALL = Map.of("JDK_JAVA_OPTIONS", "-Xmx512m");
    private static final String CALLS = "open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
            + "symlink,symlinkat,link,linkat";
    private static final Pattern WRITTEN = Pattern
            .compile("(?:openat?\\(.*O_(?:WRONLY|RDWR|CREAT)|creat\\(|rename|unlink|mkdir|symlink|link\\().*");
    private static final Pattern NAMED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** A class, a stack trace, a number that is none, or what a program says and nobody else. */
    private static final Pattern UNCIVIL = Pattern.compile(
            "Exception|\\tat |\\b[a-z]\\w*(?:\\.[a-z]\\w*)+\\.[A-Z]\\w+|\\bnull\\b|\\bNaN\\b|\\[\\w;@|Error:");
    private static final String[] PICTURES = { "colours.png", "baseline.jpg", "deflate.tif", "palette.gif",
            "colours.bmp", "lossy.webp", "deep.psd", "deep.pgm" };
    private static final long MOST_SECONDS = 10;

    @Override
    public String name() {
        return "strangers";
    }

    @Override
    public int trials() {
        return 300;
    }

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        if (!Tracer.isThere()) {
            trial.skip(Tracer.MISSING);
            return;
        }
        List<Path> seeds = seeds(trial);
        Tally tally = new Tally();
        for (int i = 0; i < trial.trials; i++) {
            once(trial, seeds.get(i % seeds.size()), tally);
        }
        trial.figure("seeds", seeds.size());
        trial.figure("done", tally.done);
        trial.figure("refused", tally.refused);
        trial.figure("refusedWithFileAndAdvice", tally.clear);
        trial.figure("writtenElsewhere", tally.elsewhere);
        trial.figures("seconds", tally.seconds);
        trial.figure("byKind", tally.kinds);
    }

    private static final class Tally {
        private int done;
        private int refused;
        private int clear;
        private int elsewhere;
        private final List<Double> seconds = new ArrayList<>();
        private final Map<String, Integer> kinds = new TreeMap<>();
    }

    /** One file of each kind that the program reads. */
    private static List<Path> seeds(Trial trial) throws IOException, InterruptedException {
        Path place = trial.place("seeds");
        Path project = Beginning.in(trial.program, Files.createDirectory(place.resolve("folder")));
        try (Editing editing = Editing.start(trial.program, Map.of(), project)) {
            editing.draw(new Gestures(trial.random, Beginning.IMAGES, 12), 60).join();
            editing.finish();
        }
        List<Path> seeds = new ArrayList<>();
        for (Format format : Formats.ALL) {
            Path to = place.resolve("as-" + format.name());
            if (format.isWritten()
                    && trial.program.run("export", project, "--format", format.name(), "--of", "Ann", to).code() == 0) {
                try (Stream<Path> files = Files.walk(to)) {
                    files.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".png")).sorted().limit(1)
                            .forEach(seeds::add);
                }
            }
        }
        for (String picture : PICTURES) {
            Path seed = place.resolve(picture);
            try (InputStream in = StrangerFault.class.getResourceAsStream("/touchstone/store/image/seed/" + picture)) {
                if (in == null) {
                    throw new IOException("There is no " + picture + ".");
                }
                Files.copy(in, seed);
            }
            seeds.add(seed);
        }
        Path sent = place.resolve("sent.touchpack");
        trial.program.must("pack", project, sent, "--images", "--identity", place.resolve("me"));
        seeds.add(sent);
        seeds.add(project);
        return seeds;
    }

    private static void once(Trial trial, Path seed, Tally tally) throws IOException, InterruptedException {
        Path place = trial.place("stranger");
        Path file = place.resolve(seed.getFileName().toString());
        byte[] bytes = mutated(Files.readAllBytes(seed), trial.random);
        Files.write(file, bytes);
        String name = file.getFileName().toString();
        String kind = name.substring(name.lastIndexOf('.') + 1);
        tally.kinds.merge(kind, 1, Integer::sum);
        List<Object> command = switch (kind) {
            case "touchpack" -> List.of("unpack", "--quiet", file, place.resolve("unpacked"));
            case "touchstone" -> List.of("info", "--quiet", file);
            default -> Arrays.asList(PICTURES).contains(name)
                    ? List.of("new", "--quiet", place.resolve("made.touchstone"), "--images", file)
                    : List.of("import", "--quiet", made(trial, place), "--format", "auto", file);
        };
        Path log = trial.folder.resolve("trace");
        List<String> before = Stream.of("strace", "-f", "-qq", "-s", "4096", "-e", "trace=" + CALLS, "-o", log)
                .map(String::valueOf).toList();
        long began = System.nanoTime();
        Program.Result result = trial.program.run(before, SMALL, command.toArray());
        double seconds = (System.nanoTime() - began) / 1e9;
        tally.seconds.add(seconds);
        judge(trial, file, bytes, command, result, seconds, tally);
        for (String written : written(log, place, trial.folder)) {
            tally.elsewhere++;
            trial.fail(command.getFirst() + " of " + keep(trial, file, bytes) + " writes " + written);
        }
    }

    private static Path made(Trial trial, Path place) throws IOException, InterruptedException {
        Path project = place.resolve("made.touchstone");
        trial.program.must("new", "--quiet", project);
        return project;
    }

    private static void judge(Trial trial, Path file, byte[] bytes, List<Object> command, Program.Result result,
            double seconds, Tally tally) throws IOException {
        boolean refused = result.code() != 0;
        tally.refused += refused ? 1 : 0;
        tally.done += refused ? 0 : 1;
        String said = Program.said(result.err());
        @Nullable
        String wrong = null;
        if (!result.isCivil() || UNCIVIL.matcher(said).find()) {
            wrong = "not in a user's words";
        } else if (seconds > MOST_SECONDS) {
            wrong = Trial.rounded(seconds) + " s";
        } else if (refused && !said.contains(file.getFileName().toString())) {
            wrong = "the file is not named";
        } else if (refused && sentences(said.strip()) < 2) {
            wrong = "does not say what to do";
        } else {
            tally.clear += refused ? 1 : 0;
        }
        if (wrong != null) {
            trial.fail(command.getFirst() + " of " + keep(trial, file, bytes) + ": " + wrong + ": " + result);
        }
    }

    /** How many sentences, or steps set off by a colon. */
    private static long sentences(String said) {
        return Pattern.compile("[.:](?=\\s|$)").matcher(said).results().count();
    }

    private static Path keep(Trial trial, Path file, byte[] bytes) throws IOException {
        Path kept = Files.createDirectories(trial.folder.resolve("kept")).resolve(
                trial.failures().size() + "-" + file.getFileName());
        return Files.write(kept, bytes);
    }

    /** Files that were written beside the place of the trial, the temporary folder, and what a process has of its own. */
    private static List<String> written(Path log, Path place, Path folder) throws IOException {
        List<String> elsewhere = new ArrayList<>();
        if (Files.notExists(log)) {
            return elsewhere;
        }
        String temporary = System.getProperty("java.io.tmpdir");
        for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
            String call = line.replaceFirst("^\\d+\\s+", "");
            Matcher names = NAMED.matcher(call);
            while (WRITTEN.matcher(call).matches() && !call.contains("= -1 ") && names.find()) {
                String name = names.group(1);
                boolean own = name.startsWith(place.toString()) || name.startsWith(temporary)
                        || name.startsWith("/tmp/hsperfdata_") || name.startsWith("/tmp/sqlite-")
                        || name.startsWith("/dev/") || name.startsWith("/proc/") || !name.startsWith("/");
                if (!own && !name.startsWith(folder.toString())) {
                    elsewhere.add(name);
                }
            }
        }
        Files.delete(log);
        return elsewhere;
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = 0; i <= random.nextInt(3) && bytes.length > 24; i++) {
            int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200);
            int at = random.nextInt(reach);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(20, random.nextInt(bytes.length)));
                case 3 -> {
                    byte[] lie = random.nextBoolean()
                            ? "1e999".getBytes(StandardCharsets.US_ASCII)
                            : "../../../x".getBytes(StandardCharsets.US_ASCII);
                    System.arraycopy(lie, 0, bytes, Math.min(at, bytes.length - lie.length), lie.length);
                }
                default -> ByteBuffer.wrap(bytes).putInt(Math.min(at, bytes.length - 4),
                        random.nextBoolean() ? Integer.MAX_VALUE : -1);
            }
        }
        return bytes;
    }
}
