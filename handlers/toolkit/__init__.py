"""The small toolkit that all conversations share."""
