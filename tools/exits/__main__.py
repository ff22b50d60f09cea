"""Run so many exits and print what hung, what came late and what was left on."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from PIL import Image
from tools.exits.plans import KINDS, planned
from tools.exits.trials import Trial, tried

_TEXT = "عنوان المقال الأول\n\n" + "متن المقال كلام طويل.\n\n" * 60
_LARGE = "عنوان المقال الأول\n\n" + "متن المقال كلام طويل جدا عن أشياء كثيرة.\n\n" * 60_000
_PICTURES = "عنوان المقال الأول\n\n![صورة](noise.png)\n\n"
_MANY = 8_000  # so that processes take them in
_VERY_LATE_SECONDS = 1.0
_LATE_SECONDS = 0.3
_SLOWEST = 5


def main() -> int:
    """Run them; the exit status is 1 when one was not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tools.exits")
    parser.add_argument("--count", type=int, default=100, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="what the moments are drawn by")
    parser.add_argument("--only", type=int, nargs="*", help="the exits of these numbers alone")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once")
    options = parser.parse_args()
    numbers = options.only or range(options.count)
    with tempfile.TemporaryDirectory(prefix="newsreader-exits-") as name:
        articles = Path(name, "articles")
        articles.mkdir()
        (articles / "first.txt").write_text(_TEXT, encoding="utf-8")
        (articles / "large.txt").write_text(_LARGE, encoding="utf-8")
        (articles / "pictures.md").write_text(_PICTURES + _TEXT, encoding="utf-8")
        Image.effect_noise((900, 600), 80).save(articles / "noise.png")
        (articles / "many").mkdir()
        line = json.dumps({"title": "خبر", "text": _TEXT}, ensure_ascii=False) + "\n"
        (articles / "many" / "news.jsonl").write_text(line * _MANY, encoding="utf-8")
        plans = [planned(options.seed, number) for number in numbers]
        with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
            trials = []
            for trial in pool.imap_unordered(partial(tried, articles=articles), plans):
                trials.append(trial)
                if trial.wrong:
                    print(f"✗ {trial.plan}\n    {'; '.join(trial.wrong)}", flush=True)
    return _summed_up(trials)


def _summed_up(trials: list[Trial]) -> int:
    wrong = [trial for trial in trials if trial.wrong]
    took = sorted(trial.seconds for trial in trials if trial.seconds is not None)
    back = sorted(trial.back for trial in trials if trial.back is not None)
    print(f"{len(trials)} exits, {len(wrong)} not as they should be")
    print("by kind:", ", ".join(f"{k} {Counter(t.plan.kind for t in trials)[k]}" for k in KINDS))
    for label, seconds in (("terminal given back", back), ("gone", took)):
        if seconds:
            print(
                f"{label}: median {seconds[len(seconds) // 2]:.3f} s, "
                f"99 % {seconds[int(len(seconds) * 0.99)]:.3f} s, slowest {seconds[-1]:.3f} s"
            )
    for trial in sorted(trials, key=lambda t: -(t.seconds or 0))[:_SLOWEST]:
        print(f"    {trial.seconds or 0:.3f} s (given back {trial.back or 0:.3f} s): {trial.plan}")
    print(
        f"later than {_LATE_SECONDS} s: {sum(s > _LATE_SECONDS for s in took)}, "
        f"later than {_VERY_LATE_SECONDS} s: {sum(s > _VERY_LATE_SECONDS for s in took)}"
    )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
