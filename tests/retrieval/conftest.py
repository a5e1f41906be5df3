"""Property tests measure no time: the first example of a run loads the dictionary."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
