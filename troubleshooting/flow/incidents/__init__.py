"""Known incidents: which go on, whom they touch, in what words, and since when."""
