"""Who watches: what the loops tell of themselves, what shows that they stand still, and what follows."""
