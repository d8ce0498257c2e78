"""The kit on paper: guide, run-sheets, cards, handouts, forms, slides; the app's own content."""
