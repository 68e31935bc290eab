package touchstone.store.image;

import java.util.Set;

/** Tags of DICOM's data dictionary (PS3.6) that are read or written here: group in the upper 16 bits, element in the lower. */
public final class DicomTag {

    public static final int TRANSFER_SYNTAX = 0x00020010;
    public static final int CHARACTER_SET = 0x00080005;
    public static final int IMAGE_TYPE = 0x00080008;
    public static final int SOP_CLASS = 0x00080016;
    public static final int SOP_INSTANCE = 0x00080018;
    public static final int STUDY_DATE = 0x00080020;
    public static final int CONTENT_DATE = 0x00080023;
    public static final int STUDY_TIME = 0x00080030;
    public static final int CONTENT_TIME = 0x00080033;
    public static final int ACCESSION_NUMBER = 0x00080050;
    public static final int MODALITY = 0x00080060;
    public static final int MANUFACTURER = 0x00080070;
    public static final int REFERRING_PHYSICIAN = 0x00080090;
    public static final int CODE_VALUE = 0x00080100;
    public static final int CODING_SCHEME = 0x00080102;
    public static final int CODE_MEANING = 0x00080104;
    public static final int SERIES_DESCRIPTION = 0x0008103e;
    public static final int MODEL_NAME = 0x00081090;
    public static final int REFERENCED_SERIES = 0x00081115;
    public static final int REFERENCED_INSTANCES = 0x0008114a;
    public static final int REFERENCED_SOP_CLASS = 0x00081150;
    public static final int REFERENCED_SOP_INSTANCE = 0x00081155;
    public static final int REFERENCED_FRAME = 0x00081160;
    public static final int SOURCE_IMAGES = 0x00082112;
    public static final int DERIVATION_IMAGES = 0x00089124;
    public static final int DERIVATION_CODES = 0x00089215;
    public static final int PATIENT_NAME = 0x00100010;
    public static final int PATIENT_ID = 0x00100020;
    public static final int PATIENT_BIRTH_DATE = 0x00100030;
    public static final int PATIENT_SEX = 0x00100040;
    public static final int SLICE_THICKNESS = 0x00180050;
    public static final int SLICE_SPACING = 0x00180088;
    public static final int DEVICE_SERIAL_NUMBER = 0x00181000;
    public static final int SOFTWARE_VERSIONS = 0x00181020;
    public static final int IMAGER_SPACING = 0x00181164;
    public static final int STUDY_INSTANCE = 0x0020000d;
    public static final int SERIES_INSTANCE = 0x0020000e;
    public static final int STUDY_ID = 0x00200010;
    public static final int SERIES_NUMBER = 0x00200011;
    public static final int INSTANCE_NUMBER = 0x00200013;
    public static final int PATIENT_ORIENTATION = 0x00200020;
    public static final int POSITION = 0x00200032;
    public static final int ORIENTATION = 0x00200037;
    public static final int FRAME_OF_REFERENCE = 0x00200052;
    public static final int POSITION_INDICATOR = 0x00201040;
    public static final int STACK_ID = 0x00209056;
    public static final int STACK_POSITION = 0x00209057;
    public static final int FRAME_CONTENT = 0x00209111;
    public static final int PLANE_POSITIONS = 0x00209113;
    public static final int PLANE_ORIENTATIONS = 0x00209116;
    public static final int INDEX_VALUES = 0x00209157;
    public static final int DIMENSION_ORGANIZATION = 0x00209164;
    public static final int INDEX_POINTER = 0x00209165;
    public static final int GROUP_POINTER = 0x00209167;
    public static final int DIMENSION_ORGANIZATIONS = 0x00209221;
    public static final int DIMENSION_INDICES = 0x00209222;
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
    public static final int LOSSY = 0x00282110;
    public static final int LOSSY_RATIO = 0x00282112;
    public static final int LOSSY_METHOD = 0x00282114;
    public static final int PIXEL_MEASURES = 0x00289110;
    public static final int FRAME_WINDOW = 0x00289132;
    public static final int PIXEL_VALUES = 0x00289145;
    public static final int PURPOSE_CODES = 0x0040a170;
    public static final int SEGMENTATION_TYPE = 0x00620001;
    public static final int SEGMENTS = 0x00620002;
    public static final int SEGMENT_CATEGORY = 0x00620003;
    public static final int SEGMENT_NUMBER = 0x00620004;
    public static final int SEGMENT_LABEL = 0x00620005;
    public static final int SEGMENT_ALGORITHM = 0x00620008;
    public static final int SEGMENT_ALGORITHM_NAME = 0x00620009;
    public static final int SEGMENT_IDENTIFICATION = 0x0062000a;
    public static final int REFERENCED_SEGMENT = 0x0062000b;
    public static final int RECOMMENDED_CIELAB = 0x0062000d;
    public static final int MAXIMUM_FRACTION = 0x0062000e;
    public static final int SEGMENT_PROPERTY = 0x0062000f;
    public static final int CONTENT_LABEL = 0x00700080;
    public static final int CONTENT_DESCRIPTION = 0x00700081;
    public static final int CONTENT_CREATOR = 0x00700084;
    public static final int SHARED_GROUPS = 0x52009229;
    public static final int FRAME_GROUPS = 0x52009230;
    public static final int FLOAT_PIXELS = 0x7fe00008;
    public static final int DOUBLE_PIXELS = 0x7fe00009;
    public static final int PIXELS = 0x7fe00010;

    /** Sequences, which a file without types does not mark as such when it gives their length. */
    static final Set<Integer> SEQUENCES = Set.of(REFERENCED_SERIES, REFERENCED_INSTANCES, SOURCE_IMAGES,
            DERIVATION_IMAGES,
            PLANE_POSITIONS, PLANE_ORIENTATIONS, PIXEL_MEASURES, FRAME_WINDOW, PIXEL_VALUES, SEGMENTS,
            SEGMENT_IDENTIFICATION, SHARED_GROUPS, FRAME_GROUPS, 0x00081140, 0x00283000, 0x00283010, FRAME_CONTENT);

    private DicomTag() {
    }
}
