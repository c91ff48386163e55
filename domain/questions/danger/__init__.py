"""Danger told in words of which none is danger: `hun har fått noe i halsen og er helt blå`.

text ── signs ──► which signs stand in it ── rules, less what is calmed ──► the danger they make together
"""
