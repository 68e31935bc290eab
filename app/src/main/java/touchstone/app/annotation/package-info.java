/**
 * The objects of the shown image: the list, the form of the selected one, the layers of the annotators, the history.
 */
@NullMarked
package touchstone.app.annotation;

import org.jspecify.annotations.NullMarked;
