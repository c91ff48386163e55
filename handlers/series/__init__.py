"""Standing duties: begun, made in good time, taken whole, looked after."""
