"""Local packs: who can be reached in one place. Their rules, their form, and which one is used."""
