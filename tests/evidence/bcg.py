"""A published set of trials whose pooled results are known."""

import numpy as np

from widgets.evidence.rates import calc_log_risk_ratios

# Thirteen trials of the BCG vaccine (Colditz and others 1994): vaccinated with and without
# tuberculosis, then controls. Results as printed in Viechtbauer 2010, J Stat Softw 36(3).
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)
TRIALS = calc_log_risk_ratios(BCG[:, 0], BCG[:, 0] + BCG[:, 1], BCG[:, 2], BCG[:, 2] + BCG[:, 3])
Y, V = TRIALS.effects, TRIALS.variances
