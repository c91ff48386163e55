"""What is registered about the hubs, how it came to be so, and what is being written."""
