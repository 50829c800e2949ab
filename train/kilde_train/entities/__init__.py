"""Builds data/entities/base.kmod, the base of known entities; docs/entities.md describes it."""
