"""Chapters come in, as MyST text.
A plain notebook of each goes out beside it, for Colab and for download.
It must never run a cell, nor write a notebook that its chapter would not make again.
"""
