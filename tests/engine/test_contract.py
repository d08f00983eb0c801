"""One suite for all engines."""

from __future__ import annotations

import pytest

from communique.engine import PAYS, Engine, LocalEngine, ProcessEngine, engine_for, spread


@pytest.fixture(params=[1, 2])
def engine(request: pytest.FixtureRequest) -> Engine:
    return engine_for(request.param)


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(abs, range(-40, 0))) == list(range(40, 0, -1))


def test_nothing_in_nothing_out(engine: Engine) -> None:
    assert list(engine.map(abs, [])) == []


def test_an_error_is_raised(engine: Engine) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        list(engine.map(int, ["1", "nonsense"]))


def test_jobs_choose_the_engine() -> None:
    assert isinstance(engine_for(1), LocalEngine)
    assert isinstance(engine_for(3), ProcessEngine)


@pytest.mark.parametrize("count", [3, PAYS + 1])
def test_short_tasks_are_spread_in_order(count: int) -> None:
    assert list(spread(2, abs, range(-count, 0))) == list(range(count, 0, -1))
