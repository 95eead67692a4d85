"""Every sentence a person reads, by key, in English and Korean."""

from gradviz.words.catalogue import CATALOGUE, LANGUAGES, say

__all__ = ["CATALOGUE", "LANGUAGES", "say"]
