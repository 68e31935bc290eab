/**
 * A project's agreement taken apart: by any group of objects, by level of the label tree, by attribute, by pixel, region
 * and joint, and by the side on which a boundary is off. The coefficients themselves and the matching of objects belong
 * to {@code agreement}, {@code matching} and {@code scoring}.
 */
@NullMarked
package touchstone.qa.breakdown;

import org.jspecify.annotations.NullMarked;
