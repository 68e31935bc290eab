/**
 * Quality numbers as JSON documents, for scripts and beside reports. The keys are a promise to those who read them; a
 * number that does not exist is {"undefined": code, "because": sentence}. Nothing is computed here.
 */
@NullMarked
package touchstone.qa.json;

import org.jspecify.annotations.NullMarked;
