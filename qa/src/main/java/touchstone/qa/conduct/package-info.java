/**
 * How annotators work, from a project's log and their scores over time: hours, pace, fatigue, drift, rework, escalation,
 * use of predictions, consistency with oneself. Charts are those of {@code drift}, scores those of {@code scoring}.
 */
@NullMarked
package touchstone.qa.conduct;

import org.jspecify.annotations.NullMarked;
