"""The way in: updates are committed to the inbox, and each person's are worked in their order."""
