"""Command line → calls of the library: messages on stderr, results (or JSON) on stdout.

Exit codes: 0 done (warnings and advice included); 1 a picture was not drawn, or has a finding of
severity `error`; 2 a bad spec or call.
"""

from infographix.cli.app import main

__all__ = ["main"]
