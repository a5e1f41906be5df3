"""Everything that is measured, in one run: `make bench`, a quarter of an hour; `--quick` leaves the million out."""

from __future__ import annotations

import argparse
import importlib.util

from benchmarks import growth, search, start, updates

QUICK = (10_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    sizes = QUICK if parser.parse_args().quick else search.SIZES
    for title, measure in (
        ("Search, ten best of one field, one core", lambda: search.main(sizes)),
        ("Whole answers", lambda: growth.main(sizes)),
        ("Start, two articles", start.main),
        ("Updates over HTTP", updates.main),
    ):
        print(f"\n## {title}\n", flush=True)
        measure()
    if importlib.util.find_spec("benchmarks.quality"):
        print("\nQuality beside the same engines needs a file of questions: `python -m benchmarks.quality --help`.")


if __name__ == "__main__":
    main()
