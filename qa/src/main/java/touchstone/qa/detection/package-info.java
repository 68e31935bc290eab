/**
 * How well detections with scores find the objects of a reference: COCO's average precision and recall on boxes, masks,
 * boundaries and keypoints, and which kinds of error cost how much of it. Knows files only as a source of its columns;
 * matching without scores is in {@code touchstone.qa.scoring}.
 */
@NullMarked
package touchstone.qa.detection;

import org.jspecify.annotations.NullMarked;
