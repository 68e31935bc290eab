package touchstone.assist;

/**
 * Where an ONNX file has its weights. Such a file is a message of protocol buffers: of those, only the fields that lead to
 * tensors are followed, by their numbers in <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
enum OnnxWeights {

    /** All in the file. */
    INSIDE,
    /** Some in other files. */
    ELSEWHERE,
    /** It is no ONNX file. */
    NONE;

    private static final int MOST_NESTED = 64;

    /** Messages that lead to tensors, with the fields that do: field number, kind of what is in it. */
    private enum Kind {
        MODEL, GRAPH, NODE, ATTRIBUTE, SPARSE, FUNCTION, TENSOR, OTHER;

        Kind field(int number) {
            return switch (this) {
                case MODEL -> number == 7 ? GRAPH : number == 25 ? FUNCTION : OTHER;
                case GRAPH -> number == 1 ? NODE : number == 5 ? TENSOR : number == 15 ? SPARSE : OTHER;
                case FUNCTION -> number == 7 ? NODE : number == 11 ? ATTRIBUTE : OTHER;
                case NODE -> number == 5 ? ATTRIBUTE : OTHER;
                case ATTRIBUTE -> switch (number) {
                    case 5, 10 -> TENSOR;
                    case 6, 11 -> GRAPH;
                    case 22, 23 -> SPARSE;
                    default -> OTHER;
                };
                case SPARSE -> number == 1 || number == 2 ? TENSOR : OTHER;
                case TENSOR, OTHER -> OTHER;
            };
        }
    }

    /** Of a tensor: the list of keys and values of its file, and whether it is in one. */
    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    static OnnxWeights of(byte[] content) {
        Reader reader = new Reader(content);
        try {
            reader.message(Kind.MODEL, content.length, 0);
        } catch (IndexOutOfBoundsException | NumberFormatException cut) {
            return NONE;
        }
        return !reader.hasGraph ? NONE : reader.external ? ELSEWHERE : INSIDE;
    }

    private static final class Reader {

        private final byte[] in;
        private int at;
        private boolean external;
        private boolean hasGraph;

        Reader(byte[] in) {
            this.in = in;
        }

        private void message(Kind kind, int end, int depth) {
            if (depth > MOST_NESTED) {
                throw new NumberFormatException("too deep");
            }
            while (at < end) {
                long tag = varint();
                int number = (int) (tag >>> 3);
                switch ((int) tag & 7) {
                    case 0 -> {
                        long value = varint();
                        external |= kind == Kind.TENSOR && number == DATA_LOCATION && value != 0;
                    }
                    case 1 -> skip(8, end);
                    case 2 -> field(kind, number, varint(), end, depth);
                    case 5 -> skip(4, end);
                    default -> throw new NumberFormatException("no such kind");
                }
            }
        }

        private void field(Kind kind, int number, long length, int end, int depth) {
            if (length < 0 || length > end - at) {
                throw new IndexOutOfBoundsException();
            }
            int stop = at + (int) length;
            external |= kind == Kind.TENSOR && number == EXTERNAL_DATA;
            Kind inner = kind.field(number);
            hasGraph |= inner == Kind.GRAPH;
            if (inner == Kind.OTHER) {
                at = stop;
            } else {
                message(inner, stop, depth + 1);
            }
        }

        private void skip(int bytes, int end) {
            if (bytes > end - at) {
                throw new IndexOutOfBoundsException();
            }
            at += bytes;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte b = in[at++];
                value |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw new NumberFormatException("no number");
        }
    }
}
