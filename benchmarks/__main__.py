"""Everything that is measured, in one run: `make bench`, a quarter of an hour; `--quick` leaves the million out.

Quality is measured on a SQuAD file (`--questions FILE`, or `make bench QUESTIONS=FILE`), without one on the project's
own questions about its own articles.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks import growth, quality, search, start, steps, updates

QUICK = (10_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--questions", type=Path, help="a SQuAD file")
    parser.add_argument("--every", type=int, default=1, help="ask every N-th question of it only")
    chosen = parser.parse_args()
    sizes = QUICK if chosen.quick else search.SIZES
    started = time.monotonic()
    for title, measure in (
        ("Search, ten best of one field, one core", lambda: search.main(sizes)),
        ("Whole answers", lambda: growth.main(sizes)),
        ("Start, two articles", start.main),
        ("Updates over HTTP", updates.main),
        ("How long the loop is held", steps.main),
        ("Quality beside the same engines", lambda: quality.main(chosen.questions, every=chosen.every)),
    ):
        print(f"\n## {title}\n", flush=True)
        measure()
    print(f"\nAll of it took {(time.monotonic() - started) / 60:.0f} min.")


if __name__ == "__main__":
    main()
