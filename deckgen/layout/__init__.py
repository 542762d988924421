"""What slide kinds draw with: grid, slide layouts, drafts, arrangers."""
