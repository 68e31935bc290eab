/**
 * What notes mean: for each kind that Touchstone knows one record that reads itself from a note and writes itself as one.
 * Records alone: who stores, shows or decides them lives elsewhere. A kind that nobody here knows stays a plain note.
 */
@NullMarked
package touchstone.model.note;

import org.jspecify.annotations.NullMarked;
