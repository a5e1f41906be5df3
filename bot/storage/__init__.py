"""All SQL stands in this package; the rest of the bot asks it for plain values."""
