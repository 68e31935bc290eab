"""Times the reference tools on the masks that SimilarityBenchmark wrote into a folder.

usage: similarity_peers.py FOLDER    with pycocotools, surface_distance, boundary_iou (with cv2) on PYTHONPATH; what is
missing is left out. Prints one line a job: name, best of three in milliseconds, a value to compare.
"""
import json
import sys
import time

import numpy as np

for name in ("float", "int", "bool"):  # older tools use names that newer NumPy has dropped
    if name not in np.__dict__:
        setattr(np, name, getattr(__builtins__, name))

folder = sys.argv[1]


def best(job):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        value = job()
        times.append(time.perf_counter() - start)
    return min(times) * 1000, value


def show(name, job):
    milliseconds, value = best(job)
    print(f"{name}\t{milliseconds:.2f}\t{value}")


def bits(name):
    data = np.fromfile(f"{folder}/{name}.bits", dtype=np.uint8)
    return np.unpackbits(data).reshape(1024, 1024)


pairs = ("disk", "blob")
try:
    from pycocotools import mask

    rles = json.load(open(f"{folder}/rles.json"))
    half = len(rles) // 2
    show("iou matrix", lambda: float(mask.iou(rles[:half], rles[half:], [0] * half).sum()))
except ImportError:
    pass
try:
    import surface_distance

    def surfaces(name):
        a, b = bits(name + "A").astype(bool), bits(name + "B").astype(bool)
        return lambda: surface_distance.compute_robust_hausdorff(
            surface_distance.compute_surface_distances(a, b, (1.0, 1.0)), 95)

    for pair in pairs:
        show("surface distance " + pair, surfaces(pair))
except ImportError:
    pass
try:
    from boundary_iou.utils.boundary_utils import mask_to_boundary

    def boundary(name):
        a, b = bits(name + "A"), bits(name + "B")

        def job():
            x, y = mask_to_boundary(a), mask_to_boundary(b)
            return float(((x * y) > 0).sum() / ((x + y) > 0).sum())

        return job

    for pair in pairs:
        show("boundary iou " + pair, boundary(pair))
except ImportError:
    pass
