"""Writes masks.txt: small masks and what SciPy, OpenCV and scikit-image make of them.

Run as: python3 masks.py > masks.txt
"""
import cv2
import numpy as np
import scipy
import skimage
from scipy import ndimage
from skimage.segmentation import flood

CROSS = ndimage.generate_binary_structure(2, 1)
SQUARE = np.ones((3, 3), bool)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def show(title, rows):
    print("> " + title)
    for row in rows:
        print(row)
    print()


def art(mask):
    return ["".join("#" if pixel else "." for pixel in row) for row in mask]


def labelled(mask, structure):
    labels, count = ndimage.label(mask, structure)
    return ["".join("." if n == 0 else LETTERS[(n - 1) % len(LETTERS)] for n in row) for row in labels], labels, count


def disc(radius):
    reach = int(radius)
    y, x = np.mgrid[-reach:reach + 1, -reach:reach + 1]
    return (x * x + y * y <= radius * radius).astype(np.uint8)


def largest(labels, count):
    sizes = ndimage.sum_labels(np.ones(labels.shape), labels, range(1, count + 1))
    return labels == 1 + int(np.argmax(sizes))


def smooth(mask, radius):
    kernel = disc(radius).astype(int)
    inside = ndimage.correlate(mask.astype(int), kernel, mode="constant")
    outside = ndimage.correlate((~mask).astype(int), kernel, mode="constant")
    return np.where(inside == outside, mask, inside > outside)


def blobs(height, width, rng):
    field = ndimage.gaussian_filter(rng.standard_normal((height, width)), 2)
    return field > np.quantile(field, 0.55)


def case(name, mask):
    bytes_of = mask.astype(np.uint8)
    show(name, art(mask))
    for neighbours, structure in (("4", CROSS), ("8", SQUARE)):
        rows, labels, count = labelled(mask, structure)
        show("components " + neighbours, rows)
        show("largest " + neighbours, art(largest(labels, count)))
    show("holes", art(ndimage.binary_fill_holes(mask)))
    distances = np.rint(ndimage.distance_transform_edt(~mask) ** 2).astype(int)
    show("squared", [" ".join(map(str, row)) for row in distances])
    for radius in (1, 2.3, 5):
        show(f"grow {radius}", art(cv2.dilate(bytes_of, disc(radius))))
        show(f"shrink {radius}", art(cv2.erode(bytes_of, disc(radius))))
    show("smooth 2.3", art(smooth(mask, 2.3)))
    y, x = np.argwhere(~mask)[len(np.argwhere(~mask)) // 2]
    show(f"flood {x} {y}", art(flood(mask, (int(y), int(x)), connectivity=1)))


print(f"Written by masks.py with SciPy {scipy.__version__}, OpenCV {cv2.__version__}, "
      f"scikit-image {skimage.__version__}, NumPy {np.__version__}.")
print()
random = np.random.default_rng(20)
case("mask noise", random.random((13, 70)) < 0.45)
case("mask blobs", blobs(30, 75, random))
case("mask tall", blobs(70, 14, random))
