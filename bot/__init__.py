"""The Telegram face of the product and its memory; finding the sentence is the business of ``retrieval``."""
