"""Run notebook jobs: threads of this machine, or a Dask cluster."""
