/**
 * A report on a project's quality as one HTML page, as JSON and as CSV: sentences, tables and pictures of what was
 * computed elsewhere. No number is computed here, nothing is written to a project, and no file is read but the images.
 */
@NullMarked
package touchstone.qa.report;

import org.jspecify.annotations.NullMarked;
