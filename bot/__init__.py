"""What runs: settings, wiring, the loops, and the doors to Telegram and the web."""

import os
import sys

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none, and looking for them costs each start

# httpx and structlog load rich and more wherever they are installed: 5 MB and a tenth of a second of every start,
# for a command line and coloured tracebacks that nobody sees here. None tells Python that there is no such module.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None forbids the import
if "rich" not in sys.modules:
    sys.modules["rich"] = None  # type: ignore[assignment]  # as above
    import structlog  # noqa: F401 -- loaded here, while rich is out of sight

    del sys.modules["rich"]
