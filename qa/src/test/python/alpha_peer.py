"""Times fast-krippendorff on the table of ratings that QualityBenchmark wrote.

usage: alpha_peer.py FILE.csv    with krippendorff on PYTHONPATH; a line a unit, a cell a rater, empty = missing. Prints one
line a scale: name, best of three in milliseconds, the value to compare; reading the file is not timed.
"""
import sys
import time

import krippendorff
import numpy as np

table = np.genfromtxt(sys.argv[1], delimiter=",").T
for scale in ("nominal", "interval", "ordinal"):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        value = krippendorff.alpha(reliability_data=table, level_of_measurement=scale)
        times.append(time.perf_counter() - start)
    print(f"fast-krippendorff {scale}: {min(times) * 1000:.0f} ms, {value}")
