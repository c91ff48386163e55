"""A request that has been sent is changed, stopped or cancelled, and those it concerns hear why."""
