"""Every sentence a person reads, by key, in English and Korean."""

from gradviz.words.catalogue import CATALOGUE, LANGUAGES, how_many, joined, say

__all__ = ["CATALOGUE", "LANGUAGES", "how_many", "joined", "say"]
