"""What the house knows: pure rules on frozen values. Nothing here reads a clock, a file or a database."""
