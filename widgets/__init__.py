"""Side by Side: how psychiatry and therapy work, and how they work together."""
