"""What a new volunteer is promised: an answer from each hub, and a call within reasonable time."""
