"""A sentence in which a coordinator says all that is needed, and the preview that it becomes."""

CONCERT = "Trenger 3 verter på Heggedal torsdag 17–20, konsert"
PREVIEW = """\
Dette får de se:
Kan du hjelpe? Konsert
Hvor: Heggedal
Når: torsdag 26. november kl. 17:00–20:00
Vi trenger: Vertskap, 3 personer"""
