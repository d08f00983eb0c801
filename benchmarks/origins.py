"""Origins: is the number of independent origins exact, and never too high?

    python benchmarks/origins.py

Ninety-four small constructed claims in tests/cases/origins/*.toml: copies, revisions, second-hand quotations, agencies
and those who cite them, unnamed sources, own reporting. No data needed.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    from tests.claims.short_form import expected, reports
    from tests.claims.story_builder import story
    from tests.claims.test_origins import counted

    paths = sorted((ROOT / "tests/cases/origins").glob("*.toml"))
    cases = [case for path in paths for case in tomllib.loads(path.read_text())["case"]]
    pairs = [(counted(story(reports(case))).origins, expected(case)["origins"]) for case in cases]
    exact = sum(found == right for found, right in pairs)
    more = sum(found > right for found, right in pairs)
    print(f"claims {len(pairs)}: exact {exact / len(pairs):.3f}, too many in {more}")


if __name__ == "__main__":
    main()
