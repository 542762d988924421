"""Many decks at once.

``jobs.py`` says what a job is, ``run.py`` gives jobs to processes, ``work.py`` is what happens in one of them, and
``record.py`` is how a later run knows what it need not make again.
"""
