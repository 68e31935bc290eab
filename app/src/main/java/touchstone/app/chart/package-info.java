/**
 * Results of analyses on the screen: figures, tables, curves, bars and cases, read by eye, by hover, by keys and aloud.
 * Computes nothing and knows no project: what a reader chooses goes to whoever shows the result.
 */
@NullMarked
package touchstone.app.chart;

import org.jspecify.annotations.NullMarked;
