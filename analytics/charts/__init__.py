"""Charts made on the server: geometry without Django here, words and tables in `figures`.

Each kind has a module that lays it out, one in `figures` that names it and puts a table behind it,
and a template of the same name that draws it as SVG.
"""
