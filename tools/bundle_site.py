"""Put the built site into one zip that opens from its index.html without a network.

The same site gives the same bytes.
"""

import argparse
import sys
from pathlib import Path

import neurons
from autograder.zips import write_zip
from theme.after.redirects import is_redirect

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
NAME = f"from-one-neuron-up-{neurons.__version__}-site"
# Of use on a server alone.
LEFT_OUT = {"404.html", "sitemap.xml"}


def files(site: Path) -> list[Path]:
    """Return the files of a site that a reader needs, in one order everywhere."""
    return sorted(
        (
            path
            for path in site.rglob("*")
            if path.is_file()
            and not path.name.startswith(".")
            and path.relative_to(site).as_posix() not in LEFT_OUT
            and not (path.suffix == ".html" and is_redirect(path))
        ),
        key=lambda path: path.relative_to(site).as_posix(),
    )


def bundle(site: Path, out: Path) -> None:
    """Write the zip of a built site.

    Args:
        site: folder of its `index.html`.
        out: the zip to write; all of it lies in one folder of the same name.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    entries = (
        (f"{out.stem}/{path.relative_to(site).as_posix()}", path.read_bytes())
        for path in files(site)
    )
    write_zip(out, entries, level=9)


def main() -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.bundle_site", description=__doc__
    )
    default = ROOT / "dist" / f"{NAME}.zip"
    parser.add_argument(
        "out", nargs="?", type=Path, default=default, help=f"default: dist/{NAME}.zip"
    )
    out = parser.parse_args().out
    if not (SITE / "index.html").is_file():
        print("The site is not built; run `make book` first.", file=sys.stderr)
        return 2
    bundle(SITE, out)
    print(f"The site is in {out}, {out.stat().st_size / 1e6:.1f} MB; unzip it and open")
    print(f"{out.stem}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
