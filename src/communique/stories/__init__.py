"""Which documents are of one story. Assigning an arriving document is the same comparison as the batch."""

from communique.stories.dating import dated_by_story, dated_by_versions
from communique.stories.large import Stage
from communique.stories.link import Story, stories
from communique.stories.measures import head
from communique.stories.sense import Vectors, keep_vectors, kept, lead_vector

__all__ = [
    "Stage", "Story", "Vectors", "dated_by_story", "dated_by_versions", "head", "keep_vectors", "kept", "lead_vector",
    "stories",
]  # fmt: skip
