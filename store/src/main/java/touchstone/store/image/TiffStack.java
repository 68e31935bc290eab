package touchstone.store.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Spacing;

/**
 * Which pictures a TIFF file holds. OME-XML says it page by page: the channels of a plane are one picture, pictures follow
 * each other by plane (Z), then by time (T), then by image of the file; where it does not fit to the pages, it is passed
 * over. ImageJ's description says how many channels there are. In every other file each page is a picture, but
 * <ul>
 * <li>a page that says it is a smaller copy or a mask (NewSubfileType, bits 1 and 4; SubfileType 2);
 * <li>when a tiled page follows that is the first, tiled page halved again and again, or Aperio wrote the file, a page of
 * another size than the first: such a file is a pyramid, and its other pages are levels, a thumbnail, a photograph of the
 * label.
 * </ul>
 */
final class TiffStack {

    private static final Messages TEXT = Messages.beside(TiffStack.class);
    private static final int DESCRIPTION_BYTES = 32 << 20;
    private static final int MOST_CHANNELS = 256;

    /**
     * One picture.
     *
     * @param pages one, or one for each channel
     * @param copies pages that may be smaller copies of a picture of one page
     * @param shift how many bytes behind those of its page the pixels lie
     * @param index number of the first page in the file
     */
    record Picture(List<TiffFile.Directory> pages, List<TiffFile.Directory> copies, long shift, int index,
            Map<String, String> fields, @Nullable Spacing spacing) {
    }

    private final List<TiffFile.Directory> pages;

    private TiffStack(TiffFile file) throws IOException {
        pages = file.pages();
        if (pages.isEmpty()) {
            throw new IOException("no picture");
        }
    }

    /** @throws InputRefused when there are more pictures than images can be made of */
    static List<Picture> of(TiffFile file, Path path) throws IOException {
        List<Picture> pictures = new TiffStack(file).pictures(String.valueOf(path.getFileName()));
        if (pictures.size() > ImageFile.MOST_PLANES) {
            throw new InputRefused(TEXT.text("planes", path, ImageFile.MOST_PLANES));
        }
        return pictures;
    }

    private List<Picture> pictures(String fileName) throws IOException {
        byte[] raw = pages.getFirst().raw(270);
        String text = raw.length > DESCRIPTION_BYTES
                ? ""
                : new String(raw, StandardCharsets.UTF_8).replace("\0", "");
        try {
            List<Picture> ome = ome(OmeXml.elements(text), fileName);
            if (!ome.isEmpty()) {
                return ome;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException doesNotFit) {
            return byPage(text);
        }
        if (text.startsWith("ImageJ=")) {
            return imageJ(text);
        }
        return byPage(text);
    }

    private List<Picture> byPage(String text) throws IOException {
        TiffFile.Directory first = pages.getFirst();
        boolean pyramid = text.startsWith("Aperio") || isPyramid(first);
        List<Picture> pictures = new ArrayList<>();
        Spacing described = PixelSize.of(first, text);
        boolean ofAll = text.startsWith("ImageJ=") || text.startsWith("Aperio") || text.contains("<OME");
        for (int i = 0; i < pages.size(); i++) {
            TiffFile.Directory page = pages.get(i);
            Spacing spacing = i == 0 || ofAll ? described : PixelSize.of(page, "");
            boolean aside = pyramid && !(page.value(256, 0) == first.value(256, 0)
                    && page.value(257, 0) == first.value(257, 0));
            if (i > 0 && (isCopy(page) || aside)) {
                pictures.getLast().copies.add(page);
            } else {
                pictures.add(new Picture(List.of(page), new ArrayList<>(), 0, i, Map.of(), spacing));
            }
        }
        return pictures;
    }

    private static boolean isCopy(TiffFile.Directory page) throws IOException {
        return (page.value(254, 0) & 5) != 0 || page.value(255, 1) == 2;
    }

    private boolean isPyramid(TiffFile.Directory first) throws IOException {
        for (TiffFile.Directory page : pages.subList(1, pages.size())) {
            if (first.has(322) && page.has(322) && !isCopy(page) && TiffImage.isReduced(first, page)) {
                return true;
            }
        }
        return false;
    }

    /** ImageJ writes channels first, and of a file beyond 4 gigabytes the first page alone, the pixels in one go. */
    private List<Picture> imageJ(String text) throws IOException {
        TiffFile.Directory first = pages.getFirst();
        Spacing spacing = PixelSize.of(first, text);
        long images = number(text, "images=");
        if (pages.size() == 1 && images > 1 && first.value(259, 1) == 1) {
            List<Picture> pictures = new ArrayList<>();
            long bytes = first.value(256, 0) * first.value(257, 0) * first.value(277, 1) * first.value(258, 1) / 8;
            for (int i = 0; i < images && i <= ImageFile.MOST_PLANES; i++) {
                pictures.add(new Picture(List.of(first), List.of(), i * bytes, 0, Map.of(), spacing));
            }
            return pictures;
        }
        int channels = (int) Math.min(number(text, "channels="), MOST_CHANNELS + 1);
        if (channels < 2 || channels > MOST_CHANNELS || pages.size() % channels != 0 || !areAlike(pages)) {
            return byPage(text);
        }
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < pages.size(); i += channels) {
            pictures.add(new Picture(pages.subList(i, i + channels), List.of(), 0, i, Map.of(), spacing));
        }
        return pictures;
    }

    private static long number(String text, String key) {
        Optional<String> value = text.lines().filter(line -> line.startsWith(key)).findFirst();
        return value.filter(v -> v.substring(key.length()).strip().matches("[0-9]{1,9}"))
                .map(v -> Long.valueOf(v.substring(key.length()).strip())).orElse(0L);
    }

