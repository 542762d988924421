"""The commands, one file each. `command` is the function that the command line calls."""
