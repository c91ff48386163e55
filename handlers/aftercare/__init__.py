"""After an activity: thanks, who was there, hours, certificates, and what calls have led to."""
