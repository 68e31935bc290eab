/**
 * The pages of a SQLite file read without SQLite, so that what stands on whole pages is found where others are gone.
 * Knows the file format alone: which rows belong to a project and what they mean is told in {@code touchstone.store}.
 */
@org.jspecify.annotations.NullMarked
package touchstone.store.salvage;
