/**
 * Work that travels: packages with a project, pictures and papers in one signed file, sealed with a passphrase if wanted,
 * and their way back. What is in a package is decided here; merging is the project's, pixels are those of the images.
 */
@NullMarked
package touchstone.store.exchange;

import org.jspecify.annotations.NullMarked;
