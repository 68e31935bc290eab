package touchstone.qa.trait;

/**
 * Where an object lies.
 *
 * @param border distance to the nearest side of the image in pixels; 0 where it reaches beyond
 * @param overlap the largest share of its area that one other object of the same annotator covers; 0 without an inside
 * @param occluded whether its attribute "occluded" says so
 * @param area in square pixels; 0 without an inside
 * @param areaShare of the image
 */
public record Place(double border, double overlap, boolean occluded, double area, double areaShare) {
}
