"""A nation's own score beside the coalition's: five dimensions, in 1/1000 of a point (R-SCORE)."""

import numpy as np
