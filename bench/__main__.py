"""`make bench`: every figure, one after the other; or only those named: `python -m bench inbox`."""

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Run each `<name>_bench.py` of this folder, or those that are named."""
    there = sorted(path.stem.removesuffix("_bench") for path in Path(__file__).parent.glob("*_bench.py"))
    wanted = [name.replace("-", "_") for name in sys.argv[1:]] or there
    unknown = [name for name in wanted if name not in there]
    if unknown:
        sys.exit(f"There is no bench {unknown[0]}. There are: {', '.join(there)}.")
    for name in wanted:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"bench.{name}_bench").main()


if __name__ == "__main__":
    main()
