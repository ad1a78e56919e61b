"""The window: a small widget layer over pygame, the map, and the scenes made of them."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pygame greets on standard output, which belongs to commands
