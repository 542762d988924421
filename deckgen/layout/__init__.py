"""What slide kinds draw with: grid, frame, fit, arrangers."""
