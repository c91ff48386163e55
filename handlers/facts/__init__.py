"""What is registered about a hub, put right in chat by those who coordinate it."""
