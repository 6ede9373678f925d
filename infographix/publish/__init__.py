"""A drawn infographic → all that goes with it to its readers and to those who answer for it."""
