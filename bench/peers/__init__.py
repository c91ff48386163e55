"""What Torgbot is measured against: small honest programs, each at its best ordinary setting."""
