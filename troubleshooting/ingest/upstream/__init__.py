"""What became of the tree a text came from: there, back, gone, or referring to what is not there."""
