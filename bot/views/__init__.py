"""What the bot knows → what a person sees. Nothing here asks a database or changes anything."""
