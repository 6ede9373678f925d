"""`python -m tests.bench.vietnamese NAME` → the measurement of that name, printed."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

_SHARED = {"__init__", "__main__", "corpus"}


def main() -> int:
    """Run the `main()` of the module that the first word names; 2 where there is none."""
    names = sorted({path.stem for path in Path(__file__).parent.glob("*.py")} - _SHARED)
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in names:
        print(f"which measurement? {', '.join(names)}", file=sys.stderr)
        return 2
    module = importlib.import_module(f"tests.bench.vietnamese.{name}")
    return int(module.main() or 0)


if __name__ == "__main__":
    sys.exit(main())
