"""Makes the small models of the tests: of the kind of SAM's encoder and decoder, with arithmetic instead of training.

    python models.py FOLDER        needs onnx; FOLDER is src/test/resources/touchstone/onnx

encoder.onnx   image [1,3,64,64] -> image_embeddings [1,1,16,16]: the mean of the channels in blocks of 4 x 4
rows.onnx      input_image [height,width,3], any size, as it is -> image_embeddings [1,1,16,16]
decoder.onnx   the six inputs of SAM's decoder -> masks, iou_predictions, low_res_masks: what is as bright as the first
               point (of a box: as its middle), brightness within 0.3; a point labelled 0 takes what is like it away
external.onnx  keeps a tensor in a file beside it
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def constant(name, values, kind):
    return numpy_helper.from_array(np.array(values, dtype=kind), name)


def encoder():
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, 64, 64])
    out = helper.make_tensor_value_info("image_embeddings", TensorProto.FLOAT, [1, 1, 16, 16])
    nodes = [
        helper.make_node("ReduceMean", ["image", "channels"], ["grey"], keepdims=1),
        helper.make_node("AveragePool", ["grey"], ["image_embeddings"], kernel_shape=[4, 4], strides=[4, 4]),
    ]
    return helper.make_graph(nodes, "encoder", [image], [out], [constant("channels", [1], np.int64)])


def rows():
    image = helper.make_tensor_value_info("input_image", TensorProto.FLOAT, ["height", "width", 3])
    out = helper.make_tensor_value_info("image_embeddings", TensorProto.FLOAT, [1, 1, 16, 16])
    nodes = [
        helper.make_node("ReduceMean", ["input_image", "last"], ["grey"], keepdims=0),
        helper.make_node("Unsqueeze", ["grey", "front"], ["plane"]),
        # Padded to a square as its longest side, as SAM does.
        helper.make_node("Shape", ["plane"], ["shape"]),
        helper.make_node("Slice", ["shape", "two", "four"], ["sides"]),
        helper.make_node("ReduceMax", ["sides", "zero"], ["longest"], keepdims=1),
        helper.make_node("Sub", ["longest", "sides"], ["missing"]),
        helper.make_node("Concat", ["zeros6", "missing"], ["pads"], axis=0),
        helper.make_node("Pad", ["plane", "pads"], ["square"]),
        helper.make_node("Resize", ["square", "", "", "target"], ["small"], mode="nearest"),
        helper.make_node("Div", ["small", "scale"], ["image_embeddings"]),
    ]
    return helper.make_graph(nodes, "rows", [image], [out], [
        constant("last", [2], np.int64), constant("front", [0, 1], np.int64), constant("zero", [0], np.int64),
        constant("two", [2], np.int64), constant("four", [4], np.int64), constant("zeros6", [0] * 6, np.int64),
        constant("target", [1, 1, 16, 16], np.int64), constant("scale", [58.0], np.float32)])


def decoder(side):
    """side: of the encoder's input, in which points are given."""
    inputs = [
        helper.make_tensor_value_info("image_embeddings", TensorProto.FLOAT, [1, 1, 16, 16]),
        helper.make_tensor_value_info("point_coords", TensorProto.FLOAT, [1, "points", 2]),
        helper.make_tensor_value_info("point_labels", TensorProto.FLOAT, [1, "points"]),
        helper.make_tensor_value_info("mask_input", TensorProto.FLOAT, [1, 1, 256, 256]),
        helper.make_tensor_value_info("has_mask_input", TensorProto.FLOAT, [1]),
        helper.make_tensor_value_info("orig_im_size", TensorProto.FLOAT, [2]),
    ]
    outputs = [
        helper.make_tensor_value_info("masks", TensorProto.FLOAT, [1, 1, "height", "width"]),
        helper.make_tensor_value_info("iou_predictions", TensorProto.FLOAT, [1, 1]),
        helper.make_tensor_value_info("low_res_masks", TensorProto.FLOAT, [1, 1, 16, 16]),
    ]
    # For every point: +1 for what is like it, -1 where it is labelled 0; corners of a box count by their middle.
    nodes = [
        helper.make_node("Equal", ["point_labels", "two"], ["is_from"]),
        helper.make_node("Equal", ["point_labels", "three"], ["is_to"]),
        helper.make_node("Or", ["is_from", "is_to"], ["is_corner"]),
        helper.make_node("Cast", ["is_corner"], ["corner"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["corner", "last"], ["corner_column"]),
        helper.make_node("Mul", ["point_coords", "corner_column"], ["corner_coords"]),
        helper.make_node("ReduceSum", ["corner_coords", "points_axis"], ["corner_sum"], keepdims=1),
        helper.make_node("Mul", ["corner_sum", "half"], ["middle"]),
        helper.make_node("Where", ["is_corner_column", "middle", "point_coords"], ["places"]),
        helper.make_node("Cast", ["corner_column"], ["is_corner_column"], to=TensorProto.BOOL),
        helper.make_node("Div", ["places", "block"], ["cells"]),
        helper.make_node("Floor", ["cells"], ["floored"]),
        helper.make_node("Clip", ["floored", "least", "most"], ["clipped"]),
        helper.make_node("Cast", ["clipped"], ["whole"], to=TensorProto.INT64),
        helper.make_node("Mul", ["whole", "row_major"], ["offsets"]),
        helper.make_node("ReduceSum", ["offsets", "minus_one"], ["index"], keepdims=0),
        helper.make_node("Squeeze", ["index", "front"], ["flat_index"]),
        helper.make_node("Reshape", ["image_embeddings", "flat"], ["flat_embedding"]),
        helper.make_node("Gather", ["flat_embedding", "flat_index"], ["values"], axis=0),
        helper.make_node("Unsqueeze", ["values", "one_axis"], ["column"]),
        helper.make_node("Unsqueeze", ["flat_embedding", "front"], ["row"]),
        helper.make_node("Sub", ["column", "row"], ["difference"]),
        helper.make_node("Abs", ["difference"], ["distance"]),
        helper.make_node("Sub", ["near", "distance"], ["likeness"]),
        helper.make_node("Greater", ["likeness", "none"], ["is_like"]),
        helper.make_node("Cast", ["is_like"], ["like"], to=TensorProto.FLOAT),
        helper.make_node("Equal", ["point_labels", "none"], ["is_not"]),
        helper.make_node("Squeeze", ["is_not", "front"], ["is_not_flat"]),
        helper.make_node("Where", ["is_not_flat", "minus_two", "plus_one"], ["signs"]),
        helper.make_node("Squeeze", ["point_labels", "front"], ["labels_flat"]),
        helper.make_node("Equal", ["labels_flat", "minus_one_f"], ["is_padding"]),
        helper.make_node("Where", ["is_padding", "none", "signs"], ["counted"]),
        helper.make_node("Unsqueeze", ["counted", "one_axis"], ["counted_column"]),
        helper.make_node("Mul", ["like", "counted_column"], ["votes"]),
        helper.make_node("ReduceSum", ["votes", "front"], ["sum"], keepdims=1),
        helper.make_node("Sub", ["sum", "half"], ["logits"]),
        helper.make_node("Reshape", ["logits", "square"], ["low_res_masks"]),
        # SAM cuts the padding away before it enlarges; here the longest side is the square's.
        helper.make_node("ReduceMax", ["orig_im_size", "zero"], ["longest"], keepdims=1),
        helper.make_node("Cast", ["longest"], ["longest_whole"], to=TensorProto.INT64),
        helper.make_node("Concat", ["ones2", "longest_whole", "longest_whole"], ["padded_size"], axis=0),
        helper.make_node("Resize", ["low_res_masks", "", "", "padded_size"], ["padded"], mode="nearest",
                         coordinate_transformation_mode="asymmetric", nearest_mode="floor"),
        helper.make_node("Cast", ["orig_im_size"], ["size"], to=TensorProto.INT64),
        helper.make_node("Slice", ["padded", "zeros2", "size", "image_axes"], ["masks"]),
        helper.make_node("Reshape", ["score", "score_shape"], ["iou_predictions"]),
    ]
    # Nodes must come in the order of their inputs.
    nodes[8], nodes[9] = nodes[9], nodes[8]
    return helper.make_graph(nodes, "decoder", inputs, outputs, [
        constant("two", 2, np.float32), constant("three", 3, np.float32), constant("none", 0, np.float32),
        constant("half", 0.5, np.float32), constant("last", [2], np.int64), constant("points_axis", [1], np.int64),
        constant("block", side / 16, np.float32), constant("least", 0, np.float32), constant("most", 15, np.float32),
        constant("row_major", [1, 16], np.int64), constant("minus_one", [-1], np.int64), constant("front", [0], np.int64),
        constant("flat", [256], np.int64), constant("one_axis", [1], np.int64), constant("near", 0.3, np.float32),
        constant("minus_two", -2, np.float32), constant("plus_one", 1, np.float32),
        constant("minus_one_f", -1, np.float32), constant("square", [1, 1, 16, 16], np.int64),
        constant("zero", [0], np.int64), constant("ones2", [1, 1], np.int64), constant("zeros2", [0, 0], np.int64),
        constant("image_axes", [2, 3], np.int64), constant("score", [0.75], np.float32),
        constant("score_shape", [1, 1], np.int64)])


def model(graph):
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(made)
    return made


def main(folder):
    onnx.save(model(encoder()), folder / "encoder.onnx")
    onnx.save(model(rows()), folder / "rows.onnx")
    onnx.save(model(decoder(64)), folder / "decoder.onnx")
    onnx.save(model(decoder(1024)), folder / "decoder1024.onnx")
    external = model(encoder())
    external.graph.initializer[0].ClearField("raw_data")
    external.graph.initializer[0].data_location = TensorProto.EXTERNAL
    entry = external.graph.initializer[0].external_data.add()
    entry.key, entry.value = "location", "../../../../etc/passwd"
    (folder / "external.onnx").write_bytes(external.SerializeToString())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
