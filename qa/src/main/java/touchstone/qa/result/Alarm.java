package touchstone.qa.result;

import touchstone.qa.Severity;

/**
 * Something that needs attention.
 *
 * @param what happened, in one sentence with its number
 * @param advice what to do about it, in one sentence
 */
public record Alarm(Severity severity, String what, String advice) {
}
