"""Quietroom in Synapse: what members say is judged before it is sent, and sent under a pseudonym."""

from .callbacks import Quietroom

__all__ = ["Quietroom"]
