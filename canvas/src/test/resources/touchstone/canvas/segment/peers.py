# Makes pictures, lets OpenCV and scikit-image work on them, and writes both: peers.py FOLDER
# Prints one line a measurement: name, processor milliseconds (median of five), result.
import sys, time
import numpy as np, cv2
from skimage.segmentation import slic
from skimage.graph import route_through_array

folder = sys.argv[1]
cv2.setNumThreads(1)


def timed(work, rounds=5):
    result, times = None, []
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        times.append((time.process_time() - start) * 1e3)
    return sorted(times)[rounds // 2], result


rng = np.random.default_rng(7)
n = 4096
z = cv2.GaussianBlur(rng.standard_normal((n, n)).astype(np.float32), (0, 0), 20)
grey = np.clip(z * 20 * 900 + 8000 + rng.standard_normal((n, n)) * 60, 0, 65535).astype(np.uint16)
grey[n // 2, n // 2] = 8000
grey.astype('<u2').tofile(folder + '/grey.raw')
shown = np.clip(np.floor((grey.astype(np.float64) - 6000) / 16 + 0.5), 0, 255).astype(np.uint8)


def flood():
    mask = np.zeros((n + 2, n + 2), np.uint8)
    flags = 4 | (255 << 8) | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE
    return cv2.floodFill(shown, mask, (n // 2, n // 2), 0, 25, 25, flags)[0]


ms, area = timed(flood)
print('flood', ms, area)

m = 1024
colour = np.zeros((m, m, 3), np.float32)
yy, xx = np.mgrid[0:m, 0:m]
soft = cv2.GaussianBlur(rng.standard_normal((m, m)).astype(np.float32), (0, 0), 20)
soft /= soft.std()
for k in range(3):
    colour[..., k] = 90 + 12 * k + 14 * np.roll(soft, 200 * k, k % 2)
truth = ((xx - 500) / 230.0) ** 2 + ((yy - 520) / 180.0) ** 2 + 0.12 * np.sin(xx / 17) * np.cos(yy / 23) < 1
colour[truth] += np.array([45, -20, 30], np.float32)
colour += rng.normal(0, 10, colour.shape)
colour = np.clip(colour, 0, 255).astype(np.uint8)
colour.tofile(folder + '/colour.raw')
truth.astype(np.uint8).tofile(folder + '/truth.raw')
print('truth', 0, int(truth.sum()))


def grab():
    mask = np.zeros((m, m), np.uint8)
    cv2.setRNGSeed(1)
    cv2.grabCut(colour, mask, (240, 310, 530, 430), np.zeros((1, 65)), np.zeros((1, 65)), 5, cv2.GC_INIT_WITH_RECT)
    return mask


ms, mask = timed(grab, 1)
cut = (mask == 1) | (mask == 3)
cut.astype(np.uint8).tofile(folder + '/cut.raw')
print('grabcut', ms, (cut & truth).sum() / (cut | truth).sum())

ms, labels = timed(lambda: slic(colour, n_segments=(m // 24) ** 2, compactness=10, max_num_iter=6, start_label=0), 1)
print('slic', ms, labels.max() + 1)
np.ascontiguousarray(labels).astype('<i4').tofile(folder + '/slic.raw')

cost = 1.0 + colour[..., 0]
ms, _ = timed(lambda: route_through_array(cost, (20, 30), (1000, 990), fully_connected=True, geometric=True), 1)
print('route', ms, 0)
