mixes = datasets.concrete()
