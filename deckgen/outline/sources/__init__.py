"""Reference files to sources: CSL-JSON, BibTeX and BibLaTeX."""
