package touchstone.canvas.layer;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Short texts as pixels' coverage, rasterised once in the system's sans-serif font and remembered. Without fonts on the
 * system there is no text at all. For any number of threads.
 */
final class Lettering {

    /** What a cut text ends with. */
    private static final String ELLIPSIS = "\u2026";
    private static final int LEAST_LETTERS = 2;
    private static final int MOST_KEPT = 20_000;
    /** Widths are asked for in such steps, so that objects of nearly the same size share a text. */
    private static final int WIDTH_STEP = 6;

    private static final Map<Integer, Lettering> SIZES = new ConcurrentHashMap<>();

    /** @param cover 0 to 255 a pixel, row by row */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Text(int width, int height, byte[] cover) {

        static final Text NONE = new Text(0, 0, new byte[0]);

        boolean isNone() {
            return width == 0;
        }
    }

    private record Asked(String name, String tail, int width) {
    }

    private final Map<Asked, Text> texts = new ConcurrentHashMap<>();
    private final @Nullable FontMetrics metrics;

    private Lettering(int size) {
        metrics = metrics(size);
    }

    /** @param size of the font in pixels */
    static Lettering of(int size) {
        return SIZES.computeIfAbsent(size, Lettering::new);
    }

    /** Whether this system has a font to write with. */
    static boolean isThere() {
        return of(11).metrics != null;
    }

    private static @Nullable FontMetrics metrics(int size) {
        try {
            Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).createGraphics();
            return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        } catch (RuntimeException | LinkageError | InternalError | AWTError noFonts) {
            // A machine without fonts or their library: what is drawn does not depend on its texts.
            return null;
        }
    }

    int height() {
        return metrics == null ? 0 : metrics.getAscent() + metrics.getDescent();
    }

    /**
     * The name and behind it the tail, which is never cut; the name is where they are wider than the room.
     *
     * @param tail may be empty
     * @return {@link Text#NONE} where not even two letters of the name have room
     */
    Text fit(String name, String tail, double room) {
        int width = (int) Math.min(room, 10_000) / WIDTH_STEP * WIDTH_STEP;
        Asked asked = new Asked(name, tail, width);
        Text known = texts.get(asked);
        if (known == null) {
            if (texts.size() > MOST_KEPT) {
                texts.clear();
            }
            known = cut(name, tail, width);
            texts.put(asked, known);
        }
        return known;
    }

    private Text cut(String name, String tail, int room) {
        FontMetrics m = metrics;
        if (m == null || name.isBlank() && tail.isEmpty()) {
            return Text.NONE;
        }
        String clean = printable(name);
        String end = tail.isEmpty() || clean.isEmpty() ? tail : " " + tail;
        if (m.stringWidth(clean + end) <= room) {
            return drawn(m, clean + end);
        }
        int letters = clean.codePointCount(0, clean.length());
        int low = 0;
        int high = letters - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (m.stringWidth(head(clean, middle) + end) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < LEAST_LETTERS ? Text.NONE : drawn(m, head(clean, low) + end);
    }

    private static String head(String text, int letters) {
        return text.substring(0, text.offsetByCodePoints(0, letters)).stripTrailing() + ELLIPSIS;
    }

    /** Names come from files: line breaks and other control characters have no width of their own. */
    private static String printable(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        name.codePoints().limit(200).forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return clean.toString().strip();
    }

    private static Text drawn(FontMetrics metrics, String text) {
        int width = Math.max(1, metrics.stringWidth(text));
        int height = metrics.getAscent() + metrics.getDescent();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(metrics.getFont());
        graphics.setColor(Color.WHITE);
        graphics.drawString(text, 0, metrics.getAscent());
        graphics.dispose();
        return new Text(width, height, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }
}
