/**
 * Runs models of the "segment anything" kind with the ONNX Runtime: what their encoders and decoders take and give. Loaded only
 * in a process of its own; nothing here reads files or draws.
 */
@NullMarked
package touchstone.onnx;

import org.jspecify.annotations.NullMarked;
