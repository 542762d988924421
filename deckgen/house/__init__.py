"""PowerPoint templates: from their bytes to what a deck takes."""
