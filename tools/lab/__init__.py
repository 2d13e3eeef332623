"""A notebook comes in as it lies on the disk, for the lab that `make lab` opens.
It goes out with what JupyterLab would note in it, so that opening changes nothing.
It must never write a file by itself.

JupyterLab's settings for learners lie beside this; `make lab INSTRUCTOR=1` adds what
nbgrader and jupytext bring for those who make exercises.
"""

from ipykernel.ipkernel import IPythonKernel
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from nbformat import NotebookNode

KERNEL = "python3"


class LearnersFiles(AsyncLargeFileManager):
    """Opens a notebook with what JupyterLab notes of the kernel as soon as it runs.

    It notes Python's exact version, so no notebook could come with it, and one that
    was only opened would count as changed.
    """

    async def get(self, path: str, *args: object, **facts: object) -> dict[str, object]:
        """Return a file, a folder or a notebook, as any contents manager does."""
        model: dict[str, object] = await super().get(path, *args, **facts)
        notebook = model["content"]
        if isinstance(notebook, NotebookNode):
            spec = KernelSpecManager().get_kernel_spec(KERNEL)
            notebook.metadata |= {
                "kernelspec": {
                    "name": KERNEL,
                    "display_name": spec.display_name,
                    "language": spec.language,
                },
                "language_info": IPythonKernel.language_info,
            }
        return model
