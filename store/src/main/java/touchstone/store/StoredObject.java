package touchstone.store;

import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Tag;

/**
 * An object as its row is: the shape stays the bytes that are stored, so that it can go from one file to another without
 * being unpacked.
 *
 * @param bare the object with a {@link Tag} in the place of its shape
 * @param kind of shape, as stored
 * @param sha256 of the shape
 * @param bounds of the shape, null for none
 */
@SuppressWarnings("ArrayRecordComponent") // a row, never compared
record StoredObject(Annotation bare, String kind, byte[] shape, byte[] sha256, @Nullable Bounds bounds) {

    static StoredObject of(Annotation annotation) {
        byte[] shape = GeometryCodec.encode(annotation.geometry());
        Bounds bounds = annotation.geometry().bounds();
        return new StoredObject(annotation.withGeometry(new Tag()), annotation.geometry().kind().key(), shape,
                Sha256.of(shape), bounds.isEmpty() ? null : bounds);
    }

    /** The same shape on another object. */
    StoredObject as(Annotation other) {
        return new StoredObject(other, kind, shape, sha256, bounds);
    }
}
