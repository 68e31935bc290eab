/**
 * What an analysis found, in a form that every reader understands: numbers, tables, charts and cases with the words that
 * explain them. Holds no formula and draws nothing; the analyses fill it, and the report, the command line and the window
 * show it.
 */
@NullMarked
package touchstone.qa.result;

import org.jspecify.annotations.NullMarked;
