"""The steps by which the tables came to be, each up and down."""
