/**
 * How many examples of each label a project has and how well its golden set covers them. What is wrong with a single
 * object is a matter of checks, and how right the objects are is a matter of scoring.
 */
@NullMarked
package touchstone.qa.coverage;

import org.jspecify.annotations.NullMarked;
