package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk that recorded operations are applied to, and what a power cut leaves of it. A file's content is certain once the
 * file was synced, a name once its folder was. Of what was written since, each sector of 4 KiB holds what it held at some
 * moment; of the changes of names and of a file's size the first few have happened, because file systems keep those in
 * order.
 */
final class Disk {

    private static final int SECTOR = 4096;

    private final boolean lying;
    private final Map<Long, Node> byInode = new HashMap<>();
    private final Map<Path, Node> names = new HashMap<>();
    private Map<Path, Node> certainNames = Map.of();
    private final List<Map<Path, Node>> namesSince = new ArrayList<>();

    /** @param lying whether it says that it has synced and has not, as with {@code synchronous = OFF} */
    Disk(boolean lying) {
        this.lying = lying;
    }

    private static final class Node {
        private byte[] certain = new byte[0];
        private final List<Recording.Operation> since = new ArrayList<>();

        void sync() {
            for (Recording.Operation operation : since) {
                certain = applied(certain, operation);
            }
            since.clear();
        }

        private static byte[] applied(byte[] content, Recording.Operation operation) {
            int at = Math.toIntExact(operation.offset());
            if (operation.kind() == 'T') {
                return Arrays.copyOf(content, at);
            }
            byte[] to = content.length < at + operation.data().length
                    ? Arrays.copyOf(content, at + operation.data().length)
                    : content;
            System.arraycopy(operation.data(), 0, to, at, operation.data().length);
            return to;
        }

        /** @param kept how likely something that was not synced is there */
        byte[] after(double kept, Random random) {
            Map<Integer, Integer> times = new TreeMap<>();
            int sizes = 0;
            for (Recording.Operation operation : since) {
                sizes += operation.kind() == 'T' ? 1 : 0;
                for (int sector = first(operation); sector <= last(operation); sector++) {
                    times.merge(sector, 1, Integer::sum);
                }
            }
            times.replaceAll((sector, all) -> part(all, kept, random));
            sizes = part(sizes, kept, random);
            byte[] content = certain.clone();
            for (Recording.Operation operation : since) {
                if (operation.kind() == 'T') {
                    content = sizes-- > 0 ? applied(content, operation) : content;
                }
                for (int sector = first(operation); sector <= last(operation); sector++) {
                    if (times.merge(sector, -1, Integer::sum) >= 0) {
                        content = applied(content, within(operation, sector));
                    }
                }
            }
            return content;
        }

        private static int first(Recording.Operation operation) {
            return operation.kind() == 'T' ? 0 : Math.toIntExact(operation.offset() / SECTOR);
        }

        private static int last(Recording.Operation operation) {
            return operation.kind() == 'T'
                    ? -1
                    : Math.toIntExact((operation.offset() + operation.data().length - 1) / SECTOR);
        }

        private static Recording.Operation within(Recording.Operation operation, int sector) {
            long from = Math.max(operation.offset(), (long) sector * SECTOR);
            long to = Math.min(operation.offset() + operation.data().length, (sector + 1L) * SECTOR);
            byte[] data = Arrays.copyOfRange(operation.data(), Math.toIntExact(from - operation.offset()),
                    Math.toIntExact(to - operation.offset()));
            return new Recording.Operation('W', 0, operation.inode(), from, "", data);
        }
    }

    /** How many of some things that follow each other have happened. */
    private static int part(int all, double kept, Random random) {
        if (kept >= 1 || all == 0) {
            return all;
        }
        return random.nextDouble() < kept ? 1 + random.nextInt(all) : 0;
    }

    void apply(Recording.Operation operation) {
        switch (operation.kind()) {
            case 'O' -> open(operation);
            case 'W', 'T' -> node(operation).since.add(operation);
            case 'S' -> {
                if (!lying) {
                    node(operation).sync();
                }
            }
            case 'D' -> {
                if (!lying) {
                    certainNames = Map.copyOf(names);
                    namesSince.clear();
                }
            }
            case 'U' -> {
                names.remove(Path.of(operation.path()));
                namesSince.add(Map.copyOf(names));
            }
            case 'R', 'L' -> {
                Node moved = names.get(operation.from());
                if (operation.kind() == 'R') {
                    names.remove(operation.from());
                }
                if (moved != null) {
                    names.put(operation.to(), moved);
                }
                namesSince.add(Map.copyOf(names));
            }
            default -> {
                // A remark.
            }
        }
    }

    /** Everything that was done so far is certain. */
    void settle() {
        names.values().forEach(Node::sync);
        certainNames = Map.copyOf(names);
        namesSince.clear();
    }

    private void open(Recording.Operation operation) {
        Path path = Path.of(operation.path());
        Node node = names.get(path);
        if (node == null) {
            node = new Node();
            names.put(path, node);
            namesSince.add(Map.copyOf(names));
        }
        byInode.put(operation.inode(), node);
        if ((operation.flag() & 2) != 0) {
            node.since.add(new Recording.Operation('T', 0, operation.inode(), 0, "", new byte[0]));
        }
    }

    private Node node(Recording.Operation operation) {
        Node node = byInode.get(operation.inode());
        if (node == null) {
            throw new IllegalStateException("A file was written that was never opened.");
        }
        return node;
    }

    /** Writes what a power cut would leave now into another folder. */
    void cut(Path recorded, Path into, double kept, Random random) throws IOException {
        int happened = part(namesSince.size(), kept, random);
        Map<Path, Node> left = happened == 0 ? certainNames : namesSince.get(happened - 1);
        for (Map.Entry<Path, Node> file : left.entrySet()) {
            Path to = into.resolve(recorded.relativize(file.getKey()).toString());
            Files.createDirectories(to.resolveSibling(""));
            Files.write(to, file.getValue().after(kept, random));
        }
    }
}
