"""A room: people answer a question on their phones, by hand or on paper, and see what all said."""
