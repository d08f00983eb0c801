"""The fixed orders in which stores give records back."""

from __future__ import annotations

from communique.model import Edge, Problem

EdgeKey = tuple[str, str, str, str]


def edge_key(edge: Edge) -> EdgeKey:
    """What identifies an edge: kind, left, right and judge."""
    return (edge.kind, edge.left, edge.right, edge.judge)


def problem_key(problem: Problem) -> tuple[str, str, int, str, str]:
    """A total order over problems, those without a document or place first."""
    start = problem.span.start if problem.span else -1
    return (problem.document or "", problem.path or "", start, problem.stage, problem.message)
