"""Which documents are of one story. Assigning an arriving document is the same comparison as the batch."""

from communique.stories.dating import dated_by_story, dated_by_versions
from communique.stories.link import Story, stories

__all__ = ["Story", "dated_by_story", "dated_by_versions", "stories"]
