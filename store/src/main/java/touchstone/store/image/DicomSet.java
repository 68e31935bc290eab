package touchstone.store.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements of a DICOM data set or of an item of a sequence (PS3.5). Values are read when they are asked for. */
public final class DicomSet {

    /** Longer values than this are no text and no short list of numbers. */
    private static final int LONGEST = 1 << 20;

    /**
     * Where an element's value lies.
     *
     * @param length in bytes
     * @param items of a sequence
     * @param fragments of compressed pixels, the first of which is a table of offsets
     */
    record Element(long at, long length, List<DicomSet> items, List<Fragment> fragments) {
    }

    /** A piece of compressed pixels. */
    record Fragment(long at, long length) {
    }

    private final DicomFile file;
    private final ByteOrder order;
    private final @Nullable DicomSet outer;
    private final Map<Integer, Element> elements = new LinkedHashMap<>();

    /** @param outer the set in which this one is an item */
    DicomSet(DicomFile file, ByteOrder order, @Nullable DicomSet outer) {
        this.file = file;
        this.order = order;
        this.outer = outer;
    }

    void put(int tag, Element element) {
        elements.putIfAbsent(tag, element);
    }

    public boolean has(int tag) {
        return elements.containsKey(tag);
    }

    Set<Integer> tags() {
        return elements.keySet();
    }

    @Nullable
    Element element(int tag) {
        return elements.get(tag);
    }

    /** The items of a sequence; none where there is no such element. */
    public List<DicomSet> items(int tag) {
        Element element = elements.get(tag);
        return element == null ? List.of() : element.items();
    }

    /** The first item of a sequence. */
    public Optional<DicomSet> item(int tag) {
        return items(tag).stream().findFirst();
    }

    private Optional<ByteBuffer> value(int tag) throws IOException {
        Element element = elements.get(tag);
        if (element == null || element.length() <= 0 || element.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(file.read(element.at(), (int) element.length())).order(order));
    }

    /** A text without the blanks around it; empty where there is none. */
    public String text(int tag) throws IOException {
        Optional<ByteBuffer> value = value(tag);
        return value.isEmpty() ? "" : new String(value.get().array(), charset()).replace("\0", "").strip();
    }

    /** The parts of a text that backslashes divide. */
    public List<String> texts(int tag) throws IOException {
        String text = text(tag);
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\\\\", -1)).map(String::strip).toList();
    }

    /** Decimal numbers written as text; empty where one of them is not finite. */
    public List<Double> decimals(int tag) throws IOException {
        try {
            List<Double> numbers = texts(tag).stream().map(Double::valueOf).toList();
            return numbers.stream().allMatch(Double::isFinite) ? numbers : List.of();
        } catch (NumberFormatException notNumbers) {
            return List.of();
        }
    }

    /** The first of the decimal numbers. */
    OptionalDouble decimal(int tag) throws IOException {
        return decimals(tag).stream().mapToDouble(Double::doubleValue).findFirst();
    }

    /** The first of the unsigned 16-bit numbers. */
    public OptionalInt number(int tag) throws IOException {
        return Arrays.stream(numbers(tag)).findFirst();
    }

    /** Unsigned 16-bit numbers. */
    public int[] numbers(int tag) throws IOException {
        Optional<ByteBuffer> value = value(tag);
        if (value.isEmpty()) {
            return new int[0];
        }
        int[] numbers = new int[value.get().remaining() / 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = value.get().getShort(2 * i) & 0xffff;
        }
        return numbers;
    }

    private Charset charset() throws IOException {
        for (DicomSet set = this; set != null; set = set.outer) {
            Element element = set.elements.get(DicomTag.CHARACTER_SET);
            if (element != null && element.length() > 0 && element.length() < LONGEST) {
                return charset(new String(file.read(element.at(), (int) element.length()), StandardCharsets.US_ASCII));
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    /** Of DICOM's terms (PS3.3 C.12.1.1.2); where several are named, the last that is not the plain one. */
    private static Charset charset(String terms) {
        String name = "ISO-8859-1";
        for (String term : terms.strip().replace("\0", "").split("\\\\", -1)) {
            String plain = term.strip().replace("ISO 2022 IR ", "").replace("ISO_IR ", "");
            name = switch (plain) {
                case "101" -> "ISO-8859-2";
                case "109" -> "ISO-8859-3";
                case "110" -> "ISO-8859-4";
                case "144" -> "ISO-8859-5";
                case "127" -> "ISO-8859-6";
                case "126" -> "ISO-8859-7";
                case "138" -> "ISO-8859-8";
                case "148" -> "ISO-8859-9";
                case "166" -> "TIS-620";
                case "13", "87", "159" -> "ISO-2022-JP";
                case "149" -> "ISO-2022-KR";
                case "58", "GB18030", "GBK" -> "GB18030";
                case "192" -> "UTF-8";
                default -> name;
            };
        }
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }
}
