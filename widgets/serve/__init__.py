"""How Voilà is configured, framed, capped and kept private. Knows nothing of models or figures."""