    /** Whether pages can be channels of one picture. */
    private static boolean areAlike(List<TiffFile.Directory> pages) throws IOException {
        TiffFile.Directory first = pages.getFirst();
        for (TiffFile.Directory page : pages) {
            for (int tag : new int[]{ 256, 257, 258, 339 }) {
                if (!Arrays.equals(page.values(tag), first.values(tag))) {
                    return false;
                }
            }
            if (page.value(262, 1) > 1) {
                return false; // has colours of its own
            }
        }
        return true;
    }

    private List<Picture> ome(List<OmeXml> elements, String fileName) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        String root = elements.isEmpty() ? "" : elements.getFirst().get("UUID");
        int scene = 0;
        int scenes = (int) elements.stream().filter(e -> e.is("pixels")).count();
        for (int i = 0; i < elements.size(); i++) {
            OmeXml element = elements.get(i);
            if (element.is("pixels")) {
                int end = i + 1;
                while (end < elements.size() && !elements.get(end).is("image")) {
                    end++;
                }
                // By its number: what people call a scene may name a patient.
                scene++;
                pictures.addAll(omePixels(element, elements.subList(i + 1, end), root, fileName,
                        scenes > 1 ? Integer.toString(scene) : ""));
            }
        }
        return pictures;
    }

    private List<Picture> omePixels(OmeXml pixels, List<OmeXml> inside, String root, String fileName, String scene)
            throws IOException {
        int sizeZ = pixels.whole("SizeZ", 1);
        int sizeT = pixels.whole("SizeT", 1);
        List<OmeXml> described = inside.stream().filter(e -> e.is("channel")).toList();
        int samples = described.isEmpty() ? 1 : Math.max(1, described.getFirst().whole("SamplesPerPixel", 1));
        int sizeC = Math.max(1, Math.ceilDiv(pixels.whole("SizeC", 1), samples));
        String order = pixels.get("DimensionOrder");
        int total = Math.multiplyExact(Math.multiplyExact(sizeZ, sizeT), sizeC);
        if (sizeZ == 0 || sizeT == 0 || order.length() != 5 || sizeC > MOST_CHANNELS
                || total / sizeC > ImageFile.MOST_PLANES * 2) {
            throw new IllegalArgumentException();
        }
        int[] sizes = { sizeZ, sizeC, sizeT };
        int[] pageOf = new int[total];
        Arrays.fill(pageOf, -1);
        boolean told = false;
        for (int i = 0; i < inside.size(); i++) {
            OmeXml data = inside.get(i);
            if (!data.is("tiffdata")) {
                continue;
            }
            told = true;
            OmeXml uuid = i + 1 < inside.size() && inside.get(i + 1).is("uuid") ? inside.get(i + 1) : null;
            boolean elsewhere = uuid != null && !uuid.text().equals(root) && !uuid.get("FileName").equals(fileName);
            if (!elsewhere) {
                int from = data.whole("IFD", 0);
                int count = data.whole("PlaneCount", data.get("IFD").isEmpty() ? Math.min(total, pages.size()) : 1);
                int place = linear(order, sizes,
                        new int[]{ data.whole("FirstZ", 0), data.whole("FirstC", 0), data.whole("FirstT", 0) });
                for (int n = 0; n < count; n++) {
                    pageOf[place + n] = from + n;
                }
            }
        }
        if (!told) {
            for (int n = 0; n < total; n++) {
                pageOf[n] = n;
            }
        }
        return omePlanes(pixels, described, order, sizes, pageOf, scene);
    }

    /** The place of a plane in the order in which a file's planes follow each other. */
    private static int linear(String order, int[] sizes, int[] at) {
        int place = 0;
        int step = 1;
        for (char axis : order.substring(2).toCharArray()) {
            int i = "ZCT".indexOf(axis);
            if (at[i] >= sizes[i]) {
                throw new IndexOutOfBoundsException();
            }
            place += at[i] * step;
            step *= sizes[i];
        }
        return place;
    }

    private List<Picture> omePlanes(OmeXml pixels, List<OmeXml> described, String order, int[] sizes, int[] pageOf,
            String scene) throws IOException {
        Spacing spacing = PixelSize.ofOme(pixels);
        List<String> names = described.stream().map(c -> c.get("Name")).filter(n -> !n.isBlank()).toList();
        List<Picture> pictures = new ArrayList<>();
        for (int t = 0; t < sizes[2]; t++) {
            for (int z = 0; z < sizes[0]; z++) {
                List<TiffFile.Directory> channels = new ArrayList<>();
                int index = -1;
                for (int c = 0; c < sizes[1]; c++) {
                    int page = pageOf[linear(order, sizes, new int[]{ z, c, t })];
                    if (page >= 0) {
                        channels.add(pages.get(page));
                        index = index < 0 ? page : index;
                    }
                }
                if (channels.isEmpty()) {
                    continue; // in another file
                }
                if (channels.size() > 1 && !areAlike(channels)) {
                    throw new IllegalArgumentException();
                }
                Map<String, String> fields = new TreeMap<>();
                put(fields, "z", sizes[0], z);
                put(fields, "t", sizes[2], t);
                if (!scene.isEmpty()) {
                    fields.put("scene", scene);
                }
                if (!names.isEmpty() && names.size() == described.size()) {
                    fields.put("channels", String.join(", ", names));
                }
                pictures.add(new Picture(channels, List.of(), 0, index, fields, spacing));
            }
        }
        return pictures;
    }

    private static void put(Map<String, String> fields, String axis, int size, int at) {
        if (size > 1) {
            fields.put(axis, Integer.toString(at + 1));
        }
    }
}
