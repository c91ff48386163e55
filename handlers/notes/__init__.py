"""Notes: coordinators and those who come write to each other about a request."""
