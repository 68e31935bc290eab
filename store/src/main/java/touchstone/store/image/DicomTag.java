package touchstone.store.image;

import java.util.Set;

/** Tags of DICOM's data dictionary (PS3.6) that are read here: group in the upper 16 bits, element in the lower. */
public final class DicomTag {

    public static final int TRANSFER_SYNTAX = 0x00020010;
    public static final int CHARACTER_SET = 0x00080005;
    public static final int SOP_CLASS = 0x00080016;
    public static final int SOP_INSTANCE = 0x00080018;
    public static final int MODALITY = 0x00080060;
    public static final int REFERENCED_SERIES = 0x00081115;
    public static final int REFERENCED_INSTANCES = 0x0008114a;
    public static final int REFERENCED_SOP_INSTANCE = 0x00081155;
    public static final int REFERENCED_FRAME = 0x00081160;
    public static final int SOURCE_IMAGES = 0x00082112;
    public static final int DERIVATION_IMAGES = 0x00089124;
    public static final int IMAGER_SPACING = 0x00181164;
    public static final int SERIES_INSTANCE = 0x0020000e;
    public static final int INSTANCE_NUMBER = 0x00200013;
    public static final int POSITION = 0x00200032;
    public static final int ORIENTATION = 0x00200037;
    public static final int PLANE_POSITIONS = 0x00209113;
    public static final int PLANE_ORIENTATIONS = 0x00209116;
    public static final int SAMPLES_PER_PIXEL = 0x00280002;
    public static final int PHOTOMETRIC = 0x00280004;
    public static final int PLANAR_CONFIGURATION = 0x00280006;
    public static final int FRAMES = 0x00280008;
    public static final int ROWS = 0x00280010;
    public static final int COLUMNS = 0x00280011;
    public static final int PIXEL_SPACING = 0x00280030;
    public static final int BITS_ALLOCATED = 0x00280100;
    public static final int BITS_STORED = 0x00280101;
    public static final int HIGH_BIT = 0x00280102;
    public static final int PIXEL_REPRESENTATION = 0x00280103;
    public static final int WINDOW_CENTER = 0x00281050;
    public static final int WINDOW_WIDTH = 0x00281051;
    public static final int RESCALE_INTERCEPT = 0x00281052;
    public static final int RESCALE_SLOPE = 0x00281053;
    public static final int RED_DESCRIPTOR = 0x00281101;
    public static final int RED_TABLE = 0x00281201;
    public static final int PIXEL_MEASURES = 0x00289110;
    public static final int FRAME_WINDOW = 0x00289132;
    public static final int PIXEL_VALUES = 0x00289145;
    public static final int SEGMENTATION_TYPE = 0x00620001;
    public static final int SEGMENTS = 0x00620002;
    public static final int SEGMENT_NUMBER = 0x00620004;
    public static final int SEGMENT_LABEL = 0x00620005;
    public static final int SEGMENT_ALGORITHM = 0x00620008;
    public static final int SEGMENT_IDENTIFICATION = 0x0062000a;
    public static final int REFERENCED_SEGMENT = 0x0062000b;
    public static final int MAXIMUM_FRACTION = 0x0062000e;
    public static final int RECOMMENDED_CIELAB = 0x0062000d;
    public static final int SHARED_GROUPS = 0x52009229;
    public static final int FRAME_GROUPS = 0x52009230;
    public static final int FLOAT_PIXELS = 0x7fe00008;
    public static final int DOUBLE_PIXELS = 0x7fe00009;
    public static final int PIXELS = 0x7fe00010;

    /** Sequences, which a file without types does not mark as such when it gives their length. */
    static final Set<Integer> SEQUENCES = Set.of(REFERENCED_SERIES, REFERENCED_INSTANCES, SOURCE_IMAGES,
            DERIVATION_IMAGES,
            PLANE_POSITIONS, PLANE_ORIENTATIONS, PIXEL_MEASURES, FRAME_WINDOW, PIXEL_VALUES, SEGMENTS,
            SEGMENT_IDENTIFICATION, SHARED_GROUPS, FRAME_GROUPS, 0x00081140, 0x00283000, 0x00283010, 0x00209111);

    private DicomTag() {
    }
}
