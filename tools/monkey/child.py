"""The app, which says how it is: a line of JSON at a time, to a descriptor.

python child.py REPORT [PATHS ...]
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tools.monkey.meters import Meter

from newsreader import cli
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.textual_internals import DriverWithKeys

_EVERY_SECONDS = 0.02


def main() -> int:
    """Run the app with a meter in it."""
    report = int(sys.argv[1])
    mounted = NewsreaderApp.on_mount

    def on_mount(app: NewsreaderApp) -> None:
        mounted(app)
        _watch(Meter(app), report)

    NewsreaderApp.on_mount = on_mount  # type: ignore[method-assign,assignment]
    return cli.main(sys.argv[2:])


def _watch(meter: Meter, report: int) -> None:
    """Say how the meter stands, whenever that has changed."""
    process = DriverWithKeys.process_message

    def process_message(driver: DriverWithKeys, message: object) -> None:
        meter.comes(message)
        process(driver, message)  # type: ignore[arg-type]

    DriverWithKeys.process_message = process_message  # type: ignore[method-assign,assignment]

    def tell() -> None:
        said = ""
        while True:
            facts = {
                "keys": meter.keys, "waiting": meter.waiting, "slowest": meter.slowest,
                "slowest_of": meter.slowest_of, "beat": meter.longest_beat,
                "busy_with": meter.busy_with,
            }  # fmt: skip
            line = json.dumps(facts)
            if line != said:
                said = line
                os.write(report, line.encode() + b"\n")
            time.sleep(_EVERY_SECONDS)

    threading.Thread(target=tell, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
