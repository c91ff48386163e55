"""What the house talks about: conversations, one file each. The table of contents is `handlers.contents`."""
