"""Chair: the script of the item on stage, what is next, the clocks, the ask and its answer."""
