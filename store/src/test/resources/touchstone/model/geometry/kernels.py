"""Times OpenCV's kernels, and GEOS's by shapely where it is installed, on the files that KernelBenchmark wrote.

Prints one line a kernel: name, median CPU milliseconds over all threads, something that was counted.
"""
import sys
import time

import cv2
import numpy as np

folder, side = sys.argv[1], int(sys.argv[2])
clean = np.fromfile(folder + "/clean", np.uint8).reshape(side, side)
noisy = np.fromfile(folder + "/noisy", np.uint8).reshape(side, side)
field = np.fromfile(folder + "/field", np.uint16).reshape(side, side)
star = np.fromfile(folder + "/star", np.float64).reshape(-1, 2)
line = np.fromfile(folder + "/line", np.float64).reshape(-1, 2)


def measure(name, work, rounds=7):
    found = work()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    print(name, sorted(times)[rounds // 2], found, flush=True)


canvas = np.zeros((side, side), np.uint8)
corners = np.round(star).astype(np.int32)


def fill():
    canvas[:] = 0
    cv2.fillPoly(canvas, [corners], 1)
    return 0


measure("fill", fill)
measure("trace-clean", lambda: len(cv2.findContours(clean, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)[0]))
measure("trace-noisy", lambda: len(cv2.findContours(noisy, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)[0]), 3)
measure("components", lambda: cv2.connectedComponents(noisy, connectivity=8)[0] - 1)
measure("distance", lambda: float(cv2.distanceTransform(1 - clean, cv2.DIST_L2, cv2.DIST_MASK_PRECISE).max()))
floats = field.astype(np.float32)
seed = (side // 2, side // 2)


def flood():
    mask = np.zeros((side + 2, side + 2), np.uint8)
    return cv2.floodFill(floats, mask, seed, 0, 9000, 9000,
                         4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY)[0]


measure("flood", flood)


def ring(radius):
    y, x = np.mgrid[-radius:radius + 1, -radius:radius + 1]
    return (x * x + y * y <= radius * radius).astype(np.uint8)


measure("grow-5", lambda: int(cv2.countNonZero(cv2.dilate(clean, ring(5)))))
measure("grow-25", lambda: int(cv2.countNonZero(cv2.dilate(clean, ring(25)))), 3)
measure("smooth-3", lambda: int(cv2.countNonZero(cv2.medianBlur(clean, 7))))
measure("png", lambda: len(cv2.imencode(".png", clean * 255, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1]))
try:
    import shapely

    points = shapely.LineString(line)
    measure("simplify", lambda: len(shapely.simplify(points, 0.5, preserve_topology=False).coords), 3)
except ImportError:
    floats32 = line.astype(np.float32).reshape(-1, 1, 2)
    measure("simplify-cv2", lambda: len(cv2.approxPolyDP(floats32, 0.5, False)), 3)
