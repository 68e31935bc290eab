/**
 * Panoptic quality: how well two ways to divide images into segments, each pixel in at most one, agree. Knows label
 * pictures and files only as a source of segment numbers; overlapping objects are matched in
 * {@code touchstone.qa.scoring}.
 */
@NullMarked
package touchstone.qa.panoptic;

import org.jspecify.annotations.NullMarked;
