"""What slide kinds draw with: grid, frame, page, arrangers."""
