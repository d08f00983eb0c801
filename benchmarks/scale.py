"""How the whole way grows with the number of articles: time, words per second, memory.

    python benchmarks/scale.py 100 1000 5000

The articles are made here: stories of eight reports by eight outlets, one a copy of another, with names, tolls and dates
that differ from story to story. Each size runs in a process of its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GIVEN = "Ana Boris Clara Dmitri Elena Farid Greta Hassan Irina Jonas Karim Lena Milan Nadia Oskar Petra".split()
FAMILY = "Arden Brusk Corvan Dellis Emmer Forst Galway Hollen Irving Jarvis Koval Lunden Marek Noor Ostrom Perrin".split()
PLACES = "Lowmarsh Eastvale Northwick Harrowgate Saltmere Kingsbay Dunmere Westhaven Oakford Redcliff Stonebay Millford".split()
EVENTS = (
    ("ferry", "sank off {place} on {day}", "The ferry had failed a safety inspection in January"),
    ("bridge", "collapsed in {place} on {day}", "The bridge had been closed to lorries in March"),
    ("factory", "burned down in {place} on {day}", "The factory had no working alarm"),
    ("train", "derailed near {place} on {day}", "The train was travelling too fast"),
    ("mine", "flooded near {place} on {day}", "The mine had been inspected twice this year"),
)
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def article(story: int, number: int) -> dict[str, str]:
    """One report of one story."""
    rng = random.Random(story)
    thing, happened, blame = EVENTS[story % len(EVENTS)]
    place = f"{rng.choice(PLACES)} {story // len(EVENTS)}" if story >= 60 else rng.choice(PLACES)
    day, dead = rng.choice(DAYS), rng.randint(5, 60)
    mayor = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
    inspector = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
    own = random.Random(story * 100 + (0 if number == 1 else number))
    parts = [
        f"A {thing} {happened.format(place=place, day=day)}, killing {dead} people, mayor {mayor} said.",
        f'"{blame}," inspector {inspector} told reporters. Rescue teams searched the area until late in the evening.',
        f"{own.choice(['Schools', 'Shops', 'Offices'])} in {place} will stay closed on Friday, the council announced. "
        f"About {own.randint(2, 9) * 10} families were brought to a hall.",
        f"A memorial service will be held in {place} next week. The government promised an inquiry. {mayor} said that the "
        f"town needed {own.choice(['help', 'time', 'answers'])}, and that nobody would be left alone.",
        f"The operator denied that {blame[0].lower() + blame[1:]}. {inspector} did not comment on Thursday.",
    ]
    own.shuffle(parts[1:])
    return {
        "title": f"{thing.capitalize()} disaster near {place}: {dead} dead",
        "source": f"Outlet {number}",
        "url": f"https://outlet{number}.example/{story}",
        "date_publish": f"2031-{1 + story % 12:02}-{1 + (story // 12) % 27:02}T{8 + number:02}:00:00+00:00",
        "maintext": "\n\n".join(parts[: 3 + (story + number) % 3]),
    }


def run(count: int) -> dict[str, float]:
    """Briefs `count` made articles; seconds by stage, words and peak memory."""
    import communique

    lines = [json.dumps(article(n // 8, n % 8)) for n in range(count)]
    words = sum(len(json.loads(line)["maintext"].split()) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("\n".join(lines))
        moments: list[float] = []
        start = time.perf_counter()
        made = communique.brief([path], progress=lambda *_: moments.append(time.perf_counter()))
        end = time.perf_counter()
    reading = moments[-1] - moments[0]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "articles": count, "words": words, "stories": len(made.dossiers), "seconds": round(end - start, 1),
        "reading": round(reading, 1), "words a second, reading": round(words / reading),
        "milliseconds an article": round(1000 * (end - start) / count, 1), "memory MB": round(memory),
    }  # fmt: skip


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(run(int(sys.argv[2]))))
        return
    for count in sys.argv[1:] or ["100", "1000", "5000"]:
        done = subprocess.run([sys.executable, __file__, "--one", count], capture_output=True, text=True)
        print(done.stdout.strip() or done.stderr[-2000:], flush=True)


if __name__ == "__main__":
    main()
