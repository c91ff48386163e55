"""Who was asked, who answered what, and what came of it."""
