"""What the house does: use cases, each inside the caller's transaction, each checking the actor's rights."""
