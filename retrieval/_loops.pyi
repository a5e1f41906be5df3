from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retrieval.postings import Counts, Ids, Ints

class Lists:
    def __init__(
        self, documents: Ids, counts: Counts, starts: Ints, lengths: Ids, norms: npt.NDArray[np.float64]
    ) -> None: ...
    def best(
        self, terms: Sequence[int], factors: Sequence[float], bounds: Sequence[float], margin: float, limit: int
    ) -> tuple[bytes, bytes]: ...
    def add(
        self, term: int, factor: float, more: npt.NDArray[np.float64] | None, sums: npt.NDArray[np.float64]
    ) -> None: ...
    def add_to_owners(
        self, terms: Sequence[int], factors: Sequence[float], owners: Ids, sums: npt.NDArray[np.float64]
    ) -> None: ...
