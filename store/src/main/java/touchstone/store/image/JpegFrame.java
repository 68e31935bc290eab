package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What kind of JPEG stream a file is (ITU-T T.81, table B.1), from its frame header.
 *
 * @param kind how the pixels are coded: 0 baseline, 1 extended sequential, 2 progressive
 * @param channels 1 grey, 3 colours, 4 inks
 * @param colours what the file of a program by Adobe says of its channels: 0 as they are, 1 YCbCr, 2 YCCK; -1 where none says so
 * @param isYcc whether three channels are luminance and two differences of colour
 * @param pixels where in the file the first coded pixels stand
 */
record JpegFrame(int width, int height, int kind, int channels, int colours, boolean isYcc, long pixels) {

    /** A kind: each scan refines the whole picture. */
    static final int PROGRESSIVE = 2;

    private static final int LARGEST_SEARCHED = 256 << 20;
    private static final int MOST_STEPS = 100_000;

    /**
     * @throws NotReadHere with the name of the kind when Touchstone does not read it
     * @throws IOException when there is no frame header
     */
    static JpegFrame of(FileBytes bytes) throws IOException {
        int colours = -1;
        boolean jfif = false;
        long at = 2;
        JpegFrame found = null;
        for (int i = 0; i < MOST_STEPS; i++) {
            byte[] head = bytes.read(at, 4);
            int marker = head[1] & 0xff;
            if (head[0] != (byte) 0xff || marker == 0xff || marker == 0) {
                at++; // some writers leave bytes between segments
                continue;
            }
            int length = (head[2] & 0xff) << 8 | head[3] & 0xff;
            jfif |= marker == 0xe0 && length >= 7 && bytes.read(at + 4, 2)[0] == 'J';
            if (marker == 0xee && length >= 14) {
                byte[] adobe = bytes.read(at + 4, 12);
                colours = adobe[0] == 'A' && adobe[1] == 'd' ? adobe[11] & 0xff : colours;
            } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
                    || marker == 0xf7) {
                found = frame(marker, bytes.read(at + 4, Math.min(Math.max(length - 2, 6), 15)));
            } else if (marker == 0xda && found != null) {
                boolean ycc = found.channels == 3 && (colours >= 0 ? colours != 0 : jfif || found.isYcc);
                return new JpegFrame(found.width, found.height, found.kind, found.channels, colours, ycc, at);
            } else if (marker == 0xd9 || marker == 0xda) {
                throw new EOFException();
            }
            if (length < 2) {
                throw new IOException("a segment without a length");
            }
            at += 2 + length;
        }
        throw new IOException("no frame");
    }

    private static JpegFrame frame(int marker, byte[] body) throws IOException {
        int bits = body[0] & 0xff;
        int height = (body[1] & 0xff) << 8 | body[2] & 0xff;
        int width = (body[3] & 0xff) << 8 | body[4] & 0xff;
        int channels = body[5] & 0xff;
        String name = switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> "";
            case 0xc3, 0xcb -> "lossless JPEG";
            case 0xc9, 0xca -> "arithmetic JPEG coding";
            case 0xf7 -> "JPEG-LS";
            default -> "hierarchical JPEG";
        };
        if (!name.isEmpty()) {
            throw new NotReadHere(name);
        }
        if (bits != 8) {
            throw new NotReadHere(bits + "-bit JPEG");
        }
        if (width == 0 || height == 0) {
            throw new NotReadHere("JPEG that tells its height behind its pixels");
        }
        if (channels != 1 && channels != 3 && channels != 4) {
            throw new NotReadHere("JPEG of " + channels + " channels");
        }
        boolean named = channels == 3 && body.length == 15 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B';
        return new JpegFrame(width, height, marker - 0xc0, channels, -1, !named, 0);
    }

    /** Whether the file goes to the end mark of its pixels, near its end. */
    boolean endsWell(FileBytes bytes) throws IOException {
        int tail = (int) Math.min(bytes.length() - pixels, 1 << 16);
        byte[] last = bytes.read(bytes.length() - tail, tail);
        for (int i = tail - 2; i >= 0; i--) {
            if (last[i] == (byte) 0xff && last[i + 1] == (byte) 0xd9) {
                return true;
            }
        }
        return false;
    }

    /** Where the last scan begins of which the head is there, or what stands in front of it: all before is whole. */
    static long lastMarker(Path path) throws IOException {
        try (FileBytes bytes = new FileBytes(path)) {
            byte[] all = bytes.read(0, (int) Math.min(bytes.length(), LARGEST_SEARCHED));
            int at = all.length - 2;
            while (at > 0 && !(all[at] == (byte) 0xff && (all[at + 1] & 0xff) >= 0xc0
                    && ((all[at + 1] & 0xff) < 0xd0 || (all[at + 1] & 0xff) > 0xd7) && all[at + 1] != (byte) 0xff)) {
                at--;
            }
            return at;
        }
    }
}
