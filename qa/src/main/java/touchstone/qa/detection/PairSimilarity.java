package touchstone.qa.detection;

/**
 * How alike a detection and an object of the truth are, from 0 to 1, both given by their row. Two objects whose bounds
 * do not overlap are not alike at all.
 */
interface PairSimilarity {

    double of(int detection, int truth);

    /** minX, minY, maxX, maxY of every detection. */
    double[] detectionBounds();

    /** minX, minY, maxX, maxY of every object of the truth. */
    double[] truthBounds();
}
