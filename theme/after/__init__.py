"""The folder of pages that Sphinx wrote comes in, with its styles and scripts.
The same folder goes out fixed, smaller and checked, with redirects beside the pages.
It must never read a page's source: what a page says is settled before it is built.
"""
