"""Where work is done: in this process, or in several. An engine maps a function over items, in order.

An engine knows no news. The function must be importable by name (a module-level function), the items and results must
pickle, and results come back in the order of the items, whatever the engine: so the same bytes come out.
"""

from __future__ import annotations

from communique.engine.base import Engine
from communique.engine.local import LocalEngine
from communique.engine.processes import ProcessEngine

__all__ = ["Engine", "LocalEngine", "ProcessEngine", "engine_for"]


def engine_for(jobs: int = 1) -> Engine:
    """The local engine for one job, else an engine of that many processes."""
    return LocalEngine() if jobs <= 1 else ProcessEngine(jobs)
