"""Where an article's steps are: blocks of text, steps and further reading, by line.

The rules are those of the segmentation guide: alternatives are a step each, a procedure is one
step, a section is a step, prose that tells the reader to do something is one, notes and further
reading are none (`rules`). Structure decides; wording is read from the English source side where
there is one (`english`), and structure alone elsewhere (`structure`).
"""
