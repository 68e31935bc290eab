package touchstone.qa.report;

import java.time.Instant;

/**
 * What a report says of itself; the report takes nothing from the machine it is made on.
 *
 * @param title its heading
 * @param project the project's name for people, as the file's name
 * @param time when the numbers were computed
 * @param edit the sequence number of the project's newest edit when they were computed; 0 = there was none
 * @param auditHead the head of the project's audit chain then; empty when there is no project file
 */
public record ReportContext(String title, String project, Instant time, long edit, String auditHead) {
}
