"""Pages with code cells come in, with the code and data that the cells rest on.
Their results go out, in the cache that Jupyter Book reads while it builds.
It must never write a page, nor show a result that was made from other inputs.
"""
